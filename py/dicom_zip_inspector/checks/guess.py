"""What files look as if they were meant for, by what they say of their patients. A guess: it decides nothing."""

from ..base.contract import GuessedPurpose
from .facts import Facts

_IDENTITY_REMOVED = ("", 0x00120062, "")
_PATIENT_NAME = ("", 0x00100010, "")
_LEAST_LETTERS = 2  # of a name's part
_NO_NAMES = {
    "anon", "anonymous", "anonymized", "anonymised", "case", "deidentified", "none", "patient", "phantom", "sample", "subject", "test", "unknown",
}  # fmt: skip


def guessed_purpose(facts: Facts) -> GuessedPurpose:
    """By the files read so far: "research" where most say that identity was removed or name nobody, "care" where most name somebody."""
    if not facts.count:
        return GuessedPurpose(purpose=None, reason="")
    claiming = facts.values(_IDENTITY_REMOVED).get("YES", ())
    if 2 * len(claiming) > facts.count:
        return GuessedPurpose(purpose="research", reason=f"{_files(len(claiming), facts.count)} say that identity was removed")
    named = sum(len(files) for name, files in facts.values(_PATIENT_NAME).items() if is_like_a_name(name))
    if 2 * named > facts.count:
        return GuessedPurpose(purpose="care", reason=f"{_files(named, facts.count)} have a patient's name of two parts")
    return GuessedPurpose(purpose="research", reason="most files have no patient's name, or one that looks like a pseudonym")


def is_like_a_name(value: str) -> bool:
    """Whether a PN value (PS3.5 section 6.2.1) has a family and a given name of letters, neither a word that stands for nobody."""
    family, _, rest = value.split("=")[0].partition("^")
    parts = [family.strip(), rest.split("^")[0].strip()]
    return all(_is_like_a_part(part) for part in parts)


def _is_like_a_part(part: str) -> bool:
    letters = part.replace("-", "").replace("'", "").replace(" ", "").replace(".", "")
    return letters.isalpha() and len(letters) >= _LEAST_LETTERS and not _NO_NAMES & set(part.casefold().split())


def _files(count: int, of: int) -> str:
    return f"all {of:,} files" if count == of > 1 else f"{count:,} of {of:,} files"
