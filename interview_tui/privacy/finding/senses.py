"""What a single word can be: an everyday word, a first name, a surname, a place, or nothing that is known."""

import re
from dataclasses import dataclass
from functools import lru_cache

from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.english import ENGLISH
from interview_tui.privacy.finding.language import Cues
from interview_tui.privacy.finding.numerals import value
from interview_tui.privacy.finding.swedish import SWEDISH

CUES: dict[str, Cues] = {"sv": SWEDISH, "en": ENGLISH}
_PLACE_END = re.compile(
    r".{2,}(?:köping|stad|torp|hamn|bro|vik|viken|borg|fors|hult|ryd|red|röd|lösa|näs|sjö|träsk|tuna|valla|åkra|rum|ås|"
    r"boda|mora|bruk|hammar|holmen|holm|sala|berga|åsen|dalen|mark|sele|träsk|järvi|niemi|vaara|suando|luspe|byn|by|"
    r"sund|landa|ånger|stein|burgh|bury|ford|shire|minster|ham|ton|mouth|pool|caster|chester|wick|stow|thorpe|wich)"
)
_SURNAME_END = re.compile(
    r".{2,}(?:sson|sdotter|qvist|kvist|gren|ström|berg|lund|dahl|dal|stedt|städt|blad|löf|lööf|stam|man|mark|feldt|"
    r"ander|hammar|skiöld|sköld|hielm|hjelm|crona|krantz|ell|én|zén|ius|ski|ska|sky|wicz|vic|vić|ić|ović|escu|oglu|zadeh|yan|ian|sen|nen|enko|chuk|dóttir|poulos)"
)
_STRONG = ("jätte", "skit", "super", "as", "pytte", "mega")
"""What talk puts before words."""
_LONG = 6
"""Letters from which on an s after an English surname is a plural's: `the Hendersons`, but `Hawes`."""
_LARGE_TOWN = 300_000
"""Inhabitants from which on a foreign town is known by its name in small letters."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word can be. `base` is it in small letters without the genitive s, `length` the letters of that."""

    base: str
    length: int
    everyday: bool
    """An everyday word in some form, or a compound of such."""
    plain: bool
    """An everyday word of the dictionary itself, no guessed compound."""
    loan: bool
    """An everyday word of English only, in Swedish talk."""
    first: bool
    """A first name somewhere."""
    last: bool
    """A surname somewhere."""
    native_first: bool
    native_last: bool
    place: int
    """Inhabitants of the place of the name; 0 if none is known, 1 if nobody counted."""
    land: bool
    """A country, region or district."""
    listed: bool
    """The Swedish dictionary has it with a capital."""
    twin: bool
    """A name that is a word of every day too, and to be doubted."""
    never: bool
    silent: bool
    """Telling of nobody, however it is written: `Zoom`, `mars`."""

    @property
    def name(self) -> bool:
        """A first name or surname somewhere."""
        return self.first or self.last

    @property
    def native(self) -> bool:
        return self.native_first or self.native_last

    @property
    def somewhere(self) -> bool:
        """A known place."""
        return self.land or self.place > 0

    @property
    def unknown(self) -> bool:
        """Neither everyday word nor anything else."""
        return not (self.everyday or self.silent)

    @property
    def like_place(self) -> bool:
        return bool(_PLACE_END.fullmatch(self.base))

    @property
    def like_surname(self) -> bool:
        return bool(_SURNAME_END.fullmatch(self.base))

    @property
    def large(self) -> bool:
        return self.place >= _LARGE_TOWN


