"""Types of attributes for the engine, reduced from the pinned highdicom, which has them from PS3.3 and PS3.4: checks/standard_types.py."""

import json
from typing import Any

from site_builder import assets, layout

TARGET = layout.ENGINE_SOURCE / "checks" / "standard_types.py"
FOLDER = "highdicom/_standard/"
DICTIONARY = "pydicom/_dicom_dict.py"
TYPES = ("1", "1C", "2", "2C", "3")
# A content item's macros are one of several, by Value Type; that of the root is CONTAINER (PS3.3 tables C.17-4 and C.17-5).
ALWAYS = {"sr-document-content": ("ValueType", "ContinuityOfContent")}
HEAD = '''"""Which attributes an IOD's modules have, and their Types (PS3.3). Made from the pinned highdicom by the build; changes belong there."""

'''


def text() -> str:
    """Return the module: for each SOP Class its modules, each with its usage, and for each module its attributes by Type, outside sequences."""
    iod_of, modules_of, attributes_of = (_read(name) for name in ("sop_class_iod_map", "iod_module_map", "module_attribute_map"))
    tags = _tags()
    iods = {iod: modules_of[iod] for iod in dict.fromkeys(iod_of.values())}
    used = sorted({module["key"] for modules in iods.values() for module in modules if module["key"] in attributes_of})
    return HEAD + "\n".join(
        (
            _table("SOP_CLASSES", "SOP Class UID -> IOD", iod_of),
            _table("IODS", "IOD -> its modules, each with its usage: mandatory, conditional, user's option", {
                iod: " ".join(f"{module['usage']}:{module['key']}" for module in modules if module["key"] in used) for iod, modules in iods.items()
            }),
            _table("MODULES", "module -> Types, each with its tags; of a repeating group the first", {
                module: _by_type([_settled(module, one) for one in attributes_of[module]], tags) for module in used
            }),
        )
    )  # fmt: skip


def _read(name: str) -> dict[str, Any]:
    return json.loads(assets.member("highdicom", f"{FOLDER}{name}.json"))


def _tags() -> dict[str, str]:
    """Tags by keyword, as pydicom's dictionary has them: "GGGGEEEE"."""
    data: dict[str, dict] = {}
    exec(compile(assets.member("pydicom", DICTIONARY), DICTIONARY, "exec"), data)
    repeating = {entry[4]: mask.replace("x", "0") for mask, entry in data["RepeatersDictionary"].items()}
    return repeating | {entry[4]: f"{tag:08X}" for tag, entry in data["DicomDictionary"].items()}


def _settled(module: str, attribute: dict[str, Any]) -> dict[str, Any]:
    """An attribute with its Type in the module, which is conditional where only one of several macros has it."""
    conditional = module in ALWAYS and attribute["keyword"] not in ALWAYS[module] and attribute["type"] in ("1", "2")
    return attribute | {"type": attribute["type"] + "C"} if conditional else attribute


def _by_type(attributes: list[dict[str, Any]], tags: dict[str, str]) -> str:
    """The attributes outside sequences whose keywords the dictionary has: "1 GGGGEEEE GGGGEEEE, 2 GGGGEEEE"."""
    outside = [(one["type"], tags[one["keyword"]]) for one in attributes if not one["path"] and one["keyword"] in tags]
    by_type = {type_: sorted({tag for of, tag in outside if of == type_}) for type_ in TYPES}
    return ", ".join(" ".join([type_, *found]) for type_, found in by_type.items() if found)


def _table(name: str, meaning: str, rows: dict[str, str]) -> str:
    return f"{name} = {{  # {meaning}\n" + "".join(f"    {json.dumps(key)}: {json.dumps(value)},\n" for key, value in rows.items()) + "}\n"
