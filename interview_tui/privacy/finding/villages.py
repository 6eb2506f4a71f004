"""Places that no list has, told from how their names are made: `bäckhult`, `Melbury Cross`, `nether poppleford`."""

import re

from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.called_after import NATURE
from interview_tui.privacy.finding.language import words

_ENDINGS = re.compile(
    r"(?P<first>.{2,}?)s?(?P<end>hult|måla|torp|sele|fors|köping|ryd|röd|boda|tuna|hammar|skär|lösa|arp|bäcken|bäck|by|näs|"
    r"vik|sund|stad|holm|ås|berg|dal|bro|borg|hed|skog|sta|sala|åker|lycke|vidja|bo|ö|mo|vången|fallet|sjön|sveden|udden|holmen|viken|träsk|ön|näset|åsen|skäret|heden)"
)
_SURE = words("hult måla torp sele fors köping ryd röd boda tuna hammar lösa arp skär sala lycke")
"""Endings that hardly any other word has."""
GREENS = words(
    """green cross heath bay vale sands common moor sound dell magna parva regis abbas on-sea haven bridge ferry
    end estate village glen loch"""
)
"""English: second words of the names of villages."""
WIDE = words(
    """great little upper lower nether over stoke market chipping marsh much long kings bishops abbots low high inner
    outer cold north south east west old new"""
)
"""English: first words of them."""


def is_village(low: str) -> bool:
    """Is a Swedish word, in small letters, made as the names of villages are, and no word of every day?"""
    match = _ENDINGS.fullmatch(low)
    if match is None or lists.is_word(low, "sv") or len(low) < 5:
        return False
    return match["end"] in _SURE or match["first"] in NATURE or match["first"] + "s" in NATURE


_ENGLISH = re.compile(
    r".{2,}(?:ley|leigh|holme?|bridge|toft|combe|wick|wich|den|dean|ford|field|ham|hampton|ton|worth|thorpe?|by|bury|"
    r"borough|burgh|mouth|pool|stead|stoke|marsh|minster|muir|ness|hithe|stow|hurst|mere|shaw|gate|wold|cott|firth|dale|"
    r"beck|head|haven|port|cliffe|chester|caster|cester|well|brannan|glass|fell|mouth|sett|wade|wold|cross|water)"
)
_CELTIC = re.compile(
    r"(?:loch|inver|aber|llan|bally|ballin|kil|glen|strath|ardn|ardr|inch|inis|caer|porth|dun|auch|kirk|drum|pont).{3,}"
)
_SURELY = re.compile(rf".{{2,}}(?:{'|'.join(sorted(_SURE))}|udden|holmen|träsk|heden|liden|näset|sjön|ön|sund)")


def sounds_like_place(low: str, code: str) -> bool:
    """Is a word that nothing knows, in small letters, made as names of places are rather than those of people?"""
    if len(low) < 6:
        return False
    if code == "en":
        return bool(_ENGLISH.fullmatch(low) or _CELTIC.fullmatch(low))
    return bool(_SURELY.fullmatch(low))


_BY_WATER = re.compile(r".{3,}(?:sund|sundet|ön|ö|udden|holmen|skär|skäret|näset|sjön|viken)")


def is_by_water(low: str, code: str) -> bool:
    """Is a Swedish word, in small letters, made like an island's or a headland's name: what one is *on*?"""
    return code == "sv" and bool(_BY_WATER.fullmatch(low)) and not lists.is_word(low, "sv")
