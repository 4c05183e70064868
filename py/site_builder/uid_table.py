"""The standard's names of UIDs for the engine, made from the pinned pydicom, which the first table does not wait for: base/uid_table.py."""

import json

from site_builder import assets, layout

TARGET = layout.ENGINE_SOURCE / "base" / "uid_table.py"
SOURCE = "pydicom/_uid_dict.py"
HEAD = '''"""Names of UIDs (PS3.6 table A-1). Made from the pinned pydicom by the build; changes belong there."""

UID_NAMES = {
'''


def text() -> str:
    """Return the module: every UID that pydicom has a name for, in its order."""
    data: dict[str, dict[str, tuple[str, ...]]] = {}
    exec(compile(assets.member("pydicom", SOURCE), SOURCE, "exec"), data)
    names = {uid: row[0] for uid, row in data["UID_dictionary"].items() if row[0]}
    return HEAD + "".join(f"    {json.dumps(uid)}: {json.dumps(name, ensure_ascii=False)},\n" for uid, name in names.items()) + "}\n"
