"""Which values of Modality a SOP Class's instances may have (PS3.3 C.7.3.1.1.1, and annex C); classes that fix none are left out."""

from functools import cache

_ROOT = "1.2.840.10008.5.1.4.1.1."
_MODALITIES = {
    "1": "CR DX MG PX IO RG XC",  # digitized films and detectors of all kinds are stored as CR
    "1.1": "DX PX IO MG CR RG", "1.1.1": "DX PX IO MG CR RG",
    "1.2": "MG", "1.2.1": "MG", "1.3": "IO", "1.3.1": "IO",
    "2": "CT", "2.1": "CT", "2.2": "CT",
    "3.1": "US IVUS", "6.1": "US IVUS", "6.2": "US",
    "4": "MR", "4.1": "MR", "4.2": "MR", "4.3": "MR", "4.4": "MR",
    "9.1.1": "ECG", "9.1.2": "ECG", "9.1.3": "ECG", "9.2.1": "HD", "9.3.1": "EPS",
    "11.1": "PR", "11.2": "PR", "11.3": "PR", "11.4": "PR", "11.5": "PR", "11.8": "PR",
    "12.1": "XA RF", "12.1.1": "XA", "12.2": "RF XA", "12.2.1": "RF", "13.1.1": "XA", "13.1.2": "DX", "13.1.3": "MG",
    "20": "NM", "66.4": "SEG", "66.7": "SEG", "67": "RWV",
    "77.1.1": "ES", "77.1.2": "GM SM", "77.1.3": "SM", "77.1.4": "XC", "77.1.6": "SM", "77.1.5.1": "OP", "77.1.5.4": "OPT",
    "88.11": "SR", "88.22": "SR", "88.33": "SR", "88.34": "SR", "88.50": "SR", "88.59": "KO", "88.65": "SR", "88.67": "SR", "88.68": "SR",
    "128": "PT", "128.1": "PT", "130": "PT",
    "481.1": "RTIMAGE", "481.2": "RTDOSE", "481.3": "RTSTRUCT", "481.4": "RTRECORD", "481.5": "RTPLAN", "481.6": "RTRECORD", "481.7": "RTRECORD",
    "481.8": "RTPLAN", "481.9": "RTRECORD",
}  # fmt: skip


@cache
def modalities_of(sop_class_uid: str) -> frozenset[str]:
    """Those that it may have; empty where any may be."""
    return frozenset(_MODALITIES.get(sop_class_uid.removeprefix(_ROOT), "").split()) if sop_class_uid.startswith(_ROOT) else frozenset()
