"""Rarer work that is said of one person, in Swedish, without any place: `pappa var flygledare`.

A noun without an article after *be*, *become* or *work as* says what somebody is; everyday work tells of nobody.
"""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.age_words import PERSONS
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.occupations import NO_WORK, level
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line
from interview_tui.privacy.finding.work_words import RARE

_SV = "sv"
_I = words("jag han hon hen")
_BE = words("är var va blev bli blir blivit vara varit ä e")
_USUAL_ENDS = re.compile(
    r".*(?:lärare|lärarinna|sköterska|biträde|assistent|chaufför|säljare|städare|städerska|handläggare|"
    r"sekreterare|student|"
    r"konsult|projektledare|utvecklare|programmerare|undersköterska|vårdare|arbetare|pedagog|psykolog|kurator|ekonom|"
    r"ingenjör|elev|ledare|administratör|koordinator|samordnare|entreprenör|montör|snickare|elektriker|mekaniker|"
    r"målare|frisör|läkare|chef|terapeut|skötare|brukare|deltagare|missbrukare|talare|älskare|hatare|tänkare|"
    r"tittare|medarbetare|"
    r"förälder|pensionär|ägare|åkare|ansvarig|vikarie|tonåring|polis|jurist|forskare|föräldrar|ordförande|målvakt)"
)
_RARE_ENDS = re.compile(
    r".{3,}(?:dykare|länsman|karl|mästare|makare|byggare|flygare|ledamot|råd|präst|prost|lots|skeppare|kapten|domare|åklagare|"
    r"antikvarie|"
    r"arkeolog|meteorolog|biolog|geolog|zoolog|historiker|fysiker|kemist|musiker|dirigent|sångare|sångerska|"
    r"dansare|dansör|"
    r"tämjare|tränare|förare|röjare|jägare|fiskare|odlare|smed|konservator|intendent|föreståndare|tolk|guide|"
    r"vakt|väktare|"
    r"pilot|tekniker|operatör|inspektör|kontrollant|bonde|herde|skräddare|sömmerska|vävare|huggare|slipare|"
    r"gjutare|blåsare|"
    r"stämmare|läggare|sprängare|borrare|klättrare|kusk|ryttare|proffs|mästarinna|drottning|general|överste|"
    r"major|löjtnant|"
    r"sergeant|befäl|brandman|styrman|båtsman|tulltjänsteman|nämndeman|landshövding|borgmästare|minister|konsul|"
    r"direktör|"
    r"författare|översättare|poet|journalist|redaktör|producent|regissör|fotograf|skådespelare|skådespelerska|"
    r"konstnär|skulptör|"
    r"patolog|kirurg|kardiolog|onkolog|neurolog|obducent|veterinär|apotekare|optiker|ortoped|kantor|organist|"
    r"klockare|vaktmästare)"
)
_ALONE_MANY = words("""tränare författare konstnär musiker fotograf journalist redaktör tekniker operatör
brandman direktör vaktmästare
förare ledare bonde domare mästare vakt pilot dansare sångare jägare fiskare reporter tolk präst kock rektor
skådespelare poet guide kapten inhoppare major bagare general minister åkare lektor optiker revisor mediator""")
"""Alone they tell little; in a compound more."""
_BECOMING = words("ska skulle vill ville ska drömde drömmer tänkte tänker hoppas borde kunde")
_AS = words("som till")
_WORKING = words("""jobbar jobbade jobbat jobba arbetar arbetade arbetat arbeta anställd anställdes tjänst
tjänstgör tjänstgjorde
utbildad utbildade utbilda utbildar utbildat läste omskolad försörjer försörjde livnär roll rollen karriär yrke
yrkesverksam legitimerad examen verksam pensionerad sadlade extraknäcker vigd vigdes prästvigd befordrad
befordrades valdes vald utnämnd""")
_ADVERBS = words(
    "ju nu en alltså faktiskt också egentligen från början en gång förr innan då fortfarande själv länge typ själva"
)
_TRAINED = words(
    "professionell utbildad legitimerad pensionerad pensionär före detta examinerad certifierad "
    "auktoriserad yrkesverksam diplomerad"
)


def swedish_work(line: Line) -> Iterator[Found]:
    """Such occupations in a line."""
    for at in _said(line):
        token = line.tokens[at]
        yield Found(token.start, token.end, "occupation", _("a rarer occupation, said of somebody"))


_SHORTEST = 4
_LEADS = _ADVERBS | _TRAINED | _AS | _BE | _I | words(",")
"""What may stand right before the noun."""


def _said(line: Line) -> Iterator[int]:
    for at, token in enumerate(line.tokens):
        if at == 0 or not token.is_word or (token.capital and not token.first) or len(token.low) < _SHORTEST:
            continue
        if line.low(at - 1) not in _LEADS or not _is_rare(token.low):
            continue
        before = at - 1
        while before >= 0 and line.low(before) in _ADVERBS | _TRAINED and line.low(before) not in _BE:
            before -= 1
        if before < 0:
            continue
        if _is_said(line, at, before):
            yield at


def _is_said(line: Line, at: int, before: int) -> bool:
    """Does the word at `before` say that somebody is what stands at `at`?"""
    low = line.low(before)
    between = {line.low(i) for i in range(before + 1, at)}
    if low in _AS:
        begins = before == 0 or line.tokens[before].first or line.tokens[before - 1].text == ","
        work = any(line.low(i) in _WORKING for i in range(max(0, before - 6), before))
        likened = "en" in between or line.low(at + 1).endswith("de")
        return work or (low == "som" and begins and not likened)
    if low in _BE and _is_subject(line, before):
        return True
    if low in _I:
        return line.low(before - 1) in _BE
    return bool(between & _TRAINED) or (low == "," and line.low(before - 1) in PERSONS[_SV])


def _is_rare(low: str) -> bool:
    """A bare noun for work that few have."""
    cues = CUES[_SV]
    if low in NO_WORK | cues.usual_occupations | _ALONE_MANY or len(low) < 4:
        return False
    if low in RARE[_SV] | cues.occupations:
        return True
    if low.endswith("are") and lists.is_word(low[:-3] + "ast", _SV):
        return False  # `starkare`
    if _RARE_ENDS.fullmatch(low):
        return True
    known = sense(low, _SV)
    if _USUAL_ENDS.fullmatch(low) or known.name or known.somewhere:
        return False
    return (
        len(low) > 6
        and level(low, _SV) > 0
        and low.endswith(("are", "ist", "log", "ör", "råd", "graf", "vakt", "lots"))
    )


def _is_subject(line: Line, verb: int) -> bool:
    """`jag är`, `var min morfar`, `Margareta är`."""
    after = line.low(verb + 1)
    at = verb - 1
    while at >= 0 and line.low(at) in _ADVERBS | words("har hade skulle ska som"):
        if line.low(at) in _BECOMING:
            return False
        at -= 1
    if at < 0 or after in _I:
        return after in _I
    low = line.low(at)
    if low in _I or low in PERSONS[_SV]:
        return True
    if line.tokens[at].text == ",":
        return any(line.low(i) in PERSONS[_SV] for i in range(max(0, at - 4), at))
    known = sense(low, _SV) if line.tokens[at].is_word else None
    return known is not None and known.native_first and not known.plain
