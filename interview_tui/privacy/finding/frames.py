"""Where talk asks for the name of a place of work or of a school: `they sacked me from …`, `går i nian på …`.

A *slot* is the place behind such words, whatever stands in it. What fills a slot and what in it is a name is told
elsewhere (`in_english_slots`, `in_swedish_slots`).
"""

import re
from dataclasses import dataclass

from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.senses import CUES
from interview_tui.privacy.finding.text import Line

_FURTHEST = 7
"""Words between the word of work and the name."""
_STOPS = frozenset(".!?…;:")
_AT = {"en": words("at for from with by to in into of on"), "sv": words("på hos vid för åt från till i inom av")}
_MORE_WORK = {
    "en": words(
        """worked-at jobs hire hires hiring fire firing sack taken took start starts starting joined laid shift
        boss bosses manager managers interview interviewed temp trained training residents redundant unit
        caretaker nights nightshift dayshift saturdays sundays weekends mornings mechanic plumber labourer
        builder hairdresser baker bartender barman barmaid barber waiter landlord landlady dishwasher
        housekeeper housekeeping handyman cashiers salary pay paid go walked drive drives drove driven pints
        quit quitting gig payroll crew staff secretary headhunted outsourced signed sew sewed sewing shares
        contracted colleague colleagues pulled pulling pulls promoted transferred seconded apprentices trainees
        intern interns internship traineeship volunteers foreman fitter welder machinist packer picker
        supervisor sous porter bouncer steward stewarding late early doors door everyone team strike security
        notice packet technician operative operator nurse worker cleaner stint union payslip rep yoga therapy
        admitted ward patient treated treatment appointment inpatient respite resident"""
    ),
    "sv": words(
        """sparkad sparkades sparkade avskedad avskedades uppsagd sade sa varslades varslad anställdes anställda
        vikarierar vikarie timvikarie lärling lärlingsplats praktikant praktik hoppade sommarjobb nattjobb natt
        nätter kvällspass helgpass jour chefen arbetsledare kökschef verkstadschef platschef driver drev äger ägde
        öppnade sköter skötte kör körde kock kassan lagret undersköterska sjuksköterska vårdbiträde boendestödjare
        mekaniker svetsare elektriker rörmokare montör snickare målare säljare telefonist fritidsledare städade
        städat vaktade biträde anställningsintervju jobbintervju intervju inskriven inlagd vakt dörren kvällspasset
        trivs trivdes alla tjejerna killarna gänget personalen barista varsel pension lön strejk strejkade facket
        yoga värvad värvades rekryterad headhuntad stämningen plats avdelning boende möte samtal"""
    ),
}
_STUDY = {
    "en": words(
        """teach teaches taught teaching teacher teachers pupil pupils class classmates form governor governors law
        medicine psychology sociology history maths physics chemistry biology economics midwifery philosophy
        linguistics theology failed levels level gcses gcse degree diploma masters master's phd doctorate exams
        course courses studied studying study studies graduated graduate enrolled expelled excluded suspended
        boarded boarder lecturer lectured student undergraduate freshers termtime year headteacher head headmaster
        headmistress deputy educated school kicked dropped bullied access foundation uni reads reading scholarship
        tuition semester attended pgce ta applied teaching-assistant breakfast pta latin sixth"""
    ),
    "sv": words(
        """läser läste läst läsa pluggar pluggade pluggat plugga studerar studerade studerat studera undervisar
        undervisade undervisa lärare lärarvikarie ämneslärare klasslärare slöjdlärare förskollärare barnskötare
        rektor rektorn elev elever eleverna elevassistent klass klassen klasskompis klasskompisar ettan tvåan trean
        fyran femman sexan sjuan åttan nian förskoleklass årskurs gymnasiet högstadiet mellanstadiet lågstadiet kurs
        kursen utbildning utbildningen program programmet linje linjen betyg betygen student studenten examen
        terminen underkänt underkänd mobbad mobbades juridik medicin psykologi sociologi historia matte fysik
        ekonomi teologi föräldrarådet utvecklingssamtal skolkurator skolsköterska vikarierade fröken magister
        avstängd relegerad relegerades lärarutbildning läxhjälpen skolrådet elevrådet antagen fritidspedagog
        specialpedagog lektion lektioner föräldramöte inskolning inskolad skolas skolades skolade"""
    ),
}
_JOB = re.compile(
    r".+(?:chef|chefen|ledare|ledaren|tekniker|teknikern|sköterska|sköterskan|biträde|biträdet|ansvarig|arbetare|"
    r"assistent|montör|jobb|jobbet|jobbat|jobbade|passet|vikariat|anställning|praktik|praktiken)"
)
"""Swedish compounds that tell of work."""
_COURSE = re.compile(r".{3,}(?:programmet|linjen|utbildningen|kursen|klassen|lärare|läraren|eleverna|föreläsare)")
_GOING = {"en": words("went go goes going gone sent move moved got get gets"), "sv": words("går gick gått gå börjar")}
"""Before `to` or `på`, and then a school as well as a shop."""
_OVER = words("efter innan före after before since leaving quit lämnade")
"""Before school, and then something else is told: `efter gymnasiet hamnade jag på`."""
_ATTENDING = words("attend attends attended attending")
WHERE = words("uppe nere ute ut längst bort borta")
"""Before a preposition, where a place is meant."""
_AWAY = words("gick gått går hoppade sa kastade slängde")
_LEFT = words("kicked dropped thrown flunked chucked excluded drop dropping kick")
"""Before `out of` a school."""
_CHILD = words(
    """son sons daughter daughters kid kids children boys boys' girls youngest oldest eldest middle twins grandson
    granddaughter grandchildren nephew niece sonen dotter dottern barnen barn barnbarn pojkarna flickorna killarna
    yngsta lad lass girl boy grabb grabben tös tösen flickan pojken lillen stora äldsta mellersta tvillingarna
    brorson brorsdotter"""
)
_WHOSE = words(
    "my his her our their your the min mina hans hennes vår våra vårt deras din dina ett två tre two three both båda"
)
_OWNING = {
    "en": words(
        "left quit joined runs run ran owns owned bought opened founded managed manages "
        "closed shut started starts managing running owning opening leaving buying"
    ),
    "sv": words("lämnade driver drev äger ägde köpte öppnade startade grundade sköter skötte"),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words before a slot say."""

    kind: str
    """`school` or `workplace`; empty where nothing is said but that something is at, from or for it."""
    by: str
    """The preposition; empty where the name is what somebody left or runs."""
    article: bool
    """`the` stands between."""


def frame_at(line: Line, at: int, code: str) -> Frame | None:
    """The frame whose slot begins at an index; None if nothing asks for a name there."""
    article = code == "en" and line.low(at - 1) == "the"
    before = at - 1 - article
    by = line.low(before)
    if before < 0 or (line.low(before - 1) in WHERE and line.low(before - 2) not in _AWAY):
        return None
    if by in _ATTENDING:
        return Frame("school", "", article)
    if by in _OWNING[code] and (code == "en" or line.low(before - 1) != "och"):
        return Frame("", "", article)
    if by not in _AT[code]:
        return None
    if code == "sv" and by == "av" and line.low(before - 1) == "hoppade":
        return Frame("school", by, article)
    if by == "of":
        left = line.low(before - 1) == "out" and line.low(before - 2) in _LEFT
        return Frame("school", by, article) if left else None
    if code == "en" and by == "into" and line.low(before - 1) == "got":
        return Frame("school", by, article)
    return Frame(_kind(line, before, code), by, article)


def _kind(line: Line, before: int, code: str) -> str:
    """By the nearest word of work or of learning before the preposition."""
    cues = CUES[code]
    jobs = cues.working | cues.occupations | cues.usual_occupations | _MORE_WORK[code]
    for at in range(before - 1, max(-1, before - 1 - _FURTHEST), -1):
        low = line.low(at)
        if low in _STOPS:
            return ""
        if line.low(at - 1) in _OVER and low in _STUDY[code]:
            continue
        if (
            low in _STUDY[code]
            or (code == "sv" and _COURSE.fullmatch(low))
            or (low == "lady" and line.low(at - 1) in ("dinner", "lollipop"))
        ):
            return "school"
        if low in _GOING[code] and line.low(before) in ("to", "into", "på", "i"):
            child = _a_child(line, at - 3, before)
            sure = code == "sv" and low != "börjar" and at == before - 1
            return "school" if child or sure else ""
        job = low in jobs or (code == "sv" and bool(_JOB.fullmatch(low)))
        if job and line.low(at - 1) == "till":  # `läser till sjuksköterska på`
            continue
        if job:
            if low.startswith("start") and _a_child(line, at - 4, at):
                return "school"
            pupil = low == "reception" and any(line.low(i) in _CHILD for i in range(max(0, at - 4), at))
            return "school" if pupil else "workplace"
    child = line.low(before) in ("at", "på") and _a_child(line, before - 4, before)
    return "school" if child and line.low(before - 1) not in _CHILD else ""


def _a_child(line: Line, first: int, last: int) -> bool:
    """Is somebody's child spoken of: `my lad`, `the kids`?"""
    return any(line.low(i) in _CHILD and line.low(i - 1) in _WHOSE for i in range(max(0, first), last))
