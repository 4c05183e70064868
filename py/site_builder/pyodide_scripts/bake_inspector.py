"""Our own package, compiled and packed."""

from pathlib import Path

from packing import SITE_PACKAGES, compile_tree, tar_gz, write


def main() -> None:
    """Read /source (the package's folder), write /out."""
    root = Path("/source")
    files = {
        f"dicom_zip_inspector/{path.relative_to(root).as_posix()}": path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    write("inspector.tar.gz.bin", tar_gz(compile_tree(files, SITE_PACKAGES)))
