"""What people call the parts of a guide, in Swedish and English: headings, themes, columns of tables. Pure."""

import re
from typing import Literal

from interview_tui.guide_import.words import is_asked

SectionName = Literal["opening", "closing", "consent", "research", "about", "notes", ""]
_NAMES: tuple[tuple[SectionName, re.Pattern[str]], ...] = (
    ("research", re.compile(r"(?:.{0,30}\b)?(?:frågeställning(?:ar)?|forskningsfråg(?:a|or)|"
                            r"research questions?|(?:research|learning) objectives$)(?:\b|$)", re.I)),
    ("consent", re.compile(r"(?:informerat |muntligt |inhämta |inhämtande av )?samtycke|(?:informed |spoken |"
                           r"verbal )?consent\b"
                           r"|[\w ,]{2,40} (?:och|and|&) (?:samtycke|consent)$|permission$|"
                           r"forskningsetik|etisk|etik\b|ethic", re.I)),
    ("opening", re.compile(r"inledning|inledande ord|hälsning|greeting|preamble|hej$|hello$|hi$|"
                           r"intro\b|introduktion|välkommen|välkomna|presentation|information|"
                           r"före intervjun|"
                           r"innan(?:$| (?:intervjun|samtalet|vi (?:börjar|startar|sätter)))|före$|"
                           r"inför (?:intervjun|samtalet)|uppstart|introduction|welcome|opening|"
                           r"before(?:$| (?:the interview|we (?:start|begin)))|"
                           r"start av", re.I)),
    ("closing", re.compile(r"avslut|avrundning|slut\b|finish|end\b|efter intervjun|tack|"
                           r"hej ?då|goodbye|bye$|closing|close$|wrap[- ]?up|"
                           r"ending|conclusion|"
                           r"after the interview|summing up|thank", re.I)),
    ("about", re.compile(r"about$|syfte|bakgrund till (?:studien|intervjun)|om (?:guiden|studien|intervjun)|målgrupp|"
                         r"urval|purpose|aims?\b|översikt|metadata|"
                         r"(?:study |interview |research )?(?:overview|details|logistics|set-?up)\b|"
                         r"about (?:the|this) (?:study|guide|interview|project|research|thesis|document)", re.I)),
    ("notes", re.compile(r"att tänka på|instruktion|checklista|till intervjuaren|noter(?:ing|a)|anteckning|"
                         r"notes?\b|(?:moderator|interviewer|facilitator)(?:'s|s')? notes|"
                         r"checklist|instructions?\b|reminder", re.I)),
)  # fmt: skip
_THEME_NAMES = re.compile(
    r"(?:bakgrund(?:sfrågor|sinformation|suppgifter|sfakta|svariabler)?|personuppgifter|uppvärmning(?:sfrågor)?|"
    r"inledande frågor|avslutande frågor|huvudfrågor|"
    r"övergripande frågor|allmänna frågor|demografi\w*|warm[- ]?up(?: questions)?|background(?: questions|"
    r" information)?|"
    r"(?:öppnings|introduktions|inlednings|övergångs|nyckel|avslutnings|slut|huvud)fråg(?:a|or)|"
    r"(?:opening|closing|ending|main|key|introductory|transition) questions?|demographics?|"
    r"övrigt|other)",
    re.I,
)
_INTERVIEW_QUESTIONS = re.compile(r"(?:intervju)?frågor(?:na)?\b|(?:interview )?questions\b", re.I)
RESEARCH_NUMBER = re.compile(r"(?:FF|RQ|FS|frågeställning|forskningsfråga|research question)\s*(\d{1,2})\W*", re.I)
"""A heading that is only the number of a research question."""
THEME = re.compile(r"(?:tema|theme|temaområde|frågeområde|huvudtema|topic)(?:\s*(?:\d{1,2}|"
                   r"[A-ZIVX]{1,4}))?\s*[.:–-]\s*(?=\S)"
                   r"|(?:tema|theme)\s+(?:\d{1,2}|[A-ZIVX]{1,4})\s+(?=\S)", re.I)  # fmt: skip
