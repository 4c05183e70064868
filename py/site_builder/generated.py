"""Sources that the build makes of other sources and of pinned packages, and that lie in the repository as made."""

from site_builder import burned_in_rules, confidentiality_table, contract_types, type_table, uid_table

MADE = (contract_types, uid_table, type_table, confidentiality_table, burned_in_rules)  # each has its TARGET, and its text()


def write() -> None:
    """Bring all to what their sources say; one that is right already is left alone."""
    for module in MADE:
        wanted = module.text()
        if not module.TARGET.is_file() or module.TARGET.read_text(encoding="utf-8") != wanted:
            module.TARGET.write_text(wanted, encoding="utf-8")
