"""Text as comparable words: no case, no accents, no order, no separators; and words that are too common to be somebody's name by themselves."""

import re
import unicodedata
from functools import cache, lru_cache

from pydicom.datadict import DicomDictionary

MOST_REMEMBERED = 512  # characters of a text
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LETTERS = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}  # the same sounds
_COMMON = """
abdomen abdominal acute adult aged air ankle antar ante anterior aorta aortic apex arch arm arms arterial artery art axial axis back base baseline
bay beam bed below bend best big bilateral bill bird black bladder blood blue body bolus bone bones bow box brain branch breast breath bright brook
brown brush bush cancer canal cap care case cast cardiac cat caudal center central cervical chest child clear clinic cold col colon common
comparison complete con contrast control cook coronal coronary cor cover craig cranial cranium cross cup curve cut dark data day days deep delay
delayed dental der des die diaphragm die discharge disc dose down drain dry dual dynamic ear early east echo eight elbow eleven emergency end
esophagus evening exam examination extra eye eyes face facial fall false fast fat female femoral femur field fifth film filter final finger first
fish five flat flow foot ford fore forest form four fourth fox frame france free french fresh friday frontal fruit full fusion gain german glass
gold good grand grant grass gray green grey ground hall hand hands hard head heart heel high hill hip hips hold home hope hospital hot hour house
hunter image images inferior inner inside iron iso jaw joint jordan king knee knees knight lake lamb large last lat late lateral law leg legs left
lesion light limb line liver local long loop love low lower lumbar lung lungs main major mandible mark marker market mask mass matrix maxilla may
medial median medium mid middle midline mill minor mode model moderate moon morning motion mouth multi muscle narrow nasal natal neck neo nerve
new night nine none noon normal north nose note number oblique off old one only open oral orbit orbits order organ outer page pain palm pan pancreas
park part parts path patient pelvic pelvis penny percent perfusion
phase phantom phone pig pine plain plane plate point pole pool portal positive post posterior
power pre present prior price prone prostate proximal pulmonary quiet rad ray read ready rear rectum red region renal repeat report rest rib ribs
rice rich right ring rise river road rock roof room root rose round routine row run sacrum safe sagittal scan scout sea second sella senior sense
series service seven short shoulder side signal silver single sinus six skin skull slice slow small smith-petersen snow soft south spine spleen
spiral spot spring square standard star stark state stem step stern stomach stone stop storm
stroke straight strong study sub summer sun superior supine
surface swift table tail target temple ten test thigh thin third thoracic thorax three thumb tibia time tip tissue toe toes tone tooth total tower
tract trauma tree triple true tube tumor tumour twin two under unit upper uterus van vein venous ventral vessel view volume von wall ward warm
wash water wave weak week weight west whole wide wing winter wise with wood wrist year years young zero zone
philips siemens general electric toshiba hitachi canon fuji fujifilm agfa kodak hologic varian elekta samsung medtronic
january february march april june july august september october november december jan feb mar apr jun jul aug sep oct nov dec
januar februar maerz marz april mai juni juli oktober dezember monday tuesday wednesday thursday saturday sunday
kopf hals brust bauch becken knie hand fuss arm bein herz leber lunge links rechts gross klein lang kurz berg stein wolf schwarz weiss braun
abdomen tete cou thorax genou main pied bras jambe coeur foie poumon gauche droite grand petit noir blanc brun rouge
cabeza cuello torax rodilla mano pie brazo pierna corazon derecha izquierda grande rojo verde blanco negro
del der des den dos das les las los una und and the for not von van zum zur bin abu ben ibn mac san santa saint sir lady lord mister
""".split()
_DEPARTMENTS = "radiology radiologie department hospital clinic klinik institute institut university universitat center centre zentrum praxis".split()


def words(text: str) -> tuple[str, ...]:
    """Runs of letters and runs of digits, of any script, without case and accents; Japanese syllables in one script."""
    return _remembered(text) if len(text) < MOST_REMEMBERED else _words(text)


def _words(text: str) -> tuple[str, ...]:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.lower()).translate(_HIRAGANA)
        text = "".join(_LETTERS.get(letter, letter) for letter in text if not unicodedata.combining(letter))
        text = unicodedata.normalize("NFKC", text)
        text = "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)
    return tuple(_WORD.findall(text.lower()))


_remembered = lru_cache(1 << 15)(_words)


def is_unspaced(text: str) -> bool:
    """Whether it is of a script that writes names without spaces around them: Chinese, Japanese, Korean, Thai."""
    return any("฀" <= letter <= "๿" or "぀" <= letter <= "鿿" or "가" <= letter <= "힣" for letter in text)


@cache
def dictionary_words() -> frozenset[str]:
    """Words of the names of attributes (PS3.6)."""
    listed = (word for entry in DicomDictionary.values() for word in words(entry[2]))
    return frozenset(word for word in listed if len(word) > 2)


@cache
def common_words() -> frozenset[str]:
    """Words that are no name by themselves: of bodies, pictures and the calendar, of every day, and of the dictionary of attributes."""
    return frozenset(_COMMON) | frozenset(_DEPARTMENTS) | dictionary_words()
