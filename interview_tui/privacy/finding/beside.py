"""What the words before a word say of it: that it is what somebody is called, or comes after a title, kin, a verb."""

import re

from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.senses import CUES
from interview_tui.privacy.finding.text import Line

NAMED, TITLE, PERSON, TOWARDS = "named", "title", "person", "towards"
_FILLERS = words(
    """ju alltså då typ liksom väl faktiskt nu bara är eh öh ehm i förnamn efternamn is was erm er um like actually just
    're by as the ja så här jo nej well oh mm"""
)
_SIGNS = frozenset(",:-–\"”“'’…")
_ASKED = re.compile(
    r"vad (?:heter|hette|är ditt namn)|ditt namn|(?:what[’']?s|what is|say|tell me) your name", re.IGNORECASE
)
_SHORT_ANSWER = 8
"""Words and signs of an answer to `Vad heter du?`."""
_CALLS = words("kallar kallade kalla döpte döpt call calls called named nicknamed")
_BAPTISED = words("döpte döpt döpts döpa döptes")
_SOMEBODY = words("mig honom henne hen dem dom oss me him her them us")


def cue_at(line: Line, at: int) -> int:
    """Index of the word before, past fillers and signs."""
    at -= 1
    while at > 0 and (line.low(at) in _FILLERS or line.tokens[at].text in _SIGNS):
        at -= 1
    return at


def cue(line: Line, at: int, code: str) -> str:
    """`NAMED`, `TITLE`, `PERSON`, `TOWARDS`, or nothing."""
    cues = CUES[code]
    answers = len(line.tokens) <= _SHORT_ANSWER and _ASKED.search(line.before)
    if answers and all(line.low(i) in _FILLERS or not line.tokens[i].is_word for i in range(at)):
        return NAMED
    if line.low(at + 1) in ("heter", "hette") and line.low(at + 2) in ("jag", "han", "hon", "hen"):
        return NAMED
    if at == 0:
        return ""
    before = line.low(at - 1)
    if line.low(cue_at(line, at)) in cues.named and (code == "sv" or _english_named(line, at)):
        return NAMED
    if before in cues.titles or (before == "." and line.low(at - 2) in cues.titles):
        return TITLE
    if before in _SOMEBODY and line.low(at - 2) in _CALLS:
        return NAMED
    if before == "till" and any(line.low(i) in _BAPTISED for i in range(max(0, at - 5), at - 1)):
        return NAMED
    owned = code == "en" and line.text[line.tokens[at - 1].end : line.tokens[at - 1].end + 2] in ("'s", "’s")
    if owned and before in cues.people and not line.tokens[at].capital:
        return ""  # `a teacher's job`
    if before in cues.people and not line.tokens[at - 1].named:
        return PERSON
    if before == "," and line.low(at - 2) in cues.people and line.low(at - 3) in cues.whose:
        return PERSON
    return TOWARDS if before in cues.towards else ""


def _english_named(line: Line, at: int) -> bool:
    """`called Anna`, `name is Anna`, and not `called the doctor`, `goes to`."""
    found = cue_at(line, at)
    if line.low(found) == "goes":
        return line.low(at - 1) == "by"
    if line.low(found) in ("name", "surname", "nickname", "names"):
        return found < at - 1
    return line.low(at - 1) not in ("the", "by", "as")
