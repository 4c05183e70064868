"""A fact that somebody should know: what, where, with which values. Made by whoever sees it, worded in one table (`wording`)."""

from collections.abc import Iterable
from dataclasses import dataclass

from .contract import Remark, Severity
from .errors import InspectorError
from .wording import WORDING, Wording, filled

FindingKey = tuple[str, str, str]  # code, path, private creator


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about one thing: an entry, a series, a picture, an archive. What is the same is equal, so that thousands can be counted.

    Attributes
    ----------
    code : str
        A key of `WORDING`, which has its subject, severity and sentences.
    parameters : tuple of (str, object)
        What the sentence needs.
    path : str
        The element it is about: "GGGGEEEE", nested "GGGGEEEE[n]/GGGGEEEE"; "" for the thing as a whole.
    values : tuple of str
        The distinct raw values it is about; they may identify a person.
    creator : str
        Who has reserved the private element, or block, that it is about; "" where it is about none.
    judged : str or None
        Its severity where that is another than its wording's.
    """

    code: str
    parameters: tuple[tuple[str, object], ...] = ()
    path: str = ""
    values: tuple[str, ...] = ()
    creator: str = ""
    judged: Severity | None = None

    @property
    def key(self) -> FindingKey:
        """What tells it apart: all of one code, path and private creator are one finding to a person."""
        return self.code, self.path, self.creator

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.judged or self.wording.severity

    @property
    def wording(self) -> Wording:
        """Its entry in the table."""
        return WORDING[self.code]

    @property
    def message(self) -> str:
        """One sentence without its full stop."""
        return filled(self.wording.sentence, self.parameters)

    @property
    def remark(self) -> Remark:
        """As it is shown beside what it is about."""
        return Remark(code=self.code, severity=self.severity, subject=self.wording.subject, message=self.message)


def found(
    code: str, *, path: str = "", values: Iterable[str] = (), creator: str = "", judged: Severity | None = None, **parameters: object
) -> Finding:
    """A finding."""
    return Finding(code, tuple(parameters.items()), path, tuple(values), creator, judged)


def found_error(error: InspectorError) -> Finding:
    """Why something could not be read, as a finding of the same code."""
    return found(error.code, message=error.message.rstrip("."))


def remarks(findings: Iterable[Finding]) -> list[Remark]:
    """Findings as they are shown, the worst first, each sentence once."""
    return sorted((finding.remark for finding in dict.fromkeys(findings)), key=lambda remark: SEVERITY_ORDER[remark["severity"]])


SEVERITY_ORDER = {"must_fix": 0, "look": 1, "note": 2}
