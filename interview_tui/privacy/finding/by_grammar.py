"""Places of work and schools that no list has, seen from what the grammar would ask for if they were ordinary words.

A thing that is meant as itself has an article: `at the surgery`, `på den gamla krogen`. Without one, the same words
are a name: `at lakeside surgery`, `på gamla krogen`. And two things that have nothing to do with each other stand
together in the name of a house alone: `the rose and crown`.
"""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.called_after import SIGNS
from interview_tui.privacy.finding.english_slot_words import ENDS
from interview_tui.privacy.finding.frames import frame_at
from interview_tui.privacy.finding.heads import end_of, kind_of_head, place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line, Token
from interview_tui.privacy.finding.workplaces import works

_AND = words("and och & o")
_KIN_OF_FIRMS = words("sons son söner son daughters döttrar co company partners bros brothers bröder kompani")
_AT = {"en": words("at with for from"), "sv": words("på hos vid från åt för")}
_HOUSE = words(
    """lion lions dog horse horses swan swans bull bear fox hare hart stag ship anchor bell bells crown oak tree rose
    dolphin duck goose hound hounds eagle cock plough arms inn head wheel star sun moon boat feathers fleece lamb
    pheasant raven owl cat spoon fork kettle teapot pot pan barrel barn table garden mill""",
)
"""What English houses are called after."""
_NO_NAME = words(
    """a an the my our your his her their its this that these those some any no every each another other same one two
    all both local new old big small whole bloody whose which what what's night day weekend office shop kitchen school
    hospital home work council church pub café cafe bar front back end beginning top bottom moment time hotel farm
    factory bank library garage minute house"""
)
_SORTS = words(
    """primary secondary high middle junior senior infant night sunday summer boarding private public state special
    medical law drama art music dance business nursery grammar comprehensive upper lower sixth form community general
    driving language church faith local mental health care nursing free normal mainstream catholic teaching training
    further higher residential day old people's children's women's men's hairdressing cookery full part big small
    village city town county cottage acute psychiatric eye maternity dental doctors doctor's vet's gp walk-in"""
)
"""What English heads are described with, also without an article."""
_GROWING = words(
    """willow sunflower bluebell primrose daisy acorn cedar beech birch elm elms ash maple holly ivy lavender lily
    heather clover orchard meadow bluebird robin kingfisher swallow lark nightingale butterfly ladybird rainbow
    sunshine lakeside riverside hillside seaside woodland brook spring springs abbey priory chapel bridge castle
    windmill lighthouse"""
)
"""What English nurseries, homes and cafés are called after."""
_GOODS = words(
    """antenatal sleep pain memory eye abortion fertility corner fish chocolate shoe car cars clothes coffee book
    charity chip sandwich toy pet furniture carpet paint flower tyre body repair garden phone record betting
    bottling packing meat steel textile sugar biscuit crisp food cheese toyota military army air police fire
    hospital school chinese indian italian turkish thai greek french swedish english polish vegan fancy posh busy
    cheap nearby nearest sweet clothing hardware stationery electronics grocery gift antique second-hand jewellery
    bike motorbike"""
)
"""What shops, factories and clinics are for: `the chocolate factory` names none of them."""
_SMALL = words(
    """with from to in of on at for by is are was were be been am and or but than then who that which when where
    while she he they we you it i me him us them not as if so went goes go going just about into near opposite
    behind"""
)
_OFTEN_BARE = words("home school college university church work")
"""English heads that have no article, and mean no certain one: `came home`, `at university`."""
_NO_ADJECTIVE = words(
    """hela halva förra nästa andra första sista enda samma högra vänstra övre undre nedre inre yttre egna båda bägge
    rätta nya dåliga bra varje några många alla dessa denna detta flera vissa olika egen kommande kort korta långa
    kvälls senaste själva vanliga fel lika mina dina sina våra era hennes hans deras"""
)
"""Swedish words that stand before a definite noun without `den`."""
_NO_NOUN = words(
    """dagen dagarna tiden tiderna veckan veckorna natten nätterna kvällen kvällarna morgonen mornarna sidan stället
    jobbet kontoret våningen skolan året åren månaden sommaren vintern hösten våren helgen helgerna sättet vägen
    platsen avdelningen tjänsten arbetet personen människan mötet timmen timmarna delen gången landet stan staden
    sjukhuset kommunen förskolan dagiset boendet företaget orten raden radion teven golvet"""
)
_UNBENT = words("blå grå små rosa lila")
_INDEFINITE = words("restaurang hotell salong kafé café pizzeria pub krog förskola dagis gruppboende äldreboende")
"""Before a definite noun they are its kind, and it is a name: `restaurang pärlan`."""
_WINDS = words("norra södra östra västra")
_DEFINITE = re.compile(r".{2,}(?:en|et|an|na|n)")
_OWNERS = words(
    """stadens barnens kommunens dagens världens landets byns hans hennes deras någons allas vars skolans statens
    regionens områdets ortens stans mammas pappas dotterns sonens systerns brorsans grannens familjens kompisens min
    mannens fruns chefens sockenns länets sjukhusets kyrkans företagets"""
)


