"""Occupations that few have, where a place is told beside them: `enda barnmorskan i Kiruna`."""

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.heads import place_after
from interview_tui.privacy.finding.in_swedish_slots import is_noun
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.numerals import value
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_OF = frozenset({"mayor", "bishop", "vicar", "sheriff", "dean"})
"""What somebody is of a place."""
_NEAR = 7
"""Words between a rarer occupation and a place."""
_SMALL_TOWN = 30_000
"""Inhabitants up to which a usual occupation tells something too."""
_ENDING = {
    "sv": re.compile(
        r".{2,}(?:sköterska|läkare|chef|direktör|inspektör|ingenjör|mästare|ledare|byggare|makare|tekniker|pedagog|lärare|"
        r"terapeut|psykolog|kurator|konsulent|handläggare|skötare|förare|vårdare|piloten?|forskare|bonde|odlare|fiskare|"
        r"jägare|jurist|advokat|tolk|präst|pastor|arbetare|skeppare|vakt|musiker|röjare|ägare|maskinist|arkitekt|antikvarie|guide|instruktör|tränare|målare|smed|snickare|"
        r"ordförande|sekreterare|rådgivare|strateg|utredare|koordinator|samordnare|politiker|log|ör|ist|graf|nom)"
    ),
    "en": re.compile(
        r".{2,}(?:ologist|smith|maker|keeper|master|mistress|wright|surgeon|midwife|man|woman|officer|director|inspector|"
        r"engineer|builder|dealer|breeder|farmer|grower|ian|ist|grapher|teacher|nurse|doctor|worker|trainer)"
    ),
}
_SHAPE = {
    "sv": re.compile(
        r".{3,}(?:are|ist|ör|log|nom|graf|vakt|lots|råd|herde|biskop|hövding|erska|ansvarig|lärare|karl|man|styrman|sköterska|mästare|kapten|inspektor|befäl|guide)"
    ),
    "en": re.compile(
        r".{3,}(?:er|or|ist|ian|man|woman|smith|wright|jack|monger|pilot|crier|warden|guard|chief|captain|monk|nun|ant|(?<!m)ent|ive|ary|ect|eer|eur)"
    ),
}
"""How words end that say what somebody does; those that many do, or that are no work, are in the lists beside."""
NO_WORK = words(
    """därför varför innanför utanför ovanför nedanför framför invånare deltagare nybörjare vinnare förlorare ägare
    brukare missbrukare medborgare åskådare läsare lyssnare tittare användare rökare motståndare anhängare
    föräldrare utlänningare pensionär sökare asylsökare bidragstagare mottagare överlevare ledare främlingare
    förare delägare husägare rullstolsburen turist feminist rasist humanist pacifist optimist pessimist realist
    egoist alkoholist narkoman mancunian liverpudlian glaswegian bristolian dundonian aberdonian leicestrian
    londoner dubliner källare kammare hammare ankare mätare räknare laddare skrivare hållare torktumlare brevbärare
    kvinnokarl gentleman landsman gubbe gammelman vagabond make gemål ungkarl änkeman yngre äldre flykting granne
    chaufför student member teenager mother father brother sister daughter customer prisoner newcomer stranger
    foreigner lover loner sufferer survivor beginner number matter winter summer dinner letter corner order river
    tower flower shower paper computer power quarter visitor neighbour neighbor minor senior junior smoker drinker
    swimmer player leader owner passenger outsider insider settler villager islander londoner volunteer pensioner
    widower tourist racist christian alcoholic believer worrier fighter listener talker reader learner sleeper
    eater early-riser homeowner landowner householder tenant supporter follower lodger boarder traveller traveler
    refugee asylum-seeker citizen grandmother grandfather stepfather stepmother old-timer late-comer latecomer
    godfather godmother toddler youngster bachelor helper partner woman man human layman frontman englishman
    irishman scotsman frenchman walker runner rider cyclist sceptic worker user patient parent grandparent resident
    native immigrant migrant emigrant infant giant descendant participant relative captive elephant adolescent
    recipient respondent client dependant descendent opponent innocent present absent different independent
    confident content silent permanent recent frequent decent active passive positive negative massive attractive
    sensitive aggressive alive naive creative expensive protective constant distant important pregnant reluctant
    significant relevant elegant ignorant arrogant tolerant vacant instant plant grant aunt adversary contemporary
    temporary ordinary necessary primary secondary military voluntary solitary scary library dictionary diary
    anniversary salary boundary project object subject insect perfect correct direct indirect effect aspect suspect
    queer career pioneer event moment accident incident apartment department treatment comment argument document
    environment restaurant motive objective perspective incentive defective after ever never other either rather"""
)
_ALONE = words(
    """chief captain mayor bishop pilot guard warden monk nun coxswain bosun steward clerk coach nanny canon deacon
    curate constable marshal sergeant colonel magistrate advocate chaplain stagehand farmhand deckhand ranger groom
    miller saddler cooper verger guide provost beadle locum"""
)
_NO_JOB = words(
    """activities aid clothing commercial copy film forest garment industrial land logistics make museum person planning
    product boy crew staff sub television visitor professional mentor associate runner"""
)
"""Last words of job titles in lists that are no occupation by themselves."""
BANAL = words(
    """good bad great young old new student trainee trained qualified full-time part-time senior junior newly black
    white single experienced retired former proper real social primary secondary school private local big staff taxi
    bus lorry truck van delivery car english maths care support office shop store bar kitchen ward community
    hospital project registered general assistant nice lovely normal simple poor best only first female male own
    very head team lead area the a an my our your his her their was is am of and working working-class hard college
    college's ordinary"""
)
"""Before a usual occupation, and it is as usual."""
_WELL_KNOWN = words(
    """doctor gp chef governor clown editor director actor actress writer master captain controller constable keeper
    conductor player kock tränare vaktmästare samordnare programledare bonde fiskare jägare elitidrottare medium
    reporter konstnär rektor"""
)
"""Rarer ones that many have been, or are called: alone, without a place, they tell little."""
_BECOMING = words(
    "work works worked working trained training qualified qualifying job career employed retrained started"
)
"""Before `as a` and an occupation."""
NO_ROLE = words(
    """result team kid child teenager couple family student normal woman man mum dad mother father person whole group
    volunteer baby boy girl pupil rule way favour joke present treat hobby last first bit lot matter precaution"""
)
_ABSTRACT = ("nad", "het", "ning", "else", "skap", "tion", "dom")
_ROLE_ENDS = words("in at near outside from for and but when until while since because before after over on with")
_PREDICATES = words("är var blev bli blivit varit som till")
"""Before what somebody is, in Swedish without an article."""
_NO_OCCUPATION = words(
    """kär student mamma pappa mor far barn kund gäst medlem boende patient flykting besökare granne vän kompis ensam
    klar hemma född bosatt uppvuxen gift skild tillbaka ute inne med kvar fast ny van sist först vuxen gravid nära
    bror syster son dotter farmor farfar mormor morfar sambo man fru kvinna tjej kille pojke flicka ordning gång stund
    skuld gäst hund katt soldat fånge elev nykomling främling sommargäst turist del sommar vinter höst vår natt dag
    kväll morgon helg jul krig kris kaos fel ställe stad by plats hus lägenhet punkt jobb arbete liv"""
)
_HERE = words(
    """island village town valley parish county area district region ön byn orten bygden stan staden kommunen länet
    dalen trakten skärgården socknen fjällen hålan"""
)
"""Where one lives, without its name: who is the only one there is known there."""
_AS = {
    "sv": words("som är var blev bli vara jobbar blir varit"),
    "en": words("as am is was be been being became become m s i'm he's she's"),
}
"""Before what somebody is."""
_TRAINED = words("utbildade utbildad utbilda utbildar läste läser pluggade pluggar omskolade vidareutbildade")


