"""Swedish nouns that say what a house is, in any compound: `hunddagiset`, `kaffebaren`, `byskola`; and of what kind."""

import re
from functools import lru_cache

from interview_tui.privacy.finding.language import words

SCHOOL, WORKPLACE = "school", "workplace"

_SCHOOLS = words(
    """skola skolan gymnasium gymnasiet dagis dagiset universitet universitetet utbildning utbildningen läroverk
        läroverket internat internatet fritids fritidshem fritidshemmet komvux akademi akademin lärcentrum"""
)
_WORKPLACES = words(
    """huset hemmet gården gård bostad bostaden bar baren restaurang restaurangen krog krogen café caféet kafé
    kaféet fik fiket pub puben hotell hotellet pensionat pensionatet vandrarhem vandrarhemmet klinik kliniken
    mottagning mottagningen vårdcentral hälsocentral centralen sjukhus sjukhuset lasarett lasarettet apotek
    apoteket teater teatern biograf biografen bion museum museet galleri galleriet butik butiken affär affären
    boden livsmedelsbutik kiosk kiosken stuga stugan mack macken bageri bageriet konditori konditoriet salong
    salongen studio studion ateljé ateljén gym gymmet klubb klubben verkstad verkstaden fabrik fabriken bruk
    bruket sågverk sågverket mejeri mejeriet bryggeri bryggeriet åkeri åkeriet rederi rederiet varv varvet firma
    firman bolag bolaget företaget byrå byrån banken redaktionen tidning tidningen radion förlag förlaget
    förening föreningen stiftelse stiftelsen kooperativ kooperativet församling församlingen kyrka kyrkan moskén
    boende boendet äldreboende gruppboende servicehus korttidshem callcenter sjukhem vårdhem team teamet enheten
    vuxenenheten barnenheten mottagningsenheten avdelningen jour jouren hospice hospicet stall stallet camping
    campingen stugby stugbyn herrgård herrgården värdshus värdshuset gästgiveri gästgiveriet badhus badhuset
    simhall simhallen arena arenan lagret terminal terminalen depå depån center centret centrum centrumet kök
    köket handelsträdgård handelsträdgården plantskola plantskolan gjuteri gjuteriet slakteri slakteriet
    tryckeri tryckeriet snickeri snickeriet tvätteri tvätteriet spinneri väveri hemtjänst hemtjänsten vården
    akuten verket förläggningen krogar pizzeria pizzerian taxi bemanning gruva gruvan järnhandel brandstation
    bibliotek biblioteket familjecentral boendestöd boendestödet boendestödsteamet hemsjukvården äldreomsorgen
    omsorgen korttids korttidsboendet"""
)
_TAILS = sorted(
    _SCHOOLS | _WORKPLACES - words("hem kök center bar fik jour team stall kiosk enheten"), key=len, reverse=True
)
_COMPOUND = re.compile(rf"(?P<first>.{{2,}}?)(?P<head>{'|'.join(_TAILS)})")
_SHORT = words("bb iva kava ivan ortopeden medicin geriatriken onkologen")
"""What wards are called, definite without an ending or never indefinite."""
_NO_HOUSE = words(
    """trädgård skärgård kyrkogård bondgård skolgård bakgård gårdsplan möjlighet sammanhang fängelsehålet publik
        publiken utbildningen medlemskap parkerad andelen matbord måltavlan köksbord verkligen"""
)


@lru_cache(maxsize=20_000)
def house(low: str) -> str | None:
    """What kind of house a Swedish noun, in small letters, names: `school` or `workplace`; None if none."""
    if low in _NO_HOUSE:
        return None
    if low in _SCHOOLS:
        return SCHOOL
    if low in _WORKPLACES:
        return WORKPLACE
    if low.endswith("psyk") or low in _SHORT:
        return WORKPLACE
    match = _COMPOUND.fullmatch(low)
    if match is None:
        return None
    return SCHOOL if match["head"] in _SCHOOLS and not low.startswith("hund") else WORKPLACE


def is_definite(low: str) -> bool:
    """`hunddagiset`, `krogen`: a certain one."""
    return low in _SHORT or low.endswith(("psyk", "en", "et", "an", "in", "ån", "én", "on"))
