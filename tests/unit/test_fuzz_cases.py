"""Cases of tests/fuzz that were broken once, made small; and that a seed makes the same case everywhere."""

import hashlib
from pathlib import Path

import bases
import pytest
from cases import Loose, case_of, part_bytes
from exercise import faults_of

CASES = sorted((Path(bases.__file__).parent / "cases").iterdir())
DIGEST = "928325bb7580f7e9e90a2f7b1e0b07813c4bbe1eff5211ec2f0e23f7eea4e01b"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_case_that_was_broken(path):
    assert faults_of(Loose({path.name: path.read_bytes()})) == []


def test_a_seed_makes_the_same_case_everywhere():
    """What is compressed depends on the library that compresses, all else on the seed."""
    found = hashlib.sha256()
    for seed in range(1, 61):
        case = case_of(seed)
        found.update(repr(case).encode())
        for data in map(part_bytes, case.parts):
            found.update(data if b"1.2.840.10008.1.2.1.99" not in data else b"deflated")
    assert found.hexdigest() == DIGEST
