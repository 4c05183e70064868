"""Pictures into which text is written as a rule, and where. Made by the build from the labels of the pinned deid (graylist and blacklist of its
deid.dicom, those of the RSNA's CTP among them); changes belong there.

A rule: its label; boxes of text, (left, top, right, bottom) in pixels; lines, each "and" or "or" to those before it, of conditions of which one must
hold: (operator, keyword, value), the value of "contains" being a regular expression.
"""

Condition = tuple[str, str, str]
Line = tuple[str, tuple[Condition, ...]]
Rule = tuple[str, tuple[tuple[int, int, int, int], ...], tuple[Line, ...]]

RULES: tuple[Rule, ...] = (
    (
        "Stanford Med Reconstruction",
        (),
        (
            ("and", (("missing", "Manufacturer", ""), ("empty", "Manufacturer", ""))),
            ("and", (("contains", "ImageType", "RECONSTRUCTION|SECONDARY|DERIVED"),)),
        ),
    ),
    (
        "LightSpeed Dose Report",
        ((0, 0, 512, 121),),
        (
            ("and", (("contains", "ManufacturerModelName", "LightSpeed VCT"),)),
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "ImageType", "SCREEN SAVE"), ("contains", "SeriesDescription", "Dose"))),
        ),
    ),
    (
        "LightSpeed Localizers",
        ((0, 0, 80, 85),),
        (
            ("and", (("contains", "ManufacturerModelName", "LightSpeed VCT"),)),
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "ImageType", "LOCAL"), ("contains", "SeriesDescription", "Localizer"))),
        ),
    ),
    (
        "Stanford CT GE Medical Systems LightSpeed VCT",
        (),
        (("and", (("contains", "ManufacturerModelName", "LightSpeed VCT"),)), ("and", (("contains", "Modality", "CT"),))),
    ),
    (
        "Enhancement Curve",
        ((0, 0, 512, 121),),
        (
            ("and", (("contains", "ManufacturerModelName", "SOMATOM Definition AS+"),)),
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "ImageType", "OTHER"), ("contains", "SeriesDescription", "Enhancement"))),
        ),
    ),
    (
        "Somatom Localizers",
        ((0, 0, 80, 85),),
        (
            ("and", (("contains", "ManufacturerModelName", "SOMATOM Definition AS+"),)),
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "ImageType", "LOCAL"), ("contains", "SeriesDescription", "Localizer"))),
        ),
    ),
    (
        "3D Lab reconstructions",
        ((450, 0, 672, 85),),
        (
            ("and", (("contains", "ManufacturerModelName", "SOMATOM Definition AS+"),)),
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "SeriesDescription", "3D"),)),
        ),
    ),
    (
        "CT Siemens SOMATOM Catch-all",
        (),
        (("and", (("contains", "ManufacturerModelName", "SOMATOM Definition AS+"),)), ("and", (("contains", "Modality", "CT"),))),
    ),
    (
        "CT Dose Series",
        ((0, 0, 512, 200),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("contains", "CodeMeaning", "IEC Body Dosimetry Phantom"),)),
        ),
    ),
    (
        "Dose Report",
        ((0, 0, 512, 110),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("contains", "SeriesDescription", "Dose Report"),)),
        ),
    ),
    (
        "Dose Report Comments",
        ((0, 0, 512, 110),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("contains", "CommentsOnRadiationDose", "DLP"),)),
        ),
    ),
    (
        "AW Workstation",
        ((0, 0, 512, 80),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("contains", "BurnedInAnnotation", "YES"),)),
            ("and", (("contains", "Manufacturer", "GE MEDICAL"),)),
            ("and", (("contains", "SeriesDescription", "AW electronic field"),)),
        ),
    ),
    (
        "Screen Captures",
        ((0, 0, 512, 25),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("equals", "Rows", "512"),)),
            ("and", (("contains", "BurnedInAnnotation", "YES"),)),
            ("and", (("contains", "Manufacturer", "GE MEDICAL"),)),
        ),
    ),
    (
        "Vessel analysis (screen capture)",
        ((0, 0, 200, 250),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("equals", "Rows", "512"),)),
            ("and", (("contains", "BurnedInAnnotation", "YES"),)),
            ("and", (("contains", "Manufacturer", "GE MEDICAL"),)),
            ("and", (("contains", "SeriesDescription", "AVA Report"),)),
        ),
    ),
    (
        "Volume Rendering - MRCP",
        ((350, 0, 512, 30), (390, 80, 512, 95)),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("equals", "Rows", "512"),)),
            ("and", (("equals", "Columns", "512"),)),
            ("and", (("contains", "BurnedInAnnotation", "YES"),)),
            ("and", (("contains", "ImageType", "VOLREN"),)),
        ),
    ),
    (
        "screen captures",
        ((0, 0, 300, 150), (724, 0, 1024, 150)),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("equals", "Rows", "1024"),)),
            ("and", (("contains", "BurnedInAnnotation", "YES"),)),
        ),
    ),
    (
        "stent planning worksheet (VITREA)",
        ((0, 0, 795, 150),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "VITREA"),)),
            ("and", (("equals", "Rows", "1041"),)),
            ("and", (("contains", "Manufacturer", "VITAL Images|VITREA"),)),
            ("and", (("contains", "SeriesDescription", "AAA|Report"),)),
        ),
    ),
    (
        "CT Dose Series",
        ((0, 0, 1132, 60),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "SIEMENS"),)),
            ("and", (("equals", "Rows", "860"),)),
            ("and", (("contains", "ImageType", "SECONDARY"),)),
        ),
    ),
    (
        "CT Dose Series",
        ((0, 0, 512, 135),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "PHILIPS"),)),
            ("and", (("contains", "ImageType", "DOSE"),)),
        ),
    ),
    (
        "SIEMMENS",
        ((0, 0, 1024, 60),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "SIEMENS"),)),
            ("and", (("contains", "ManufacturerModelName", "S2000"),)),
            ("and", (("equals", "Rows", "768"),)),
            ("and", (("equals", "Columns", "1024"),)),
        ),
    ),
    (
        "Toshiba Aquilion One CT Dose Series",
        ((0, 0, 410, 240),),
        (
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "Manufacturer", "TOSHIBA"),)),
            ("and", (("equals", "Rows", "512"),)),
            ("and", (("equals", "Columns", "512"),)),
            ("and", (("equals", "WindowWidth", "1"),)),
            ("and", (("contains", "ManufacturerModelName", "Aquilion ONE"),)),
            ("and", (("contains", "ImageType", "SECONDARY"),)),
        ),
    ),
    (
        "Overlay",
        ((0, 0, 512, 90),),
        (
            ("and", (("contains", "Modality", "PET/CT"),)),
            ("and", (("contains", "Manufacturer", "SIEMENS"),)),
            ("and", (("contains", "OverlayDescription", "Siemens MedCom Object Graphics"),)),
        ),
    ),
    (
        "Philips PT",
        ((0, 0, 125, 50),),
        (
            ("and", (("contains", "Modality", "PT"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("contains", "ManufacturerModelName", "GEMINI"),)),
            ("and", (("equals", "Rows", "446"),)),
            ("and", (("equals", "Columns", "245"),)),
        ),
    ),
    (
        "Philips PT",
        ((0, 0, 140, 55),),
        (
            ("and", (("contains", "Modality", "PT"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("contains", "ManufacturerModelName", "GEMINI"),)),
            ("and", (("equals", "Rows", "445"),)),
            ("and", (("equals", "Columns", "493"),)),
        ),
    ),
    (
        "Philips PT",
        ((0, 0, 100, 25),),
        (
            ("and", (("contains", "Modality", "PT"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("contains", "ManufacturerModelName", "GEMINI"),)),
            ("and", (("equals", "Rows", "373"),)),
            ("and", (("equals", "Columns", "492"),)),
        ),
    ),
    ("MINDRAY", ((0, 0, 1229, 69),), (("and", (("contains", "Modality", "US"),)), ("and", (("contains", "ImplementationVersionName", "MINDRAY"),)))),
    (
        "Logiq US (LOGIQ9)",
        ((0, 0, 640, 30),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQ9"),)),
        ),
    ),
    (
        "Logiq US (LOGIQE9 or V830)",
        ((0, 0, 960, 70),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQE9|V830"),)),
        ),
    ),
    (
        "Logiq US LOGIQE",
        ((0, 0, 1150, 75),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("equals", "Rows", "614"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQE"),)),
        ),
    ),
    (
        "Philips IU22",
        ((0, 0, 640, 47),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "480"),)),
            ("and", (("contains", "ManufacturerModelName", "iU22"),)),
        ),
    ),
    (
        "Philips IU22",
        ((0, 0, 1024, 75),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "786"),)),
            ("and", (("contains", "ManufacturerModelName", "iU22"),)),
        ),
    ),
    (
        "Philips IU22",
        ((0, 0, 800, 59),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("contains", "ManufacturerModelName", "iU22"),)),
        ),
    ),
    (
        "Philips Affiniti",
        ((0, 0, 1024, 22),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "768"),)),
            ("and", (("contains", "ManufacturerModelName", "Affiniti 70G"),)),
        ),
    ),
    (
        "Philips Affiniti",
        ((0, 0, 1150, 22),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("contains", "ManufacturerModelName", "ClearVue 650"),)),
        ),
    ),
    (
        "Philips Affiniti",
        ((0, 0, 1140, 70),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "825"),)),
            ("and", (("contains", "ManufacturerModelName", "Affiniti 70G"),)),
        ),
    ),
    (
        "EPIQ 7G",
        ((0, 0, 1024, 49),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("contains", "ManufacturerModelName", "EPIQ"),)),
        ),
    ),
    (
        "EPIQ 7G",
        ((0, 0, 1024, 49),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "768"),)),
            ("and", (("contains", "ManufacturerModelName", "EPIQ"),)),
        ),
    ),
    (
        "EPIQ 7G",
        ((0, 0, 800, 59),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("equals", "Rows", "825"),)),
            ("and", (("contains", "ManufacturerModelName", "EPIQ"),)),
        ),
    ),
    (
        "CX50",
        ((0, 0, 800, 59),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Philips"),)),
            ("and", (("contains", "ManufacturerModelName", "CX50"),)),
        ),
    ),
    ("EPIQ_7G (CTP)", ((0, 0, 800, 59),), (("and", (("contains", "Manufacturer", "EPIQ"),)), ("and", (("equals", "Rows", "600|768"),)))),
    (
        "Z_ONE",
        ((0, 0, 800, 65),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Zonare"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("contains", "ManufacturerModelName", "Z_ONE"),)),
        ),
    ),
    (
        "Z_ONE",
        ((0, 0, 1150, 55),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Zonare"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("contains", "ManufacturerModelName", "ZS3"),)),
        ),
    ),
    (
        "ATL HDI 5000",
        ((40, 0, 240, 40), (240, 0, 430, 16)),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "ATL"),)),
            ("and", (("equals", "Rows", "476"),)),
            ("and", (("equals", "Columns", "640"),)),
            ("and", (("contains", "ManufacturerModelName", "HDI 5000"),)),
        ),
    ),
    (
        "ATL HDI4000",
        ((0, 0, 1140, 62),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "ATL"),)),
            ("and", (("equals", "Rows", "480"),)),
            ("and", (("contains", "ManufacturerModelName", "HDI4000"),)),
        ),
    ),
    (
        "Siemens SC2000",
        ((230, 50, 490, 420),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "768"),)),
            ("and", (("equals", "Columns", "1024"),)),
            ("and", (("contains", "ManufacturerModelName", "SC2000"),)),
            ("and", (("contains", "ImageType", "SECONDARY"),)),
        ),
    ),
    (
        "Siemens Antares",
        ((0, 0, 1024, 60), (200, 60, 220, 80), (800, 65, 904, 79)),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "768"),)),
            ("and", (("equals", "Columns", "1024"),)),
            ("and", (("contains", "ManufacturerModelName", "Antares"),)),
        ),
    ),
    (
        "Siemens Acuson",
        ((0, 0, 980, 45),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("contains", "ManufacturerModelName", "G40"),)),
        ),
    ),
    (
        "Siemens Acuson",
        ((0, 0, 1150, 58),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "768"),)),
            ("and", (("contains", "ManufacturerModelName", "ACUSON NX3"),)),
        ),
    ),
    (
        "Siemens Acuson",
        ((0, 0, 1145, 50),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("contains", "ManufacturerModelName", "X150"),)),
        ),
    ),
    (
        "Siemens Acuson",
        ((0, 0, 1040, 60),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "768"),)),
            ("and", (("contains", "ManufacturerModelName", "S3000"),)),
        ),
    ),
    (
        "Siemens Acuson",
        ((0, 0, 800, 43), (128, 56, 144, 72)),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("equals", "Columns", "800"),)),
            ("and", (("contains", "ManufacturerModelName", "ACUSON"),)),
        ),
    ),
    (
        "Siemens Acuson",
        ((0, 0, 800, 43), (128, 56, 144, 72)),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "600"),)),
            ("and", (("equals", "Columns", "800"),)),
            ("and", (("contains", "ManufacturerModelName", "ACUSON"),)),
        ),
    ),
    (
        "Acuson Sequoia",
        ((0, 0, 640, 30),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "ACUSON"),)),
            ("and", (("equals", "Rows", "480"),)),
            ("and", (("equals", "Columns", "640"),)),
            ("and", (("contains", "ManufacturerModelName", "SEQUOIA"),)),
        ),
    ),
    (
        "Toshiba Aplio 400 or 500",
        ((0, 0, 960, 60),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "TOSHIBA"),)),
            ("and", (("equals", "Rows", "720"),)),
            ("and", (("equals", "Columns", "960"),)),
            ("and", (("contains", "ManufacturerModelName", "A400|A500"),)),
        ),
    ),
    (
        "TOSHIBA",
        ((0, 0, 1150, 72),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "TOSHIBA"),)),
            ("and", (("equals", "Rows", "632"),)),
            ("and", (("contains", "ManufacturerModelName", "TUS-A300"),)),
        ),
    ),
    (
        "TOSHIBA",
        ((0, 0, 1150, 68),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "TOSHIBA"),)),
            ("and", (("equals", "Rows", "720"),)),
            ("and", (("contains", "ManufacturerModelName", "TUS-A300"),)),
        ),
    ),
    (
        "TOSHIBA",
        ((0, 0, 930, 50),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "TOSHIBA"),)),
            ("and", (("equals", "Rows", "903"),)),
            ("and", (("contains", "ManufacturerModelName", "TUS-A500"),)),
        ),
    ),
    (
        "TOSHIBA",
        ((0, 0, 1150, 60),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "TOSHIBA"),)),
            ("and", (("equals", "Rows", "632"),)),
            ("and", (("contains", "ManufacturerModelName", "TUS-A500"),)),
        ),
    ),
    (
        "Supersonic Imagine 5A",
        ((0, 0, 1400, 89),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "SuperSonic Imagine SA|SuperSonic"),)),
            ("and", (("equals", "Rows", "1050"),)),
            ("and", (("equals", "Columns", "1400"),)),
            ("and", (("contains", "ManufacturerModelName", "Aixplorer"),)),
        ),
    ),
    (
        "SENO",
        ((161, 0, 1793, 50),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "SENO"),)),
            ("and", (("equals", "Rows", "1058"),)),
            ("and", (("equals", "Columns", "1920"),)),
        ),
    ),
    (
        "SENO Cine",
        ((161, 0, 1793, 50),),
        (
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "Manufacturer", "SENO"),)),
            ("and", (("equals", "Rows", "1056"),)),
            ("and", (("equals", "Columns", "1920"),)),
        ),
    ),
    (
        "Canon CR/DR",
        ((0, 0, 2208, 80), (0, 2512, 2208, 2592)),
        (
            ("and", (("contains", "Modality", "MRI"),)),
            ("and", (("contains", "Manufacturer", "Canon"),)),
            ("and", (("equals", "Rows", "2592"),)),
            ("and", (("contains", "ManufacturerModelName", "CXD1"),)),
        ),
    ),
    (
        "Siemens NM",
        ((0, 0, 1132, 90), (0, 780, 1132, 860)),
        (
            ("and", (("contains", "Modality", "NM"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "860"),)),
            ("and", (("contains", "ManufacturerModelName", "CXD1"),)),
            ("and", (("contains", "ImageType", "SECONDARY"),)),
        ),
    ),
    (
        "Siemens NM",
        ((0, 0, 1132, 90), (0, 780, 1132, 860)),
        (
            ("and", (("contains", "Modality", "NM"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "860"),)),
            ("and", (("contains", "ImageType", "SECONDARY"),)),
        ),
    ),
    (
        "Siemens NM",
        ((0, 0, 1132, 35),),
        (
            ("and", (("contains", "Modality", "NM"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "865"),)),
            ("and", (("contains", "ImageType", "SECONDARY"),)),
        ),
    ),
    (
        "Siemens NM",
        ((0, 0, 1132, 65),),
        (
            ("and", (("contains", "Modality", "NM"),)),
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("equals", "Rows", "882"),)),
            ("and", (("contains", "ImageType", "SECONDARY"),)),
        ),
    ),
    (
        "ADAC",
        ((0, 0, 1024, 80), (0, 762, 1024, 842)),
        (("and", (("equals", "Rows", "832"),)), ("and", (("equals", "Columns", "1024"),)), ("and", (("contains", "Manfacturer", "ADAC"),))),
    ),
    (
        "ADAC",
        ((0, 0, 1024, 130), (0, 762, 1024, 842)),
        (
            ("and", (("equals", "Rows", "832"),)),
            ("and", (("equals", "Columns", "1024"),)),
            ("and", (("contains", "Manfacturer", "ADAC"),)),
            ("and", (("contains", "ProtocolName", "DUAL DETEC"),)),
        ),
    ),
    (
        "MEDRAD Injection Profile",
        ((0, 0, 750, 230),),
        (
            ("and", (("contains", "Modality", "Other"),)),
            ("and", (("contains", "Manufacture", "MEDRAD"),)),
            ("and", (("equals", "Rows", "1077"),)),
            ("and", (("equals", "Columns", "750"),)),
            ("and", (("contains", "SeriesDescription", "MEDRAD"),)),
        ),
    ),
    (
        "ESAOTE",
        ((0, 0, 790, 52),),
        (
            ("and", (("contains", "Manufacturer", "ESAOTE"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "6100"),)),
            ("and", (("equals", "Rows", "608"),)),
        ),
    ),
    (
        "ESAOTE",
        ((0, 0, 1030, 45),),
        (
            ("and", (("contains", "Manufacturer", "ESAOTE"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "6150"),)),
            ("and", (("equals", "Rows", "804"),)),
        ),
    ),
    (
        "ESAOTE",
        ((0, 0, 1030, 45),),
        (
            ("and", (("contains", "Manufacturer", "ESAOTE"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "6150"),)),
            ("and", (("equals", "Rows", "804"),)),
        ),
    ),
    (
        "ESAOTE",
        ((0, 0, 1140, 72),),
        (
            ("and", (("contains", "Manufacturer", "ESAOTE"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "6150"),)),
            ("and", (("equals", "Rows", "608"),)),
        ),
    ),
    (
        "ESAOTE",
        ((0, 0, 1140, 72),),
        (
            ("and", (("contains", "Manufacturer", "ESAOTE"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "6150"),)),
            ("and", (("equals", "Rows", "555"),)),
        ),
    ),
    (
        "MEDISON",
        ((0, 0, 1010, 65),),
        (
            ("and", (("contains", "Manufacturer", "MEDISON"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "Accuvix V20"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1150, 65),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare Austria"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "Voluson P8"),)),
            ("and", (("equals", "Rows", "727"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1150, 65),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "Voluson P8"),)),
            ("and", (("equals", "Rows", "727"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 925, 62),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "Voluson S"),)),
            ("and", (("equals", "Rows", "743"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 925, 62),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "Voluson S"),)),
            ("and", (("equals", "Rows", "743"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1040, 62),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "Voluson S10"),)),
            ("and", (("equals", "Rows", "852"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1040, 62),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "Voluson S10"),)),
            ("and", (("equals", "Rows", "600"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1060, 67),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQS7"),)),
            ("and", (("equals", "Rows", "720"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1160, 65),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQS8"),)),
            ("and", (("equals", "Rows", "873"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1150, 60),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQS8"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 937, 57),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQS8"),)),
            ("and", (("equals", "Rows", "819"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1140, 50),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQS8"),)),
            ("and", (("equals", "Rows", "720"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1060, 67),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQP"),)),
            ("and", (("equals", "Rows", "614"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 800, 80),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQ S6"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "GE Healthcare",
        ((0, 0, 1150, 24),),
        (
            ("and", (("contains", "Manufacturer", "GE Healthcare"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "LOGIQ7"),)),
            ("and", (("equals", "Rows", "989"),)),
        ),
    ),
    (
        "MINDRAY",
        ((0, 0, 1050, 75),),
        (
            ("and", (("contains", "Manufacturer", "MINDRAY"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "M6"),)),
            ("and", (("equals", "Rows", "600"),)),
        ),
    ),
    (
        "MINDRAY",
        ((0, 0, 800, 50),),
        (
            ("and", (("contains", "Manufacturer", "MINDRAY"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "M7"),)),
            ("and", (("equals", "Rows", "600"),)),
        ),
    ),
    (
        "MINDRAY",
        ((0, 0, 1080, 80),),
        (
            ("and", (("contains", "Manufacturer", "MINDRAY"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "M7"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "MINDRAY",
        ((0, 0, 1130, 62),),
        (
            ("and", (("contains", "Manufacturer", "MINDRAY"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "Z5"),)),
            ("and", (("equals", "Rows", "600"),)),
        ),
    ),
    (
        "MINDRAY",
        ((0, 0, 1150, 60),),
        (
            ("and", (("contains", "Manufacturer", "MINDRAY"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "DC-8 PRO"),)),
            ("and", (("equals", "Rows", "900"),)),
        ),
    ),
    (
        "MINDRAY",
        ((0, 0, 1150, 60),),
        (
            ("and", (("contains", "Manufacturer", "MINDRAY"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "M9"),)),
            ("and", (("equals", "Rows", "910"),)),
        ),
    ),
    (
        "SIUI",
        ((0, 0, 1360, 100),),
        (
            ("and", (("contains", "Manufacturer", "SIUI"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "CTS-8800"),)),
        ),
    ),
    (
        "Kretztechnik",
        ((0, 0, 1140, 80),),
        (
            ("and", (("contains", "Manufacturer", "Kretztechnik"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "V730"),)),
            ("and", (("equals", "Rows", "600"),)),
        ),
    ),
    (
        "Hitachi",
        ((0, 0, 1150, 60),),
        (
            ("and", (("contains", "Manufacturer", "Hitachi"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "HI VISION Preirus"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "Hitachi",
        ((0, 0, 1140, 74),),
        (
            ("and", (("contains", "Manufacturer", "Hitachi"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "HI VISION Avius"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "Hitachi",
        ((0, 0, 1025, 50),),
        (
            ("and", (("contains", "Manufacturer", "Hitachi"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "ProSound F75"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "Samsung",
        ((0, 0, 1150, 70),),
        (
            ("and", (("contains", "Manufacturer", "Samsung"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "UGEO H60"),)),
            ("and", (("equals", "Rows", "720"),)),
        ),
    ),
    (
        "Samsung",
        ((0, 0, 1024, 60),),
        (
            ("and", (("contains", "Manufacturer", "Samsung"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "SonoAce R7"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "MEDISON",
        ((0, 0, 1140, 60),),
        (
            ("and", (("contains", "Manufacturer", "MEDISON"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "SonoAce R7"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "Chison",
        ((0, 0, 1250, 80),),
        (
            ("and", (("contains", "Manufacturer", "Chison"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "q9-new"),)),
            ("and", (("equals", "Rows", "568"),)),
        ),
    ),
    (
        "Ultrasonix",
        ((0, 0, 970, 60),),
        (
            ("and", (("contains", "Manufacturer", "Ultrasonix"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "SONIX"),)),
            ("and", (("equals", "Rows", "768"),)),
        ),
    ),
    (
        "Ultrasonix",
        ((0, 0, 970, 60),),
        (
            ("and", (("contains", "Manufacturer", "Ultrasonix"),)),
            ("and", (("contains", "Modality", "US"),)),
            ("and", (("contains", "ManufacturerModelName", "SONIX"),)),
            ("and", (("equals", "Rows", "600"),)),
        ),
    ),
    (
        "Stanford Medical Center LightSpeed VCT",
        ((0, 0, 512, 121),),
        (
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("contains", "Modality", "CT"),)),
            ("and", (("contains", "ManufacturerModelName", "GE|Stanford"),)),
            ("and", (("contains", "SeriesDescription", "Dose"), ("contains", "ImageType", "SCREEN SAVE"))),
        ),
    ),
    (
        "Stanford Medical Center GE",
        ((0, 0, 512, 121),),
        (
            ("and", (("contains", "Manufacturer", "GE"),)),
            ("and", (("contains", "ManufacturerModelName", "GE|Stanford"),)),
            ("and", (("contains", "ImageType", "DERIVED+SECONDARY+SCREEN SAVE"),)),
        ),
    ),
    (
        "Stanford Medicine Outpatient center",
        (),
        (
            ("and", (("contains", "Manufacturer", "Siemens"),)),
            ("and", (("contains", "ManufacturerModelName", "SOMATOM Definition AS+"),)),
            ("and", (("contains", "ImageType", "DERIVED|SECONDARY|SCREEN SAVE|VOLREN|VXTL STATE"),)),
        ),
    ),
    ("Any Scanned Document or Secondary Save", (), (("and", (("contains", "ImageType", "Secondary"),)), ("and", (("contains", "Modality", "OT"),)))),
    ("Any REPORTDATA", (), (("and", (("contains", "ImageType", "REPORTDATA"),)),)),
    (
        "Any DEMOGRAPHICDATA, INVALID",
        (),
        (("and", (("contains", "ImageType", "DEMOGRAPHICDATA"),)), ("and", (("contains", "ImageType", "INVALID"),))),
    ),
    ("Stanford Blacklist Missing ImageType", (), (("and", (("missing", "ImageType", ""), ("empty", "ImageType", ""))),)),
    (
        "Stanford Blacklist secondary or derived catchall",
        (),
        (("and", (("contains", "Modality", "CT|MR"),)), ("and", (("contains", "ImageType", "DERIVED|SECONDARY|SCREEN|SAVE"),))),
    ),
    (
        "Stanford Blacklist Dose Report or External",
        (),
        (
            ("and", (("contains", "Modality", "CT|MR"),)),
            ("and", (("contains", "SeriesDescription", "Patient Protocol|PACS nomination form|Dose Report|Study acquired outside hospital"),)),
        ),
    ),
    (
        "Burned In Annotation",
        (),
        (
            ("and", (("contains", "ImageType", "SAVE"),)),
            ("and", (("contains", "Modality", "CT|MR"),)),
            ("or", (("contains", "SeriesDescription", "SAVE"),)),
            ("or", (("contains", "BurnedInAnnotation", "YES"),)),
            ("or", (("empty", "ImageType", ""),)),
            ("or", (("empty", "DateOfSecondaryCapture", ""),)),
            ("or", (("empty", "SecondaryCaptureDeviceManufacturer", ""),)),
            ("or", (("empty", "SecondaryCaptureDeviceManufacturerModelName", ""),)),
            ("or", (("empty", "SecondaryCaptureDeviceSoftwareVersions", ""),)),
        ),
    ),
)
