"""The frames of a series, as the page gets them, and slices to make one of."""

from archives import zip_bytes
from dicom_files import dataset, file_bytes
from opening import Opened
from remarks import messages


def slice_at(number: int, z: float, **attributes) -> bytes:
    return file_bytes(dataset(number, Modality="MR", ImagePositionPatient=[0, 0, z], **attributes))


class Series:
    """The first series of an archive, as the page gets it."""

    def __init__(self, files: dict[str, bytes]):
        opened = Opened({"a.zip": zip_bytes(files)})
        names = {row["entry_key"]: name for name, row in opened.entries("image").items()}
        self.reply, _, self.buffers = opened.call("get_series_frames", series_key=0)
        keys, indices = self.buffers["instance_keys"].tolist(), self.buffers["frame_indices"].tolist()
        self.names = [names[key] for key in keys]
        self.indices = indices
        self.volumes = [[name for name, v in zip(self.names, self.buffers["volume_indices"], strict=True) if v == n] for n in range(self.count)]
        self.notes = messages(opened.series[0]["notes"])

    @property
    def count(self) -> int:
        return len(self.reply["volumes"])

    @property
    def words(self) -> list[str]:
        return self.reply["volumes"]

    @property
    def problems(self) -> list[str]:
        return messages(self.reply["problems"])
