"""What findings about what is seen in pictures are called."""

from .wording_form import Wording

_NAMES = "A name in the picture stays when every header is emptied."
_SHEET = "Look at the pictures; black out what names somebody."

PIXELS: dict[str, Wording] = {
    "burned_in_claimed": Wording("pixels", "must_fix", "Burned In Annotation says that text is in the picture", advice=_SHEET, source="PS3.3 C.7.6.1", why=_NAMES),
    "burned_in_by_maker": Wording("pixels", "look", "Such pictures have text at {places} ({label})", "Pictures of makers and kinds that write text into them", _SHEET, "deid 0.4.13", why=_NAMES),
    "burned_in_likely": Wording("pixels", "look", "Such pictures have text in them as a rule: {reason}", "Pictures of kinds that have text in them as a rule", _SHEET, "PS3.15 E.3.1", why=_NAMES),
    "burned_in_possible": Wording("pixels", "note", "Made after the examination: there may be text in it", "Pictures made after the examination", _SHEET, "PS3.3 C.7.6.1.1.2", why=_NAMES),
    "overlay_drawn": Wording("pixels", "look", "Graphics are drawn over the picture", advice="Look whether they are letters.", source="PS3.3 C.9.2", why=_NAMES),
    "icon_kept": Wording("pixels", "look", "A small copy of the picture is kept beside it", "Small copies of pictures are kept beside them", "Take it away where the picture was changed.", "PS3.3 C.7.6.1.1.6", why="It shows what was blackened in the picture itself."),
    "face_recognizable": Wording("pixels", "look", "Slices of a head, from which a face can be made", advice="Have the face taken away, or agree on its use.", source="PS3.15 E.3.2", why="A face made of slices is recognized as a photograph is."),
}  # fmt: skip
