"""How much a row of letters is like a line of text: its marks weighed."""

import numpy as np

WEIGHTS = {  # a logistic regression over rows of letters in drawn and in read text, and in pictures without: docs/text-in-pixels.md
    "one": -4.37, "based": 4.62, "long_same": -2.45, "uneven_height": -3.38, "uneven_stroke": -2.65, "full": 2.75, "odd_full": -3.14,
    "thick": -5.73, "gap": -2.59, "narrow": -3.09, "long_narrow": -3.85, "calm": 0.96, "contrast": 2.57, "long": 2.37,
}  # fmt: skip


def scores(marks: dict[str, np.ndarray]) -> np.ndarray:
    """(rows,) float, 0 to 1, of `marks` as `line_marks.marks` gives them."""
    weighed = sum((WEIGHTS[name] * term for name, term in terms(marks).items()), np.zeros(len(marks["letters"])))
    return 1 / (1 + np.exp(-weighed))


def terms(marks: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What is weighed: marks within the bounds in which they tell something, and how some of them count more in long lines. Each (rows,) float."""
    long = np.log2(np.clip(marks["letters"], 2.5, 24) / 3)
    return {
        "one": np.ones_like(long),
        "based": marks["based"],
        "long_same": np.clip(marks["letters"] - 3, 0, 9) * np.maximum(marks["same"] - 0.5, 0),
        "uneven_height": np.minimum(marks["uneven_height"], 1),
        "uneven_stroke": np.minimum(marks["uneven_stroke"], 1) ** 2,
        "full": marks["full"],
        "odd_full": (marks["full"] - 0.55) ** 2,
        "thick": np.minimum(marks["thick"], 1),
        "gap": np.minimum(marks["gap"], 1.2),
        "narrow": marks["narrow"] ** 2,
        "long_narrow": long * marks["narrow"],
        "calm": -np.log(np.clip(1 - marks["calm"], 0.03, 2)),
        "contrast": np.log(np.maximum(marks["contrast"], 0.05)),
        "long": long,
    }
