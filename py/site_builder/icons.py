"""Icons: `<svg data-icon="ruler"></svg>` in index.html becomes Lucide's drawing, as part of the page, so that none is fetched."""

import re
import tarfile

from site_builder import assets
from site_builder.archives import member_bytes
from site_builder.errors import BuildError

PLACE = re.compile(r'<svg data-icon="([a-z0-9-]+)"></svg>')
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.S)


def filled(html: str) -> str:
    """Return the page with every icon drawn.

    Raises
    ------
    BuildError
        The set has no icon of a name that the page uses.
    """
    with tarfile.open(assets.ensure(assets.read_lock()["lucide-static"])) as archive:
        drawings = {name: _drawing(archive, name) for name in set(PLACE.findall(html))}
    return PLACE.sub(lambda place: drawings[place[1]], html)


def _drawing(archive: tarfile.TarFile, name: str) -> str:
    try:
        text = member_bytes(archive, f"package/icons/{name}.svg").decode()
    except KeyError:
        raise BuildError(f"index.html names the icon {name}, which the set does not have") from None
    drawing = DRAWING.search(text)
    if drawing is None:
        raise BuildError(f"the icon {name} is not drawn as the others are")
    lines = " ".join(drawing[1].split())
    return f'<svg class="icon-lines" viewBox="0 0 24 24" aria-hidden="true">{lines}</svg>'
