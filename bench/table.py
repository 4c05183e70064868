"""The figures as one table: what was measured, beside its rival in the same run, against its target."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One figure. `rival` says what ran beside it; `met` is None where there is no target."""

    figure: str
    measured: str
    rival: str
    target: str
    met: bool | None


def spread(values: list[float], unit: str = "ms", digits: int = 0) -> str:
    """Median and range."""
    low, high = min(values), max(values)
    extent = f" ({low:,.{digits}f} to {high:,.{digits}f}, {len(values)} runs)" if len(values) > 1 else ""
    return f"{median(values):,.{digits}f} {unit}{extent}"


def within(figure: str, values: list[float], target: float, unit: str = "ms", at_least: bool = False, rival: str = "", digits: int = 0) -> Row:
    """A figure with a target of its own."""
    value = median(values)
    met = value >= target if at_least else value <= target
    return Row(figure, spread(values, unit, digits), rival, f"{'≥' if at_least else '≤'} {target:g} {unit}", met)


def against(figure: str, values: list[float], rival_name: str, rival: list[float], most: float, unit: str = "ms") -> Row:
    """A figure as a ratio of its rival's."""
    ratio = median(values) / median(rival)
    return Row(figure, f"{ratio:.2f} x: {spread(values, unit)}", f"{rival_name}: {spread(rival, unit)}", f"≤ {most:g} x", ratio <= most)


def show(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    marks = {True: "yes", False: "NO", None: ""}
    lines = ["| figure | measured | beside it | target | met |", "|---|---|---|---|---|"]
    lines += [f"| {row.figure} | {row.measured} | {row.rival} | {row.target} | {marks[row.met]} |" for row in rows]
    return "\n".join(lines)
