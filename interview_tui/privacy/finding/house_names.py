"""Swedish houses with their name: behind what they are, `kaffebaren bönan`, or before it, `tärna folkhögskola`.

What is definite has no other noun right after it, and a noun without an ending has an article, or a word that
describes it, before it: where something else stands there, it is a name.
"""

from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.called_after import KINDS_BEFORE, SIGNS
from interview_tui.privacy.finding.heads import end_of, kind_of_head, place_after
from interview_tui.privacy.finding.house_nouns import house, is_definite
from interview_tui.privacy.finding.in_swedish_slots import NOT_NAMES, is_noun
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.numerals import value
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_SV = "sv"
_LED = words(
    """på hos till från åt av vid för i driver drev äger ägde startade startat öppnade köpte köpt sålde lämnade heter
    hette är var mellan grundade byggde sköter skötte las la lades gick ner med"""
)
"""Before the noun, if a name of words of every day follows."""
_FILLERS = words("öh eh alltså ja jo typ liksom men och så då asså nä")
_VERBS = words("har hade är var kan ska skulle ligger låg fick får kommer kom stängde öppnade blev brukar tror")
_OWNING = words("driver drev äger ägde startade startat öppnade köpte köpt sålde sköter skötte")
_AFTER_OWNED = words("tillsammans ihop åt med sedan själv ensam utomlands vidare inom")
_WINDS = words("väst öst syd nord väster öster söder norr centrum city norra södra")
_NOT_AFTER = words(
    """klockan folk dag natt kväll morgon idag igår tid gång lärare elever personal mat hjälp barn ungdomar vuxna mamma
    pappa chef skola jobb hem sjuk typ kön slut start rum plats tack vad år ett en samma lunch fika rast möte schema
    dagen natten kvällen morgonen veckan helgen sommaren vintern hösten våren tiden gången precis extra ibland ensam
    ungefär själv direkt istället tidigare senare numera nyss nuförtiden sommartid varannan hemma borta full tom
    öppet stängt stängd halvtid deltid mest först sist bäst sämst likadant mittemot intill tvärs nära långt"""
)
_TIMES = words(
    "dagar timmar veckor månader gånger pass kvällar nätter helger kilometer mil minuter kronor stycken platser barn"
)
"""After a number, and no name."""
_DESCRIBED = words(
    """en ett nån någon något vilken vilket samma varje annan annat egen eget ny nytt gammal gammalt stor stort liten
    litet bra dålig dåligt fin fint privat kommunal vanlig vanligt nästa förra första andra tredje ingen inget den det
    denna detta min mitt din ditt sin sitt hans hennes deras vår vårt er ert vars någons ens dess hel helt halv
    liknande fjärde femte sista enda mobil lokal gemensam"""
)
_OWNERS = words(
    """sveriges stadens barnens kommunens dagens världens landets byns hans hennes deras någons allas vars ens skolans
    statens regionens dens denna områdets ortens stans mammas pappas dotterns sonens systerns brorsans grannens
    familjens kompisens mannens fruns chefens sockenns länets sjukhusets kyrkans företagets slags sorts"""
)
_ADJECTIVE = (
    "ig",
    "igt",
    "lig",
    "isk",
    "iskt",
    "sk",
    "ande",
    "ende",
    "bar",
    "sam",
    "ad",
    "at",
    "t",
    "are",
    "ast",
    "iga",
    "ga",
)


def house_names(line: Line, code: str) -> Iterator[Found]:
    """Such names in a line; they may overlap with what else is found."""
    if code != _SV:
        return
    for at, token in enumerate(line.tokens):
        kind = house(token.low) if token.is_word else None
        if kind is None:
            continue
        last = _behind(line, at)
        if last is not None:
            yield _found(line, at, last, kind)
        elif not is_definite(token.low):
            first = _before(line, at)
            if first is not None:
                where = place_after(line, at + 1, _SV) if line.low(at + 1) == "i" else None
                yield _found(line, first, where or at, kind)


def _found(line: Line, first: int, last: int, kind: str) -> Found:
    reason = _("a school with its name") if kind == "school" else _("a place of work with its name")
    return Found(line.tokens[first].start, end_of(line, last, _SV), kind, reason)


