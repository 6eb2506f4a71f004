"""What hangs outside English houses, in small letters: `the thirsty badger`, `the pebble and otter`, `the priory`."""

from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.called_after import OF_HOUSES, SINGLE, THINGS
from interview_tui.privacy.finding.english_slot_words import (
    AT_SOMEBODY,
    BEING,
    COLOURS,
    CROWN,
    ENDS,
    NO_SIGN,
    OF_SIGNS,
    SIGN_PEOPLE,
    SORT,
    USUAL,
)
from interview_tui.privacy.finding.frames import Frame
from interview_tui.privacy.finding.heads import kind_of_head
from interview_tui.privacy.finding.senses import CUES
from interview_tui.privacy.finding.text import Line

_EN = "en"


def sign_at(line: Line, at: int, longest: int, frame: Frame) -> int | None:
    """Index of the last word of the sign that begins after `the`; None if none does.

    `longest`: index of the last word before a small one.
    """
    held = (frame.by == "with" and line.low(at - 3) in BEING) or (frame.by == "at" and _stays(line, at))
    if line.low(at) in CROWN or not (frame.kind or held or not frame.by):
        return None
    last = _two_signs(line, at, frame)
    if last is None and longest > at:
        last = _described_sign(line, at, longest)
    if last is None and frame.kind and _is_lone_sign(line, at, longest, frame):
        last = at
    return last


def _two_signs(line: Line, at: int, frame: Frame) -> int | None:
    """Index of the last word of `pebble and otter`, `hare on the hill`; None if that does not stand here."""
    low, other = line.low(at), line.low(at + 2)
    token = line.token(at + 2)
    if (
        line.low(at + 1) == "and"
        and token is not None
        and token.is_word
        and other not in ENDS | USUAL | CUES[_EN].human
    ):
        things = low in THINGS or other in THINGS
        nouns = frame.kind and all(one in THINGS or (tells(one) and is_counted(one)) for one in (low, other))
        return at + 2 if (things or nouns) and _tells_of_house(low) and _tells_of_house(other) else None
    on_the = line.low(at + 1) == "on" and other == "the" and frame.by == "at"
    hill = line.token(at + 3)
    return at + 3 if on_the and low in THINGS - NO_SIGN and hill is not None and hill.is_word else None


def _described_sign(line: Line, at: int, longest: int) -> int | None:
    """Index of the last word of `thirsty badger`, `royal oak`; None if that does not stand here."""
    low, thing = line.low(at), line.low(at + 1)
    if not line.beside(at + 1):  # `the sailor's elbow`
        work = kind_of_head(thing, _EN) is not None or thing in USUAL
        return at + 1 if low in THINGS | SIGN_PEOPLE and not work else None
    if thing in SINGLE:
        return at + 1
    if thing in THINGS | SIGN_PEOPLE and (low not in SORT or low in OF_SIGNS):
        if thing in NO_SIGN and not (low in THINGS or tells(low) or low in COLOURS):
            return None
        return at + 2 if longest > at + 1 and line.low(at + 2) in THINGS | OF_HOUSES else at + 1
    return at + 1 if low in ("royal", "crown") and thing not in USUAL else None


def _is_lone_sign(line: Line, at: int, longest: int, frame: Frame) -> bool:
    """`at the swan`, `for the gazette`."""
    low = line.low(at)
    return low in SINGLE or (low in THINGS - NO_SIGN and frame.by == "at" and longest == at)


def _stays(line: Line, at: int) -> bool:
    """`at` a place, and not `look at`."""
    return lists.lemma(line.low(at - 3), _EN) not in AT_SOMEBODY


def _tells_of_house(low: str) -> bool:
    """No place where people work and nobody who does: `the shop and garage`, `the nurse and doctor` are none."""
    cues = CUES[_EN]
    if low in THINGS:
        return True
    work = kind_of_head(low, _EN) is not None or low in cues.occupations | cues.usual_occupations
    return not work and low not in USUAL | SORT | cues.people


def tells(low: str) -> bool:
    """Can the word be what one of its kind is called after?"""
    return low not in SORT and low not in USUAL and low not in lists.usual_words(_EN)


def is_counted(low: str) -> bool:
    """Is it a thing one can count: `otter`, `otters`?"""
    return lists.is_own_form(low, _EN) and low in (lists.lemma(low + "s", _EN), lists.lemma(low + "es", _EN))
