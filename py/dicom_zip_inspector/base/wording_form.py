"""What the tables of words say of a finding's code: subjects with many codes have tables of their own, put together in `wording`."""

from dataclasses import dataclass

from .contract import FindingGroup, Severity, Subject


@dataclass(frozen=True, slots=True)
class Wording:
    """How one code is worded. `damages`: a file of which it holds is counted as damaged, whatever its class.

    `why`: why it matters. `group`: with which others it is told in one line. `option`: under which of a purpose's options it is allowed.
    """

    subject: Subject
    severity: Severity
    sentence: str
    in_general: str = ""
    advice: str = ""
    source: str = ""
    damages: bool = False
    why: str = ""
    group: FindingGroup = ""
    option: str = ""