@lru_cache(maxsize=50_000)
def sense(low: str, code: str) -> Sense:
    """What the word `low`, in small letters, can be in the language `code`."""
    cues = CUES[code]
    base = _base(low, code, cues)
    parts = base.split("-")
    several = len(parts) > 1
    first = all(
        part in cues.given or lists.is_first_name(part) or (several and part in cues.everyday) for part in parts
    )
    last = all(lists.is_surname(part) or lists.is_first_name(part) for part in parts)
    firm = base in cues.firm
    plain = (not firm and _everyday(low, code, cues)) or (
        several and not first and all(_everyday(p, code, cues) for p in parts)
    )
    people = _inhabitants(base, code)
    if not (people or plain or first or last or firm) and len(base) > 4 and not lists.is_compound(low, code):
        people = lists.other_names().get(base, 0)
    loan = not plain and code == "sv" and len(low) > 3 and lists.is_word(low, "en")
    return Sense(
        base=base,
        length=len(base),
        everyday=plain or loan or (not firm and lists.is_compound(low, code)),
        plain=plain,
        loan=loan,
        first=first,
        last=last and not (several and first),
        native_first=all(part in cues.given or lists.is_native_first_name(part, code) for part in parts),
        native_last=lists.is_native_surname(base, code),
        place=people,
        land=base in cues.lands,
        listed=lists.is_listed_name(base.capitalize()),
        twin=base in cues.everyday or base in cues.never,
        never=base in cues.never,
        silent=base in cues.no_names or low in cues.no_names or base in cues.chains,
    )


def _inhabitants(base: str, code: str) -> int:
    """Of the place of the name, with hyphens or without: `Stow-on-the-Wold`; 0 if none is known."""
    towns = lists.places(code)
    for name in (base, base.replace("-", " ")):
        if name in towns:
            return max(1, towns[name])
    return 0


def _everyday(word: str, code: str, cues: Cues) -> bool:
    if word in cues.spoken or lists.is_word(word, code) or value(word, code) is not None:
        return True
    if code == "en":
        return _english(word)
    # `tandläkarn`, `jättearg`: endings and beginnings of talk
    if word.endswith("rn") and (lists.is_word(word[:-1] + "en", code) or lists.is_word(word[:-1] + "e", code)):
        return True
    return any(
        len(word) > len(part) + 2 and lists.is_word(word.removeprefix(part), code)
        for part in _STRONG
        if word.startswith(part)
    )


def _english(word: str) -> bool:
    """Short forms, British spellings and words with `un-` that the dictionary lacks."""
    if "'" in word:
        first, _sign, ending = word.partition("'")
        if ending not in ("t", "s", "re", "ve", "ll", "d", "m", "em", "all"):
            return False
        return lists.is_word(first, "en") or lists.is_word(first.removesuffix("n"), "en")
    american = re.sub(r"is(e|ed|es|ing|ation|ations|er|ers)$", r"iz\1", word)
    forms = (american, american.removeprefix("un"), american.removeprefix("re"), american.removeprefix("non"))
    return any(form != word and len(form) > 3 and lists.is_word(form, "en") for form in forms)


def _base(low: str, code: str, cues: Cues) -> str:
    """The word without a genitive s, where what is left is known better than the whole."""
    if len(low) < 4 or low[-1] != "s" or (lists.is_own_form(low, code) and not _well_known(low, code, cues)):
        return low
    if code == "en":  # the sign of an English genitive is cut off before: `Hawes` has none
        family = len(low) > _LONG and lists.is_surname(low[:-1])  # `the Hendersons`
        bare = (family or lists.is_native_first_name(low[:-1], code)) and not _well_known(low, code, cues)
        return low[:-1] if bare else low
    head, dash, _tail = low.rpartition("-")
    for known in (_well_known, _known):
        for form in (low, low[:-1]):
            if known(form, code, cues) or (
                dash and known(form.rpartition("-")[2], code, cues) and known(head, code, cues)
            ):
                return form
    return low


def _well_known(word: str, code: str, cues: Cues) -> bool:
    return (
        lists.is_native_first_name(word, code)
        or lists.is_native_surname(word, code)
        or word in cues.lands
        or word in cues.firms
        or lists.places(code).get(word, 0) >= 1000
    )


def _known(word: str, code: str, cues: Cues) -> bool:
    return (
        word in lists.places(code)
        or lists.is_first_name(word)
        or lists.is_surname(word)
        or (
            code == "sv"
            and lists.is_listed_name(word.capitalize())
            and not lists.is_listed_name(word[:-1].capitalize())
        )
    )