def by_grammar(line: Line, code: str) -> Iterator[Found]:
    """Names of places of work and schools; they may overlap with what else is found."""
    for at, token in enumerate(line.tokens):
        if not token.is_word:
            continue
        yield from _family_firm(line, at)
        if code == "en":
            yield from _in_capitals(line, at)
            yield from _house(line, at, code)
            yield from _without_article(line, at, code)
        else:
            yield from _adjective_without_article(line, at, code)
            yield from _kind_and_name(line, at, code)
            yield from _owned_head(line, at, code)


def _family_firm(line: Line, at: int) -> Iterator[Found]:
    """`Hartley and Sons`, `Lindgren och Söner`."""
    token = line.tokens[at]
    known = sense(token.low, "sv")
    begins = token.capital and (known.unknown or known.last or known.like_surname)
    if line.low(at + 1) in _AND and line.low(at + 2) in _KIN_OF_FIRMS and (token.named or line.small or begins):
        named = line.tokens[at + 2].named
        if (named or line.small) and not sense(token.low, "sv").never and token.low not in _NO_NAME | _KIN_OF_FIRMS:
            yield Found(token.start, line.tokens[at + 2].end, "workplace", _("a firm"))


def _in_capitals(line: Line, at: int) -> Iterator[Found]:
    """`at the Fox and Hounds`, `the Bluebell Nursery Gardens`: English writes no ordinary words so."""
    token = line.tokens[at]
    if line.low(at - 1) != "the" or line.low(at - 2) not in _AT["en"] or not token.named or not line.beside(at):
        return
    last = _last_named(line, at)
    if last == at or kind_of_head(line.low(last), "en") in ("school", "authority"):
        return
    where = place_after(line, last + 1, "en") if line.low(last + 1) in ("in", "at") else None
    yield Found(token.start, end_of(line, where or last, "en"), "workplace", _("a name after “at the”"))


def _last_named(line: Line, at: int) -> int:
    """Index of the last word of a name in capitals."""
    last = at
    while line.token(last + 1) is not None and line.beside(last + 1):
        if line.tokens[last + 1].named:
            last += 1
            continue
        beyond = line.token(last + 2)
        if line.low(last + 1) not in ("and", "of", "&") or beyond is None or not beyond.named or len(beyond.text) == 1:
            break
        last += 2
    return last


def _house(line: Line, at: int, code: str) -> Iterator[Found]:
    """`i work at the rose and crown`, `the salty dog`, without capitals."""
    token = line.tokens[at]
    if not line.small or line.low(at - 1) != "the" or not works(line, at, code) or token.low in _NO_NAME:
        return
    beyond, last = line.token(at + 2), None
    if (
        line.low(at + 1) == "and"
        and beyond is not None
        and beyond.is_word
        and beyond.low not in _NO_NAME | CUES[code].human | ENDS
        and "'" not in beyond.low.replace("’", "'")
    ):
        last = at + 2 if token.low in _HOUSE or beyond.low in _HOUSE else None
    elif line.low(at + 1) in _HOUSE and line.beside(at + 1):
        last = at + 1
    if last is not None:
        where = place_after(line, last + 1, code) if line.low(last + 1) == "in" else None
        yield Found(token.start, end_of(line, where or last, code), "workplace", _("called as houses are"))


