"""Presentation states (PS3.3 C.10, C.11): what is drawn over which images, how they are windowed, shuttered, turned and magnified."""

from ..base.budget import Budget
from ..base.contract import ObjectTable
from ..dataset.element_values import items, present
from ..dataset.reading import first_shown, shown
from ..dataset.stored_dataset import StoredDataset
from .parts import Parts, facts, item_tables, table
from .subject import Subject

MOST_TEXTS = 40
MOST_ANNOTATIONS = 2000

_FACTS = {
    "ContentLabel": "Content",
    "ContentDescription": "Description",
    "ContentCreatorName": "Made by",
    "PresentationCreationDate": "Made on",
    "PresentationCreationTime": "Made at",
    "ImageRotation": "Turned by (°)",
    "ImageHorizontalFlip": "Mirrored",
    "PresentationLUTShape": "Presentation LUT",
    "RescaleSlope": "Rescale slope",
    "RescaleIntercept": "Rescale intercept",
    "ShutterShape": "Shutter",
    "ShutterLeftVerticalEdge": "Shutter left",
    "ShutterRightVerticalEdge": "Shutter right",
    "ShutterUpperHorizontalEdge": "Shutter top",
    "ShutterLowerHorizontalEdge": "Shutter bottom",
    "CenterOfCircularShutter": "Shutter centre (row, column)",
    "RadiusOfCircularShutter": "Shutter radius",
    "VerticesOfThePolygonalShutter": "Shutter vertices",
    "BlendingPosition": "Blending position",
}
_LAYERS = {
    "GraphicLayer": "Layer",
    "GraphicLayerOrder": "Order",
    "GraphicLayerRecommendedDisplayCIELabValue": "Colour",
    "GraphicLayerDescription": "Description",
}
_WINDOWS = {
    "WindowCenter": "Centre",
    "WindowWidth": "Width",
    "WindowCenterWidthExplanation": "Explanation",
    "VOILUTFunction": "Function",
}
_AREAS = {
    "PresentationSizeMode": "Size",
    "DisplayedAreaTopLeftHandCorner": "Top left (column, row)",
    "DisplayedAreaBottomRightHandCorner": "Bottom right (column, row)",
    "PresentationPixelMagnificationRatio": "Magnification",
    "PresentationPixelSpacing": "Spacing (mm)",
}
_SEQUENCES = (
    ("Graphic layers", "GraphicLayerSequence", _LAYERS),
    ("Windows", "SoftcopyVOILUTSequence", _WINDOWS),
    ("Displayed areas", "DisplayedAreaSelectionSequence", _AREAS),
)


def recognizes(dataset: StoredDataset) -> bool:
    """Whether it is a presentation state: by its modality or what it holds."""
    return shown(dataset, "Modality") == "PR" or present(dataset, "GraphicAnnotationSequence") or present(dataset, "DisplayedAreaSelectionSequence")


def describe(subject: Subject) -> Parts:
    """Facts, annotations, layers, windows and displayed areas."""
    dataset = subject.dataset
    tables = item_tables(dataset, _SEQUENCES)
    return Parts(title=shown(dataset, "ContentLabel"), facts=facts(dataset, _FACTS), tables=[*_annotations(dataset, subject.budget), *tables])


def _annotations(dataset: StoredDataset, budget: Budget) -> list[ObjectTable]:
    """One row an annotation: its layer, its texts, and how many shapes of which kind (PS3.3 C.10.5)."""
    found = items(dataset, "GraphicAnnotationSequence")
    rows = []
    for annotation in found[:MOST_ANNOTATIONS]:
        if not budget.spend():
            break
        rows.append([shown(annotation, "GraphicLayer"), _texts(annotation), _shapes(annotation), _images(annotation)])
    return [table(f"Graphic annotations ({len(found):,})", ["Layer", "Texts", "Shapes", "On"], rows)] if found else []


def _texts(annotation: StoredDataset) -> str:
    texts = [shown(one, "UnformattedTextValue") for one in items(annotation, "TextObjectSequence")]
    more = f" … ({len(texts):,} texts)" if len(texts) > MOST_TEXTS else ""
    return "; ".join(filter(None, texts[:MOST_TEXTS])) + more


def _shapes(annotation: StoredDataset) -> str:
    kinds: dict[str, int] = {}
    for sequence in ("GraphicObjectSequence", "CompoundGraphicSequence"):
        for shape in items(annotation, sequence):
            kind = first_shown(shape, "GraphicType", "CompoundGraphicType").lower()
            kinds[kind] = kinds.get(kind, 0) + 1
    return ", ".join(f"{count:,} {kind}" for kind, count in kinds.items())


def _images(annotation: StoredDataset) -> str:
    count = len(items(annotation, "ReferencedImageSequence"))
    return f"{count:,} image{'' if count == 1 else 's'}" if count else "all images referred to"
