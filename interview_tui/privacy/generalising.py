"""What is told more generally instead of a place, a school, an age: in square brackets, in the language of the talk.

Guides to anonymising interviews (UK Data Service, Svensk nationell datatjänst) ask for three things: that a reader sees
where something was changed (brackets), that the same stays the same (letters), and that what matters for the study
stays (a small town, a hospital). Pure but for the lists of places.
"""

import re
from string import ascii_uppercase

from interview_tui.privacy.finding.numerals import value
from interview_tui.privacy.finding.senses import CUES, sense

LETTERED = {
    "sv": {"place": "ort", "school": "skola", "workplace": "arbetsplats", "authority": "myndighet"},
    "en": {"place": "place", "school": "school", "workplace": "workplace", "authority": "agency"},
}
"""Kind → what is said before a letter that tells one from another: `[ort A]`."""
_COUNTRY = {"sv": ("land", "ett annat land"), "en": ("country", "another country")}
_PLAIN = {
    "sv": {
        "person": "namn", "place": "ort", "school": "skolan", "workplace": "arbetsplatsen", "authority": "myndigheten",
        "phone": "telefonnummer", "id_number": "personnummer", "email": "e-postadress", "address": "gatuadress",
        "birth_date": "födelsedatum", "age": "ålder", "occupation": "yrke",
    },
    "en": {
        "person": "name", "place": "place", "school": "the school", "workplace": "the workplace",
        "authority": "the agency", "phone": "phone number", "id_number": "identity number", "email": "e-mail address",
        "address": "street address", "birth_date": "date of birth", "age": "age", "occupation": "occupation",
    },
}  # fmt: skip
_NOUNS = {
    "sv": {
        "school": (
            ("förskol|dagis", "förskolan"), ("gymnasi", "gymnasiet"), ("universitet", "universitetet"),
            ("folkhögskol", "folkhögskolan"), ("högskol", "högskolan"), ("komvux|vuxenutb", "vuxenutbildningen"),
        ),
        "workplace": (
            ("sjukhus|lasarett", "sjukhuset"), ("vårdcentral|hälsocentral", "vårdcentralen"),
            ("mottagning|klinik", "mottagningen"), ("äldreboende|servicehus|vårdboende", "äldreboendet"),
            ("hvb|familjehem|behandlingshem|boende|hemmet", "boendet"), ("jour", "jouren"), ("fabrik|bruk", "fabriken"),
            ("restaurang|krog|café|cafe|pizzeria", "restaurangen"), ("ica|coop|hemköp|willys|butik|affär", "butiken"),
            ("kyrk|församling|moské", "församlingen"), ("bibliotek", "biblioteket"), ("hotell", "hotellet"),
        ),
        "authority": (
            ("socialtjänst|socialkontor|socialförvalt|socialnämnd", "socialtjänsten"), ("kommun", "kommunen"),
            ("region|landsting", "regionen"), ("polis", "polisen"), ("rätt", "domstolen"),
            ("anstalt|häkte|kriminalvård", "kriminalvården"),
        ),
    },
    "en": {
        "school": (
            ("nursery|preschool|kindergarten", "the preschool"), ("university", "the university"),
            ("college", "the college"), ("primary|elementary", "the primary school"),
        ),
        "workplace": (
            ("hospital|infirmary", "the hospital"), ("surgery|clinic|practice|medical|health", "the clinic"),
            ("care home|nursing home|house", "the home"), ("church|mosque|parish", "the congregation"),
            ("pub|café|cafe|restaurant|arms|inn", "the restaurant"), ("library", "the library"), ("hotel", "the hotel"),
            ("tesco|asda|sainsbury|aldi|lidl|shop|store", "the shop"), ("factory|mill|works", "the factory"),
        ),
        "authority": (
            ("council", "the council"), ("social services|children's services", "social services"),
            ("police|constabulary", "the police"), ("court", "the court"), ("prison|hmp", "the prison"),
            ("job ?cent", "the job centre"), ("nhs|trust|health board", "the health service"),
        ),
    },
}  # fmt: skip
_WORK = {
    "sv": (
        ("läkar|kirurg|sköters|barnmorsk|terapeut|psykolog|tandläk|veterinär|logoped|ambulans|apotek", "vårdyrke"),
        ("präst|pastor|imam|rabbin|diakon|kantor|kyrk", "yrke inom ett trossamfund"),
        ("lärar|rektor|pedagog|professor|lektor|docent", "yrke inom utbildning"),
        ("polis|åklagar|domar|advokat|nämndeman|kriminal", "yrke inom rättsväsendet"),
        ("chef|direktör|vd\\b|ordförande|borgmästar|kommunalråd", "ledande befattning"),
        ("konst|musik|skådespel|dansar|författar|fotograf|regissör|orgel", "konstnärligt yrke"),
        ("fisk|bond|lantbruk|renskötar|skogs|jäg", "yrke inom jord, skog eller fiske"),
    ),
    "en": (
        ("doctor|surgeon|nurse|midwi|therap|psych|dentist|vet|paramedic|pharmac", "health profession"),
        ("vicar|priest|pastor|imam|rabbi|deacon|organist|minister", "work in a faith community"),
        ("teacher|head|professor|lecturer", "work in education"),
        ("police|prosecut|judge|barrister|solicitor|coroner|detective", "work in the justice system"),
        ("chief|director|mayor|chair|ceo", "leading position"),
        ("artist|music|actor|dancer|author|photograph|blower|maker", "creative work"),
        ("fish|farm|forest|keeper|shepherd", "work on land or at sea"),
    ),
}
_SIZES = {
    "sv": ((200_000, "en storstad"), (50_000, "en större stad"), (10_000, "en mindre stad"), (2, "en mindre ort")),
    "en": ((300_000, "a large city"), (75_000, "a city"), (10_000, "a town"), (2, "a small place")),
}
"""From so many inhabitants on; a place whose inhabitants nobody has counted has no size."""
_LARGEST = {"göteborg": 600_000}
"""Towns that the list has under their English names."""
_OLDEST = 120


