"""Numbers that differ, held against numpy's own way by sorting."""

import numpy as np
import pytest

from dicom_zip_inspector.scan.numbering import combined, distinct_pairs, is_among, numbered

RNG = np.random.default_rng(11)
KEYS = {
    "none": np.zeros(0, np.int64),
    "one": np.array([7], np.int64),
    "few that differ": RNG.integers(0, 300, 20_000),
    "all differ": RNG.permutation(20_000),
    "hashes": RNG.integers(0, 1 << 63, 500).astype(np.uint64)[RNG.integers(0, 500, 20_000)] * np.uint64(2),
    "far apart": RNG.integers(0, 40, 5000) << 50,
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS.keys())
def test_rows_are_numbered_as_by_sorting(keys):
    first, number = numbered(keys)
    _, wanted_first, wanted = np.unique(keys, return_index=True, return_inverse=True)
    assert first.tolist() == wanted_first.tolist() and number.tolist() == wanted.tolist()


def test_rows_that_share_a_place_are_told_apart():
    """More keys than a table of any size keeps apart: some share a place whatever the hash."""
    keys = np.repeat(RNG.integers(0, 1 << 62, 60_000), 2)
    test_rows_are_numbered_as_by_sorting(RNG.permutation(keys))


@pytest.mark.parametrize("most", [5, 1 << 20, 1 << 40], ids=["small", "large", "too large for one number"])
def test_columns_are_combined_in_their_order(most):
    columns = [RNG.integers(0, most, 3000)[RNG.integers(0, 50, 3000)] for _ in range(3)]
    key = combined(*columns)
    order = np.lexsort(columns[::-1])
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    assert [rows[i] for i in np.argsort(key, kind="stable")] == [rows[i] for i in order]
    assert len(np.unique(key)) == len(set(rows))


@pytest.mark.parametrize("most", [30, 1 << 24], ids=["marked", "sorted"])
def test_each_pair_comes_once(most):
    one, other = RNG.integers(0, most, 4000), RNG.integers(0, 20, 4000)
    pairs = zip(*(column.tolist() for column in distinct_pairs(one, other)), strict=True)
    assert list(pairs) == sorted(set(zip(one.tolist(), other.tolist(), strict=True)))
    assert [len(column) for column in distinct_pairs(one[:0], other[:0])] == [0, 0]


def test_what_is_among_known_values():
    values, known = RNG.integers(0, 50, 500), np.array([3, 8, 40])
    assert is_among(values, known).tolist() == [value in {3, 8, 40} for value in values.tolist()]
