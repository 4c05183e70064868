"""What findings about what is seen in pictures are called."""

from .wording_form import Wording

_NAMES = "A name in the picture stays when every header is emptied."
_SHEET = "Look at the pictures; black out what names somebody."

PIXELS: dict[str, Wording] = {
    "burned_in_claimed": Wording("pixels", "must_fix", "Burned In Annotation says that text is in the picture", advice=_SHEET, source="PS3.3 C.7.6.1", why=_NAMES),
    "burned_in_by_maker": Wording("pixels", "look", "Such pictures have text at {places} ({label})", "Pictures of makers and kinds that write text into them", _SHEET, "deid 0.4.13", why=_NAMES),
    "burned_in_likely": Wording("pixels", "look", "Such pictures have text in them as a rule: {reason}", "Pictures of kinds that have text in them as a rule", _SHEET, "PS3.15 E.3.1", why=_NAMES),
    "burned_in_possible": Wording("pixels", "note", "Made after the examination: there may be text in it", "Pictures made after the examination", _SHEET, "PS3.3 C.7.6.1.1.2", why=_NAMES),
    "burned_in_settled": Wording("pixels", "note", "Pictures of kinds that have text in them as a rule; all their frames were looked at, and no text was found that could name somebody", source="PS3.15 E.3.1", why=_NAMES),
    "burned_in_denied": Wording("pixels", "must_fix", "Burned In Annotation says that nobody can be identified by text in the picture, and somebody can", advice="Black out what names somebody, or have the picture taken out.", source="PS3.3 C.7.6.1", why="Who trusts the header forwards a name."),
    "text_identifies": Wording("pixels", "must_fix", "Text in the picture has {kinds}", "Text in pictures identifies somebody", "Black it out, or have the picture taken out.", "PS3.15 E.3.1", why=_NAMES),
    "text_unknown": Wording("pixels", "look", "Text in the picture, of which nobody knows what it says", advice=_SHEET, source="PS3.15 E.3.1", why=_NAMES),
    "text_unread": Wording("pixels", "look", "Text was found in the picture and not read", advice=_SHEET, source="PS3.15 E.3.1", why=_NAMES),
    "text_doubtful": Wording("pixels", "note", "Marks in the picture that may be text, but nobody could read them", advice=_SHEET, source="PS3.15 E.3.1", why=_NAMES),
    "text_seen": Wording("pixels", "note", "Text in a picture that a person has looked at", source="PS3.15 E.3.1", why=_NAMES),
    "text_harmless": Wording("pixels", "note", "Text in the picture that names nobody, such as units and sides", source="PS3.15 E.3.1", why=_NAMES),
    "frames_not_looked_at": Wording("pixels", "look", "{looked:,} of {frames:,} frames were looked at for text", "Not all frames were looked at for text", "Have all frames looked at, or look through them.", "PS3.15 E.3.1", why=_NAMES),
    "frames_not_drawn": Wording("pixels", "look", "{message}", "Frames that cannot be drawn, so that nobody could look for text in them", "Open them elsewhere, or take them out.", why=_NAMES),
    "overlay_drawn": Wording("pixels", "look", "Graphics are drawn over the picture", advice="Look whether they are letters.", source="PS3.3 C.9.2", why=_NAMES),
    "icon_kept": Wording("pixels", "look", "A small copy of the picture is kept beside it", "Small copies of pictures are kept beside them", "Take it away where the picture was changed.", "PS3.3 C.7.6.1.1.6", why="It shows what was blackened in the picture itself."),
    "face_recognizable": Wording("pixels", "look", "Slices of a head, from which a face can be made", advice="Have the face taken away, or agree on its use.", source="PS3.15 E.3.2", why="A face made of slices is recognized as a photograph is."),
}  # fmt: skip