def occupations(line: Line, code: str, taken: list[Found]) -> Iterator[Found]:
    """Occupations beside a place. `taken`: what else was found in the line, places among it."""
    cues = CUES[code]
    named = [found for found in taken if found.kind in ("school", "workplace", "authority")]
    places = [
        found
        for found in taken
        if found.kind in ("place", "address")
        and not any(one.start <= found.start and found.end <= one.end for one in named)
    ]
    for at, token in enumerate(line.tokens):
        if not token.is_word or (token.capital and not token.first and token.text != "GP"):
            continue
        base, definite = indefinite(token.low, code)
        if code == "en" and line.low(at - 1) in cues.near and sense(token.low, code).unknown:
            continue  # `in Vaynor`
        rarity = level(base, code)
        if not rarity:
            continue
        only = any(line.low(at - back) in cues.only for back in (1, 2, 3))
        last = place_after(line, at + 1, code) if _is_followed(line, at, base) else None
        if last is not None and any(one.start <= line.tokens[last].start < one.end for one in named):
            last = None
        first = _first(line, at, code)
        by_definite = definite if code == "sv" else line.low(first - 1) == "the" or line.low(first) in cues.only
        sorted_out = code == "en" and _of_a_sort(line, first, at)
        if only and last is None and _is_home_town(line, at + 2, code):
            last = at + 2
        one_there = rarity == 2 or _is_one(base, first < at, code) or (last is not None and _is_small(line, last, code))
        if (
            last is not None
            and by_definite
            and one_there
            and not only
            and not (base in _OF and line.low(at + 1) == "of")
        ):
            yield Found(line.tokens[first].start, token.end, "occupation", _("an occupation beside its place"))
            continue
        if last is not None and (only or (base in _OF and line.low(at + 1) == "of")):
            end = line.tokens[last]
            length = sense(end.low, code).length
            yield Found(
                line.tokens[first].start,
                end.start + length,
                "occupation",
                _("an occupation with its place, which may be one person"),
            )
            continue
        rare_here = _is_told(line, first, code) and (
            rarity == 2 or sorted_out or (code == "sv" and base not in cues.usual_occupations)
        )
        if (only or rare_here) and (here := _here(line, at + 1)) is not None:
            reason = _("an occupation with its place, which may be one person")
            yield Found(line.tokens[first].start, line.tokens[here].end, "occupation", reason)
            continue
        if not places and last is None:
            long = code == "en" and at - first >= 2 and base not in cues.usual_occupations and sorted_out
            if (rarity == 2 or long) and not definite and _is_somebodys(line, first, base, code):
                yield Found(
                    line.tokens[first].start, token.end, "occupation", _("a rarer occupation, said of somebody")
                )
            continue
        is_said = _is_told(line, first, code)
        listed = base in cues.usual_occupations or not _has_shape(base, code)
        small = last is not None and (listed or is_said) and _is_small(line, last, code)
        house = code == "sv" and line.low(first - 1) in ("på", "till", "från")  # `på kirurgen`
        near = rarity == 2 and base not in _WELL_KNOWN and not house and _is_near(line, at, places)
        told = is_said or near or last is not None or (only and not _has_shape(base, code))
        article = code == "sv" or line.low(first - 1) in ("a", "an", "the") or first < at
        rare = rarity == 2 or ((base not in cues.usual_occupations or sorted_out) and is_said and article)
        if told and (rare or only or small):
            pair = f"{token.low}-{line.low(at + 1)}" in cues.occupations
            end_at = line.tokens[at + 1].end if pair else token.end
            yield Found(line.tokens[first].start, end_at, "occupation", _("a rarer occupation beside a place"))


