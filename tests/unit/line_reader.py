"""Lines read outside a browser: by the worker, WebAssembly and model of the built site, in Node."""

import base64
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from site_builder import layout, toolchain
from site_builder.processes import run_quietly

SCRIPT = Path(__file__).with_name("read_lines.mjs")


def read_lines(pictures: Sequence[np.ndarray]) -> list[tuple[str, float]]:
    """Text and confidence of each picture of one line, (rows, columns) uint8."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pictures.jsonl"
        file.write_text("\n".join(map(_row, pictures)))
        started, *answers = map(json.loads, run_quietly([toolchain.node(), SCRIPT, layout.DIST, file], "reading lines").splitlines())
    assert started == {"started": True}
    return [(answer["text"], answer["confidence"]) for answer in answers]


def _row(picture: np.ndarray) -> str:
    rows, columns = picture.shape
    return json.dumps({"rows": rows, "columns": columns, "values": base64.b64encode(picture.tobytes()).decode()})
