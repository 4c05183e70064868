"""Rows kept as numpy columns of one length."""

from typing import Self

import numpy as np


class Columns:
    """What a dataclass with slots is, whose fields are all columns: (n,) arrays, one row each."""

    __slots__: tuple[str, ...] = ()

    def take(self, which: np.ndarray) -> Self:
        """The rows of a mask, or of these numbers."""
        return type(self)(*[getattr(self, name)[which] for name in self.__slots__])