def _behind(line: Line, at: int) -> int | None:
    """Index of the last word of the name that stands behind the noun at an index; None if none does."""
    token, name = line.tokens[at], line.token(at + 1)
    if (
        name is None
        or not line.beside(at + 1)
        or not name.is_word
        or (token.low.endswith("s") and is_definite(token.low[:-1]))
    ):
        return None
    known = sense(name.low, _SV)
    if known.silent:
        return None
    kind_only = not (is_definite(token.low) or token.low in KINDS_BEFORE)
    if name.named:
        person = known.native_first and token.low.endswith(("boendet", "gården", "hemmet", "teamet", "avdelningen"))
        if person or (name.text.isupper() and len(name.text) < 3):
            return None
        last = at + 1
        while line.beside(last + 1) and line.tokens[last + 1].named:
            last += 1
        return last
    if not line.small:
        return None
    beyond = line.low(at + 2) if line.beside(at + 2) else ""
    led = line.low(at - 1) in _LED
    if led and name.low not in ("ett", "en") and value(name.low, _SV) is not None:  # `tre hjortar`
        return at + 2 if lists.lemma(beyond, _SV) not in (beyond, None) and beyond not in _TIMES else None
    if name.low in NOT_NAMES | _NOT_AFTER or _is_somebody(name.low) or len(name.low) < 3:
        return None
    odd = known.loan or not known.everyday
    if name.low in SIGNS or (odd and not known.native_first) or (led and name.low in _WINDS):
        return at + 1
    kind = not is_definite(token.low)
    if kind and led and known.native_first and name.low not in CUES[_SV].never:  # `salong amina`
        return at + 1
    if kind and line.low(at - 1) in _OWNING and name.low not in _AFTER_OWNED:  # `äger salong klippt`
        return at + 1
    if kind_only:
        return None
    if not led and at > 0 and line.tokens[at - 1].is_word and line.low(at - 1) not in _FILLERS:
        return None
    bends = name.low.endswith(("a", "e", "å")) and _is_definite_noun(beyond) and beyond not in _NOT_AFTER
    if bends and name.low not in CUES[_SV].human:  # `restaurang gula huset`
        return at + 2
    if at == 0 and beyond not in CUES[_SV].human | _VERBS:
        return None
    return at + 1 if _is_name(name.low) else None


def _is_somebody(low: str) -> bool:
    cues = CUES[_SV]
    base = lists.lemma(low, _SV) or low
    return bool({low, base} & (cues.occupations | cues.usual_occupations | cues.people | cues.human | cues.titles))


def _is_definite_noun(low: str) -> bool:
    base = lists.lemma(low, _SV)
    if base is None or base == low or not low.endswith(("n", "t")):
        return False
    if low in (base + "en", base + "et"):
        return True
    return low in (base + "n", base + "t", base[:-1] + "en", base[:-1] + "et") and is_noun(base)


def _is_name(low: str) -> bool:
    """In small letters: a thing that houses are called after, a noun of any kind, or no word."""
    if low in _WINDS or _is_definite_noun(low):
        return True
    known = sense(low, _SV)
    inflected = low.endswith(("ade", "ar", "er", "or", "ande", "ing", "ligt", "igt", "iga"))
    foreign = low.endswith(("o", "i", "u", "y", "os", "us", "is", "um", "ix")) and _stands_alone(low)
    return not inflected and (is_noun(low) or foreign or not (known.plain or lists.is_word(low, _SV)))


def _stands_alone(low: str) -> bool:
    """Is it a word of the dictionary in this form alone, as many foreign names are: `vesuvio`?"""
    endings = ("en", "n", "et", "t", "a", "er", "ar", "or", "r", "de", "ade", "are", "s")
    return lists.is_own_form(low, _SV) and not any(lists.lemma(low + end, _SV) == low for end in endings)


def _before(line: Line, at: int) -> int | None:
    """Index of the first word of the name that stands before the noun at an index; None if none does."""
    if not line.beside(at) or not line.tokens[at - 1].is_word:
        return None
    name = line.tokens[at - 1]
    if name.named:
        if kind_of_head(line.low(at), _SV) is not None or sense(name.low, _SV).silent:
            return None  # told elsewhere
        first = at - 1
        while first > 0 and line.beside(first) and line.tokens[first - 1].named:
            first -= 1
        return first
    owner = name.low.removesuffix("s")
    begins = (
        name.first
        and (name.capital or (line.small and at == 1))
        and name.low.endswith("s")
        and kind_of_head(line.low(at), _SV) is not None
    )
    if begins and name.low not in _OWNERS | _DESCRIBED and owner not in CUES[_SV].people | CUES[_SV].given:
        known = sense(name.low, _SV)
        if not known.native_first and not _is_somebody(owner):
            return at - 1  # `Bräckegatans vårdcentral har`
    if not line.small or name.low in NOT_NAMES | _NOT_AFTER | _DESCRIBED | _OWNERS or at < 2:
        return None
    led = line.low(at - 2) in _LED
    known = sense(name.low, _SV)
    owner = name.low.removesuffix("s")
    if (
        not led
        or known.silent
        or known.native_first
        or owner in CUES[_SV].people | CUES[_SV].given
        or _is_somebody(owner)
    ):
        return None
    if not known.plain or known.somewhere or (name.low.endswith("s") and _is_definite_noun(owner)):
        return at - 1
    adjective = name.low.endswith(_ADJECTIVE) or any(
        lists.lemma(name.low + end, _SV) == name.low for end in ("are", "aste")
    )
    return at - 1 if is_noun(name.low) and not adjective and value(name.low, _SV) is None else None
