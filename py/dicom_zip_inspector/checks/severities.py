"""How bad a finding is for a purpose, where that is another than its wording says: for all purposes one table."""

from ..base.contract import PurposeName, Severity

BY_PURPOSE: dict[str, dict[PurposeName, Severity]] = {
    "several_patients": {"care": "must_fix"},
    "claim_of_removal": {"care": "look"},
    "claim_of_dates": {"care": "look"},
    "claim_contradicted": {"care": "look"},
    "burned_in_claimed": {"care": "note"},
    "burned_in_by_maker": {"care": "note"},
    "burned_in_likely": {"care": "note"},
    "text_unknown": {"care": "note"},
    "text_unread": {"care": "note"},
    "frames_not_looked_at": {"care": "note"},
    "overlay_drawn": {"care": "note"},
    "icon_kept": {"care": "note"},
    "face_recognizable": {"care": "note"},
    "document": {"care": "note"},
    "picture": {"care": "note"},
    "picture_with_origin": {"care": "note"},
    "picture_with_place": {"care": "look"},
}
