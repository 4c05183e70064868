"""Sequences and fragments among elements without VR, as pydicom tells them: of undefined length, what has items is a sequence wherever the
standard's dictionary has nothing to say."""

from dataclasses import dataclass

import numpy as np

from .element_rows import vr_code
from .header_scan import UNDEFINED_LENGTH
from .implicit_vr import MOST_CREATOR, creator_tag, creator_text, implicit_vr, private_sequence_keys, public_vr, sequence_tags
from .lockstep_state import FRAGMENTS, SEQUENCE, VALUE, Found, Going, Next, Stacks
from .numbering import is_among

_SQ = vr_code("SQ")
_ITEM_BYTES = b"\xfe\xff\x00\xe0"


@dataclass(frozen=True, slots=True)
class ImplicitKinds:
    """Of the lanes of a walk, where they are now."""

    buffer: np.ndarray
    going: Going
    stacks: Stacks
    found: Found

    def tell(self, now: Next, which: np.ndarray) -> None:
        """Put kinds for the elements `which` of lanes, and VRs of those that are lists."""
        tags = now.tag[which]
        now.kind[which[is_among(tags, sequence_tags())]] = SEQUENCE
        private = which[(tags >> 16 & 1 == 1) & (tags & 0xFFFF >= 0x10)]
        if private.size:
            tags = now.tag[private]
            known = is_among(tags >> 8 & 0xFFFF00 | tags & 0xFF, private_sequence_keys())
            for i in private[known & (tags & 0xFFFF >= 0x1000)].tolist():
                now.kind[i] = SEQUENCE if implicit_vr(int(now.tag[i]), self._creator(i, int(now.tag[i]))) == "SQ" else VALUE
            for i in private[tags & 0xFFFF < 0x100].tolist():
                place = int(self.going.position[i]) + 8, int(now.length[i])
                self.found.creators[self._scope(i) << 32 | int(now.tag[i])] = place
        for i in which[(now.length[which] == UNDEFINED_LENGTH) & (now.kind[which] == VALUE)].tolist():
            at = min(int(self.going.position[i]) + 8, len(self.buffer) - 4)
            is_list = not public_vr(int(now.tag[i])) and self.buffer[at : at + 4].tobytes() == _ITEM_BYTES
            now.kind[i], now.vr[i] = (SEQUENCE, _SQ) if is_list else (FRAGMENTS, 0)

    def _scope(self, i: int) -> int:
        return int(self.stacks.scope[self.going.row[i], self.going.level[i]])

    def _creator(self, i: int, tag: int) -> str:
        offset, length = self.found.creators.get(self._scope(i) << 32 | creator_tag(tag), (0, 0))
        return creator_text(self.buffer[offset : offset + min(length, MOST_CREATOR)].tobytes())