PART = re.compile(
    r"(?:del|part|avsnitt|section|block|område|fas|phase|steg|step|modul|module|domän|domain|kapitel|chapter|runda|"
    r"round|"
    r"moment|station|scen|scene|akt|act)\s*"
    r"(?:\d{1,2}|[A-Z]|[IVX]{1,4}|ett|två|tre|fyra|fem|sex|one|two|three|four|five|six)\s*[.:)–-]\s*(?=\S)",
    re.I,
)
GENERIC = re.compile(
    r"(?:(?:intervju)?frågor(?:na)?|frågeområden|teman|ämnen|intervju(?:guide|n)?|guide|huvuddel|(?:intervju)?manus"
    r"|(?:interview )?questions|themes|topics|(?:interview )?(?:guide|script)|the interview|main part)\W*",
    re.I,
)
"""A heading that only says that there are questions."""
_PART = re.compile(
    r"(?:tema|theme|del|part|avsnitt|section|block|område|topic|fas|phase|steg|step|modul|module)\s*"
    r"(?:\d{1,2}|[A-ZIVX]{1,4}|ett|två|tre|fyra|fem|sex|one|two|three|four|five|six)\b",
    re.I,
)
_WHOSE = re.compile(r"(?:(?:moderator|interviewer|facilitator)'?s'?|moderatorns|intervjuarens|my|our|min) ", re.I)
_PART_BEFORE = re.compile(rf"(?:{_PART.pattern})\s*[.:)–-]*\s*", re.I)
GUIDE_NAME = re.compile(r"intervju(?:guide|frågor|manual|underlag|mall|schema)|samtalsguide|frågeguide|temaguide|"
                        r"(?:interview|topic|discussion|focus group|question) ?(?:guide|schedule|protocol|"
                        r"questions)", re.I)  # fmt: skip
RESEARCH_LABEL = re.compile(r"(?:FF|RQ|FS|F|Q)\s?(\d{1,2})\s*[.:)–-]\s*|(?:FF|RQ|FS)\s?\d{1,2}\s+(?=[A-ZÅÄÖ])|"
                            r"(?:frågeställning|forskningsfråga|"
                            r"research question)"
                            r"\s*(\d{1,2})?\s*[.:)–-]\s*", re.I)  # fmt: skip
RESEARCH_HEADING = re.compile(
    r"(?:(?:FF|RQ|FS)\s?\d{1,2}|(?:frågeställning|forskningsfråga|research question)\s*\d{0,2})\s*[.:)–-]\s*\S", re.I
)
COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("minutes", re.compile(r"tid\b|minuter|min\b|time\b|minutes|duration", re.I)),
    ("probe", re.compile(r".*(?:följdfråg|uppfölj|underfråg|stödfråg|delfråg|fördjup|follow|probe|prompt|"
                         r"sub-?question)", re.I)),
    ("clarification", re.compile(r"(?!.*(?:fråg|question)).*(?:vid behov|if needed|if necessary|stödord|exempel|"
                                 r"förtydlig|förklar|hjälpord|"
                                 r"nyckelord|examples|clarif|"
                                 r"keyword|cue)", re.I)),
    ("research", re.compile(r".*(?:frågeställning|forskningsfråg|syfte|research question|aim)", re.I)),
    ("question", re.compile(r".*(?:fråg|question)", re.I)),
    ("theme", re.compile(r".*(?:tema|moment|aktivitet|fas\b|steg\b|activity|phase|stage|område|kategori|avsnitt|"
                         r"del\b|ämne|begrepp|theme|topic|area|section|"
                         r"category|concept)", re.I)),
    ("notes", re.compile(r".*(?:anteckning|noter|kommentar|svar|notes|comment|answer|observation)", re.I)),
    ("number", re.compile(r"(?:nr|nummer|#|no|id)\.?$", re.I)),
)  # fmt: skip
"""What the head of a table's column says is in it; the first that fits."""


def section_name(title: str) -> SectionName:
    """What a heading says of its section; nothing for a theme of its own name."""
    bare = _PART_BEFORE.sub("", title).strip(" :–-") or title
    bare = _WHOSE.sub("", bare)
    if _INTERVIEW_QUESTIONS.match(bare):
        return ""
    if _THEME_NAMES.match(bare) or (re.search(r"frågor\b|questions\b", bare, re.I) and not _NAMES[0][1].match(bare)):
        return ""
    return next((name for name, pattern in _NAMES if pattern.match(bare)), "")


def is_section_name(title: str) -> bool:
    """Whether a line of these few words alone is a heading in most guides."""
    bare = _WHOSE.sub("", title.strip(" :–-.").replace("’", "'"))
    if _PART.match(bare):
        return len(bare.split()) <= 10 and not is_asked(bare)
    if len(bare.split()) > 5:
        return False
    return bool(
        _THEME_NAMES.fullmatch(bare)
        or _PART.match(bare)
        or THEME.match(title)
        or (section_name(bare) and len(bare.split()) <= 4)
    )