def roles(line: Line, code: str, taken: list[Found]) -> Iterator[Found]:
    """What somebody is said to work as, whatever the word: `works as a gaffer in Wigan`, `var stins i Nässjö`."""
    places = {found.start for found in taken if found.kind in ("place", "address")}
    for at, token in enumerate(line.tokens):
        if not token.is_word or token.named:
            continue
        last = _role_in_english(line, at) if code == "en" else _role_in_swedish(line, at)
        if last is None:
            continue
        where = line.token(last + 2)
        if where is not None and where.start in places and line.low(last + 1) in _BEFORE_PLACES:
            yield Found(token.start, line.tokens[last].end, "occupation", _("what somebody works as, beside a place"))


_BEFORE_PLACES = words("in at near outside i på utanför")


def _role_in_english(line: Line, at: int) -> int | None:
    """Index of the last word of what comes after `works as a`; None if that does not stand before."""
    if line.low(at - 1) not in ("a", "an", "the") or line.low(at - 2) != "as":
        return None
    if not any(line.low(i) in _BECOMING for i in range(max(0, at - 6), at - 2)):
        return None
    last = at
    while line.beside(last + 1) and line.low(last + 1) not in _ROLE_ENDS and last - at < 3:
        last += 1
    low = line.low(last)
    usual = low in CUES["en"].usual_occupations and not _of_a_sort(line, at, last)
    return None if low in NO_ROLE or usual or not sense(low, "en").everyday else last


