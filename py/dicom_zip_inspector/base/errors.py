"""What can go wrong, each kind with a stable `code` that the page words and tests assert."""


class InspectorError(Exception):
    """The base of all errors that reach a person.

    Parameters
    ----------
    message : str
        One sentence that names the file and the reason.
    detail : str
        What helps whoever repairs it: offsets, tags, the cause's own words.
    """

    code = "internal"

    def __init__(self, message: str, detail: str = ""):
        super().__init__(message)
        self.message = message
        self.detail = detail


class SourceChanged(InspectorError):
    """A chosen file was changed, cut, moved or deleted while it was open."""

    code = "source_changed"


class NotAnArchive(InspectorError):
    """The bytes are not those of a zip."""

    code = "not_an_archive"


class ArchiveTruncated(InspectorError):
    """The archive ends before its central directory, or before the data that the directory names."""

    code = "archive_truncated"


class ArchiveDamaged(InspectorError):
    """The central directory contradicts itself or the file."""

    code = "archive_damaged"


class ArchiveUnsupported(InspectorError):
    """An archive of another kind than zip."""

    code = "archive_unsupported"


class EmptyArchive(InspectorError):
    """A zip without any entry."""

    code = "empty_archive"


class NoDicom(InspectorError):
    """What was chosen holds no DICOM."""

    code = "no_dicom"


class MemberEncrypted(InspectorError):
    """The member needs a password."""

    code = "member_encrypted"


class MemberDamaged(InspectorError):
    """The member's data do not inflate, overlap another's, or differ from what the archive declares."""

    code = "member_damaged"


class CompressionUnsupported(InspectorError):
    """A compression method that Python does not read, such as Deflate64."""

    code = "compression_unsupported"


class LimitExceeded(InspectorError):
    """More bytes, entries or levels than a sane archive has."""

    code = "limit_exceeded"


class HeaderUnreadable(InspectorError):
    """A DICOM file whose data set cannot be followed up to Pixel Data."""

    code = "header_unreadable"


class NoPixelData(InspectorError):
    """The instance has nothing to draw."""

    code = "no_pixel_data"


class TransferSyntaxUnsupported(InspectorError):
    """No decoder for this transfer syntax."""

    code = "transfer_syntax_unsupported"


class PixelDataInvalid(InspectorError):
    """Pixel Data contradict the Image Pixel attributes, or do not decode."""

    code = "pixel_data_invalid"


class Cancelled(InspectorError):
    """The person, or a newer call, stopped this one."""

    code = "cancelled"


class UnknownKey(InspectorError):
    """No instance, series, frame or element of that address in what is open."""

    code = "unknown_key"


class Skipped(InspectorError):
    """An entry that was left out because the person asked for it."""

    code = "skipped"


class BadRequest(InspectorError):
    """A call with parameters that it does not take."""

    code = "bad_request"
