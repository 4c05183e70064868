"""How much a row of letters is like a line of text: its marks weighed."""

import numpy as np

WEIGHTS = {  # a logistic regression over rows from drawn text, read pictures and pictures without text: tests/judges/fit_line_score.py
    "one": -8.65, "based": 3.25, "long_same": -2.56, "uneven_height": -4.54, "uneven_stroke": -2.34, "full": 3.80, "odd_full": -3.20,
    "thick": -5.45, "gap": -2.72, "contrast": 2.60, "calm": 4.33, "narrow": -3.24, "long_contrast": 5.59, "long_narrow": -3.73,
}  # fmt: skip


def scores(marks: dict[str, np.ndarray]) -> np.ndarray:
    """(rows,) float, 0 to 1, of `marks` as `line_marks.marks` gives them."""
    weighed = sum((WEIGHTS[name] * term for name, term in terms(marks).items()), np.zeros(len(marks["letters"])))
    return 1 / (1 + np.exp(-weighed))


def terms(marks: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What is weighed: marks within the bounds in which they tell something, and how some of them count more in long lines. Each (rows,) float."""
    long = np.log2(np.clip(marks["letters"], 2.5, 24) / 3)
    thick, contrast, narrow = np.minimum(marks["thick"], 1), marks["contrast"], marks["narrow"]
    return {
        "one": np.ones_like(long),
        "based": marks["based"],
        "long_same": np.clip(marks["letters"] - 3, 0, 9) * np.maximum(marks["same"] - 0.5, 0),
        "uneven_height": np.minimum(marks["uneven_height"], 1),
        "uneven_stroke": np.minimum(marks["uneven_stroke"], 1) ** 2,
        "full": marks["full"],
        "odd_full": (marks["full"] - 0.55) ** 2,
        "thick": thick,
        "gap": np.minimum(marks["gap"], 1.2),
        "contrast": contrast,
        "calm": np.clip(marks["calm"], -1, 1),
        "narrow": narrow**2,
        "long_contrast": long * contrast,
        "long_narrow": long * narrow,
    }