def _role_in_swedish(line: Line, at: int) -> int | None:
    """The index, if a noun without an article says there what somebody is; else None."""
    low = line.low(at)
    before = line.low(at - 1)
    if low.endswith(_ABSTRACT):  # `det är skillnad på`
        return None
    if before not in _PREDICATES or low in _NO_OCCUPATION | NO_WORK | CUES["sv"].usual_occupations | CUES["sv"].people:
        return None
    if before in ("som", "till") and not any(
        line.low(i) in _TRAINED | _EMPLOYED for i in range(max(0, at - 5), at - 1)
    ):
        return None
    return at if is_noun(low) and value(low, "sv") is None else None


_EMPLOYED = words(
    "jobbar jobbade jobba jobbat arbetar arbetade arbeta arbetat anställd anställdes började började tjänst"
)


def _is_one(base: str, described: bool, code: str) -> bool:
    """`the stationmaster in`, `the school nurse in`: in English the article says that there is one."""
    return code == "en" and (described or base not in CUES[code].usual_occupations)


def _is_followed(line: Line, at: int, base: str) -> bool:
    """Does a place come after the occupation as part of it: `in Mold`, `of Cumbria`?"""
    after = line.low(at + 1)
    of = base in _OF or (base in _ALONE | {"constable", "executive"} and after == "of")
    return after in ("i", "in", "at") or of


def _of_a_sort(line: Line, first: int, at: int) -> bool:
    """`forensic accountant`, `school nurse`: is it described by more than what fits all of them?"""
    return any(line.low(i) not in BANAL for i in range(first, at))


def _is_home_town(line: Line, at: int, code: str) -> bool:
    """`only tailor in bath`: a town whose name is a word of every day, where nothing else can stand."""
    if line.low(at - 1) not in ("in", "i") or line.token(at) is None:
        return False
    known = sense(line.low(at), code)
    ends = line.token(at + 1) is None or not line.tokens[at + 1].is_word
    return ends and (line.tokens[at].named or known.base in lists.home_places(code))


def indefinite(low: str, code: str) -> tuple[str, bool]:
    """The occupation as it stands in a list, and whether it was definite: `barnmorskan` → `barnmorska`, True."""
    cues = CUES[code]
    if low in cues.occupations or low in cues.usual_occupations:
        return low, False
    if code == "en" and low.endswith("s") and low[:-1] in cues.occupations:
        return low[:-1], False
    if code == "sv":
        for ending, instead in (("an", "a"), ("en", ""), ("n", ""), ("n", "e"), ("en", "e"), ("mannen", "man")):
            if low.endswith(ending) and len(low) > len(ending) + 2:
                base = low.removesuffix(ending) + instead
                if (
                    base in cues.occupations
                    or base in cues.usual_occupations
                    or (_ENDING["sv"].fullmatch(base) and _is_known(base, "sv"))
                    or _of_rare(code).fullmatch(base)
                    or (base.endswith("are") and _has_shape(base, code))
                ):
                    return base, True
    return low, False


def _is_known(word: str, code: str) -> bool:
    return lists.is_word(word, code) or lists.is_compound(word, code)


@cache
def _of_rare(code: str) -> re.Pattern[str]:
    """Compounds of a rare occupation: `distriktsveterinär`."""
    rare = sorted(word for word in CUES[code].occupations if len(word) > 5)
    return re.compile(rf".{{3,}}(?:{'|'.join(map(re.escape, rare))})") if code == "sv" else re.compile(r"(?!)")