def lettered(text: str, kind: str, number: int, language: str) -> str:
    """`[skola A]` for 0, `[skola B]` for 1 … `[skola A2]` after Z."""
    again, letter = divmod(number, len(ascii_uppercase))
    noun = _COUNTRY[language][0] if _is_country(text, kind, language) else LETTERED[language][kind]
    return f"[{noun} {ascii_uppercase[letter]}{again + 1 if again else ''}]"


def generalised(text: str, kind: str, language: str) -> str:
    """What `text` is told as, in brackets: `[en mindre stad]`, `[vårdcentralen]`, `[i 30-årsåldern]`."""
    said = _said(text, kind, language) or _PLAIN[language][kind]
    return f"[{said}]"


def _said(text: str, kind: str, language: str) -> str | None:
    low = text.casefold()
    match kind:
        case "place":
            if _is_country(text, kind, language):
                return _COUNTRY[language][1]
            people = max(sense(low, language).place, _LARGEST.get(low, 0))
            return next((size for least, size in _SIZES[language] if people >= least), None)
        case "school" | "workplace" | "authority":
            return _first(_NOUNS[language][kind], low)
        case "occupation":
            return _first(_WORK[language], low)
        case "age":
            return _span_of_years(low, language)
    return None


def _is_country(text: str, kind: str, language: str) -> bool:
    return kind == "place" and text.casefold() in CUES[language].countries


def _first(nouns: tuple[tuple[str, str], ...], low: str) -> str | None:
    return next((noun for pattern, noun in nouns if re.search(pattern, low)), None)


def _span_of_years(low: str, language: str) -> str | None:
    """Ten years around an age."""
    years = _years(low, language)
    if years is None or years > _OLDEST:
        return None
    tens = years // 10 * 10
    if language == "en":
        return "under 10" if years < 10 else f"{tens}–{tens + 9} years old" if "old" in low else f"{tens}–{tens + 9}"
    if "åring" in low:
        return f"person i {tens}-årsåldern" if years >= 10 else "barn"
    if (ending := low.find("årig")) >= 0:
        return f"{tens}–{tens + 9}-{low[ending:]}"
    if years < 10:
        return "under tio år"
    return "i tonåren" if 13 <= years <= 19 else f"i {tens}-årsåldern"


def _years(low: str, language: str) -> int | None:
    """The number in an age, in digits or words; the sum of `thirty` and `four`."""
    found = [
        int(word) if word.isdecimal() else value(word, language)
        for word in re.findall(r"\d+|[^\W\d_]+", re.sub(r"åri(?:g|ng).*|års?\b.*", " ", low))
    ]
    told = [number for number in found if number is not None]
    if len(told) > 1 and told[0] % 10 == 0 and 0 < told[1] < 10:
        return told[0] + told[1]
    return told[0] if told else None
