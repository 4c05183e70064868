"""Text in pictures: what was found, what was read and whom it names; and frames that nobody has looked at."""

from collections import defaultdict
from collections.abc import Iterator

from ..base.contract import TextPlace
from ..base.finding import Finding, found
from ..index.findings import MOST_PLACES, Held
from ..index.series import Series
from ..lettering.looked_at import SeenLine
from ..lettering.sampling import FrameAddress, frame_count
from .evidence import unwanted
from .ground import Ground
from .purpose import Purpose
from .readings import PATTERNS, SURE, meaning

_WEAK = 0.75  # scores of lines: of drawn ones 1 in 50 has less, of what is no text most
_BURNED_IN = ("", 0x00280301, "")


def findings(ground: Ground) -> Iterator[Held]:
    """Of what was looked at; nothing before anybody has looked."""
    if not ground.looked_at.has_begun:
        return
    denied = _denied(ground)
    for series in ground.series:
        identified = set[int]()
        for held in _of_series(ground, series):
            yield held
            if held.finding.code == "text_identifies":
                identified.update(held.entries)
        if contradicted := sorted(identified & denied):
            yield Held(found("burned_in_denied", path="00280301"), contradicted, series.key)
        yield from _not_looked_at(ground, series)
    yield from _refused(ground)


def place_of(finding: Finding) -> str:
    """The path of the element that a finding stands beside, "" for none: what is about text in the picture, Burned In Annotation."""
    return finding.path or ("00280301" if finding.code.startswith(("text_", "burned_in_", "frames_not_looked_at")) else "")


def lines_of(ground: Ground, address: FrameAddress) -> Iterator[tuple[SeenLine, Finding]]:
    """The lines of text of a frame, each with what it comes to."""
    is_seen = ground.looked_at.is_seen(address)
    for seen in ground.looked_at.lines.get(address, ()):
        yield seen, _judged(ground, seen, is_seen)


def is_settled(ground: Ground, instance_key: int) -> bool:
    """Whether all frames of an instance were looked at, and no text is left in them that could name somebody."""
    header = ground.index.entries[instance_key].header
    count = frame_count(header) if header else 0
    if not count or ground.looked_at.looked(instance_key) < count:
        return False
    addresses = ((instance_key, index) for index in range(count)) if instance_key in ground.looked_at.with_text else ()
    return all(finding.severity == "note" for address in addresses for _, finding in lines_of(ground, address))


def _judged(ground: Ground, seen: SeenLine, is_seen: bool) -> Finding:
    reading = ground.looked_at.reading(seen)
    if reading is None:
        return found(_open_code(seen, is_seen, "text_unread"))
    read = meaning(reading.text, reading.confidence, unwanted(ground).alike, _may_stay(ground.purpose))
    if read.kind == "identifies":
        return found("text_identifies", values=[reading.text], kinds=read.why)
    if read.kind == "harmless":
        return found("text_harmless", values=[reading.text])
    return found(_open_code(seen, is_seen, "text_unknown", reading.confidence), values=[reading.text])


def _open_code(seen: SeenLine, is_seen: bool, code: str, confidence: float = 0.0) -> str:
    """The code of a line of which nobody knows what it says: less than `code` where a person has looked, or it may be no text at all."""
    is_doubtful = seen.line.score < _WEAK and confidence < SURE
    return "text_seen" if is_seen else "text_doubtful" if is_doubtful else code


def _may_stay(purpose: Purpose) -> frozenset[str]:
    """What of the forms of dates, numbers and labels does not matter: in care none does."""
    if purpose.name == "care":
        return PATTERNS
    return frozenset({"date"} if purpose.has("retain_dates_full") or purpose.has("retain_dates_modified") else ())


def _of_series(ground: Ground, series: Series) -> Iterator[Held]:
    keys, places = defaultdict[Finding, set[int]](set), defaultdict[Finding, list[TextPlace]](list)
    for header in series.instances:
        if header.entry_key not in ground.looked_at.with_text:
            continue
        for index in range(frame_count(header)):
            for seen, finding in lines_of(ground, (header.entry_key, index)):
                keys[finding].add(header.entry_key)
                if len(places[finding]) < MOST_PLACES:
                    places[finding].append(_place(ground, (header.entry_key, index), seen))
    for finding, own in keys.items():
        yield Held(finding, sorted(own), series.key, places=tuple(places[finding]))


def _place(ground: Ground, address: FrameAddress, seen: SeenLine) -> TextPlace:
    line, reading = seen.line, ground.looked_at.reading(seen)
    return TextPlace(
        instance_key=address[0],
        frame_index=address[1],
        top=line.top,
        left=line.left,
        height=line.height,
        width=line.width,
        text=reading.text if reading else "",
        confidence=reading.confidence if reading else 0.0,
    )


def _denied(ground: Ground) -> set[int]:
    """Files that say that there is not enough text in the picture to identify somebody (PS3.3 C.7.6.1)."""
    facts = ground.facts
    return {key for text, files in facts.values(_BURNED_IN).items() if text.strip().upper() == "NO" for key in facts.keys[files].tolist()}


def _not_looked_at(ground: Ground, series: Series) -> Iterator[Held]:
    looked_at = ground.looked_at
    counts = {header.entry_key: frame_count(header) for header in series.instances}
    left = [key for key, count in counts.items() if looked_at.looked(key) + looked_at.refused_count(key) < count]
    if left:
        frames, looked = sum(counts.values()), sum(min(looked_at.looked(key), count) for key, count in counts.items())
        yield Held(found("frames_not_looked_at", looked=looked, frames=frames), left, series.key)


def _refused(ground: Ground) -> Iterator[Held]:
    """Frames that cannot be drawn."""
    held = defaultdict[Finding, list[int]](list)
    for (key, _), why in ground.looked_at.refused.items():
        held[why].append(key)
    yield from (Held(why, sorted(set(keys))) for why, keys in held.items())
