"""One layer of a picture after the other: a fault in one is a finding, and the rest is there."""

from collections.abc import Callable
from typing import TypeVar

from ..base.finding import Finding, found

T = TypeVar("T")


class Guard:
    """Reads layers of one picture.

    findings : the layers that could not be read, `malformed` each
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def read(self, layer: str, make: Callable[[], T], otherwise: T) -> T:
        """What `make` returns; where it fails `otherwise`, with a finding that names the layer, such as "The display shutter"."""
        try:
            return make()
        except MemoryError:
            raise
        except Exception:  # of whatever kind: the rest of the picture must not suffer
            self.findings.append(found("malformed", message=f"{layer} cannot be used: the data are not as the standard says"))
            return otherwise
