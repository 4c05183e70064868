"""What stands before the data sets, and behind them."""

from collections.abc import Mapping

from ..census.batch_values import BatchValues


class Preambles:
    """Preambles that are not all 0 (PS3.10 section 7.1), by entry keys: 128 bytes each; and the beginnings of what is behind the last element."""

    def __init__(self) -> None:
        self.by_key: dict[int, bytes] = {}
        self.behind: dict[int, bytes] = {}

    def add(self, values: BatchValues, series: Mapping[int, int]) -> None:
        """Take in a batch."""
        self.by_key |= {file.key: file.preamble for file in values.batch.files if file.preamble}
        self.behind |= {file.key: file.rest for file in values.batch.files if any(file.rest)}