def level(base: str, code: str) -> int:
    """2: few have it; 1: many have it; 0: no occupation."""
    cues = CUES[code]
    if base in cues.occupations or _of_rare(code).fullmatch(base):
        return 2
    if base in cues.usual_occupations:
        return 1
    if len(base) > 6 and base not in NO_WORK and _ENDING[code].fullmatch(base) and _is_known(base, code):
        return 1
    return 1 if _has_shape(base, code) else 0


def _has_shape(base: str, code: str) -> bool:
    """Does it end as words do that say what somebody does, without being in a list?"""
    listed = code == "en" and base in lists.job_nouns() - _NO_JOB
    if base in NO_WORK or not (listed or base in _ALONE or _SHAPE[code].fullmatch(base)):
        return False
    if base.endswith("are") and sense(base.removesuffix("are"), code).somewhere:  # `göteborgare`
        return False
    own = lists.is_own_form(base, code) or (code == "sv" and lists.is_compound(base, code))
    known = sense(base, code)
    own = own or (code == "en" and known.unknown and not known.name and not known.somewhere)
    return own and not known.native_first


def _is_told(line: Line, first: int, code: str) -> bool:
    """Does the talk say that somebody is it: `jobbar som`, `I'm a`?"""
    before = line.low(first - 1)
    if code == "en" and before in ("a", "an", "the"):
        short = line.text[line.tokens[first - 2].start : line.tokens[first - 1].start].rstrip() if first > 1 else ""
        return line.low(first - 2) in _AS["en"] or short.endswith(("'m", "'s", "’m", "’s"))
    if code == "en" and line.low(first) in ("chief", "head", "deputy", "senior"):
        return before in _AS["en"]
    if code == "sv" and before in _SUBJECTS | {"man"} and line.low(first - 2) in ("är", "var", "blev"):
        return True  # `i Tierp är han`
    trained = before in ("till", "som") and any(line.low(first - back) in _TRAINED for back in (2, 3, 4))
    return before in _AS[code] or trained


def _is_somebodys(line: Line, first: int, base: str, code: str) -> bool:
    """`jag är brandman`, `my mum was a rabbi`: is it said of one who is spoken of, and alone tells something?"""
    if base in _WELL_KNOWN or not _is_told(line, first, code):
        return False
    be = first - 1 if code == "sv" or line.low(first - 1) not in ("a", "an", "the") else first - 2
    before = line.low(be - 1)
    short = line.low(be) in ("i'm", "he's", "she's")
    owned = line.low(be - 2) in CUES[code].whose and before in CUES[code].people
    glued = code == "en" and line.low(be) in _SUBJECTS and line.low(be) not in _AS["en"]
    return short or glued or before in _SUBJECTS or owned


_SUBJECTS = words("jag han hon hen i he she pappa mamma morfar farfar mormor farmor mum dad")


def _first(line: Line, at: int, code: str) -> int:
    """Where the phrase begins: with `enda`, or with `only`."""
    cues = CUES[code]
    for back in (1, 2, 3):
        if line.low(at - back) in cues.only:
            return at - back
    if code == "en":  # `funeral director`: back to the article
        for first in range(at, max(0, at - 3), -1):
            if line.low(first - 1) in ("a", "an", "the"):
                return first
        for first in range(max(0, at - 3), at):  # `was chief fire officer`
            if line.low(first) in ("chief", "head", "deputy", "senior") and line.low(first - 1) in _AS["en"]:
                return first
    return at


def _is_near(line: Line, at: int, places: list[Found]) -> bool:
    """Does a place stand within some words: `Thrumley has got one saddler`?"""
    here = [i for i, token in enumerate(line.tokens) if any(token.start == place.start for place in places)]
    return any(abs(i - at) <= _NEAR for i in here)


def _here(line: Line, at: int) -> int | None:
    """Index of the last word of `on the island`, `på ön`, where it begins at `at`; None where it does not."""
    if line.low(at) not in ("in", "on", "at", "i", "på"):
        return None
    noun = at + 2 if line.low(at + 1) in ("the", "this", "our", "den", "hela", "vår") else at + 1
    return noun if line.low(noun) in _HERE else None


def _is_small(line: Line, last: int, code: str) -> bool:
    known = sense(line.low(last), code)
    return 0 < known.place < _SMALL_TOWN