def _without_article(line: Line, at: int, code: str) -> Iterator[Found]:
    """`at lakeside surgery`, `at hope valley college`, without capitals."""
    kind = kind_of_head(line.low(at), code)
    if not line.small or kind not in ("school", "workplace") or line.low(at) in _OFTEN_BARE:
        return
    first = at
    while first > 0 and at - first < 3 and line.beside(first) and _may_name(line.tokens[first - 1]):
        first -= 1
    if first == at or not line.beside(first):
        return
    named_after = any(line.low(i) in _HOUSE | _GROWING for i in range(first, at)) or (
        works(line, first, code) and not any(line.low(i) in _GOODS for i in range(first, at))
    )
    bare = line.low(first - 1) in _AT["en"] | {"to"}
    if not bare and not (line.low(first - 1) == "the" and named_after):
        return
    where = place_after(line, at + 1, code) if line.low(at + 1) == "in" else None
    reason = _("a school with its name") if kind == "school" else _("a name without an article")
    yield Found(line.tokens[first].start, end_of(line, where or at, code), kind, reason)


def _may_name(token: Token) -> bool:
    known = sense(token.low, "en")
    return token.is_word and token.low not in _NO_NAME | _SORTS | _SMALL and not (known.plain and len(token.low) < 4)


def _adjective_without_article(line: Line, at: int, code: str) -> Iterator[Found]:
    """`jobbar på gyllene tuppen`: what was meant as a cock would be `den gyllene tuppen`."""
    token, noun = line.tokens[at], line.token(at + 1)
    if noun is None or not line.beside(at + 1) or line.low(at - 1) not in _AT["sv"] or token.low in _NO_ADJECTIVE:
        return
    plain = sense(noun.low, code).everyday and _DEFINITE.fullmatch(noun.low) and noun.low not in _NO_NOUN
    bends = token.low in _UNBENT or (token.low.endswith(("a", "e")) and len(token.low) > 3)
    bends = bends and sense(token.low, code).everyday
    kind = kind_of_head(noun.low, code)
    if kind in ("school", "workplace") and token.low in _WINDS and line.small:
        yield Found(token.start, noun.end, kind, _("a name before what it is"))
    if not plain or not bends or kind is not None:
        return
    capitals = token.named and noun.named
    frame = frame_at(line, at, code)
    told = frame.kind if frame is not None else ""
    if not capitals and not (line.small and (told or works(line, at, code))):
        return
    where = place_after(line, at + 2, code) if line.low(at + 2) == "i" else None
    yield Found(token.start, end_of(line, where or at + 1, code), told or "workplace", _("a name without an article"))


def _kind_and_name(line: Line, at: int, code: str) -> Iterator[Found]:
    """`restaurang pärlan`, without capitals: no grammar puts two such nouns side by side."""
    token, noun = line.tokens[at], line.token(at + 1)
    if token.low in _INDEFINITE and noun is not None and line.beside(at + 1) and not noun.capital:
        name = sense(noun.low, code).everyday and _DEFINITE.fullmatch(noun.low) and noun.low not in _NO_NOUN
        if name and lists.is_word(noun.low, code) and not lists.is_own_form(noun.low, code) and line.small:
            kind = "school" if token.low in ("förskola", "dagis") else "workplace"
            yield Found(token.start, noun.end, kind, _("a name after what it is"))


def _owned_head(line: Line, at: int, code: str) -> Iterator[Found]:
    """`på vitsippans förskola`, `rosendals handelsträdgård`, without capitals."""
    token, head = line.tokens[at], line.token(at + 1)
    if head is None or not line.small or not line.beside(at + 1) or not token.low.endswith("s"):
        return
    kind = kind_of_head(head.low, code)
    owner = token.low[:-1]
    if kind not in ("school", "workplace") or token.low in _OWNERS or owner in CUES[code].people | CUES[code].given:
        return
    if line.low(at - 1) in ("drottning", "kung", "prins", "prinsessan", "sankt", "hertig"):
        yield Found(line.tokens[at - 1].start, head.end, kind, _("a name before what it is"))
        return
    thing = _DEFINITE.fullmatch(owner) and lists.is_word(owner, code)
    if head.low in CUES[code].generic and owner not in SIGNS:
        thing = None
    if thing and line.low(at - 1) in _AT["sv"] | {"till", "av", "i", "valde", "väljer", "bytte", "lämnade", "sökte"}:
        yield Found(token.start, head.end, kind, _("a name before what it is"))
