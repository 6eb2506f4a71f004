"""What people put in brackets: minutes, follow-ups, examples, research questions, what is filled in. Pure."""

import re
from dataclasses import dataclass, field
from typing import Literal

from interview_tui.guide_import.instructions import is_instruction
from interview_tui.guide_import.words import asks, begins_asking, clarification, condition, explains, follow_up

_MINUTES = re.compile(
    r"\s*[,:–-]?\s*[(\[]?(?:(?:tid|time)\s*:?\s*)?(?:ca\.?|cirka|about|approx\.?|approximately|~|max)?\s*"
    r"(\d{1,3})(?:\s*(?:[-–]|till|to)\s*(\d{1,3}))?\s*(?:min|mins|minuter|minutes)\b\.?[)\]]?\s*:?$",
    re.I,
)
_STAMP = re.compile(r"\(?(\d{1,3})\s*[-–]\s*(\d{1,3})(?:\s*min\w*\.?)?\)?[ :.]+(?=[^\W\d])")
"""`10–25 Arbetet`: from when to when."""
_WHOLE = re.compile(
    r"(?:beräknad |planerad |total |ungefärlig |estimated |planned |expected )?(?:tid(?:såtgång)?|längd|intervjulängd|"
    r"duration|time|length)\s*:?\s*(?:ca\.?|cirka|about|approx\.?|approximately)?\s*(?:(\d{1,3})\s*[-–]\s*)?(\d{1,3})\s*"
    r"(?:min|mins|minuter|minutes)\b",
    re.I,
)
_OPTIONAL = re.compile(r"\s*[(\[](?:valfri|valfritt|valfri fråga|optional)[)\]]\s*$", re.I)
_RESEARCH = re.compile(r"\s*[(\[]\s*((?:FF|RQ|FS|F|Q)\s?\d{1,2}(?:\s*(?:,|och|and|&|\+)\s*(?:FF|RQ|FS|F|"
                       r"Q)?\s?\d{1,2})*)\s*[)\]]\s*$", re.I)  # fmt: skip
_PLACEHOLDER = re.compile(r"\[([^\W\d_][^\W_]*(?:[ -][^\W_]+){0,2})\]")
_LAST = re.compile(r"^(.*?\S)\s*([(\[])([^()\[\]]{2,})[)\]]\s*\.?$", re.S)
_ONLY = re.compile(r"(?:only|endast|bara|skip|hoppa)\b", re.I)
"""When a question is left out."""
_ASIDE = 6
"""Words of what is said beside a question at most."""
_CUE, _NOTE = 3, 4
"""Words of a cue at most; of a note to herself more than."""
_QUESTIONS = re.compile(r"[^?]+\?+[\"”“'’)]*|[^?]+$")


Under = Literal["probe", "condition", "clarification", "comment"]


@dataclass
class Inside:
    """A question's text, and what stood in brackets after it."""

    text: str
    optional: bool = False
    research_questions: tuple[str, ...] = ()
    below: list[tuple[Under, str]] = field(default_factory=list)
    """In the order they stand; a probe after a condition hangs on it."""


def minutes_of(text: str) -> tuple[str, int | None, bool]:
    """A heading without its minutes, these, and whether it named one number alone."""
    if (stamp := _STAMP.match(text)) and 0 < (lasts := int(stamp[2]) - int(stamp[1])) < 100:
        return text[stamp.end() :], lasts, True
    found = _MINUTES.search(text)
    if found is None or not text[: found.start()].strip():
        return text, None, True
    minutes = int(found[2] or found[1])
    if not 0 < minutes < 1000:
        return text, None, True
    return text[: found.start()].rstrip(" ,:–-"), minutes, found[2] is None


def only_minutes(text: str) -> tuple[int | None, bool]:
    """The minutes of a line that says nothing else, `Tid: 10 min`, and whether it names one number alone."""
    bare, minutes, one = minutes_of(f"x {text.strip()}")
    return (minutes, one) if bare == "x" else (None, True)


def research_numbers(text: str) -> tuple[str, ...]:
    """`FF1, FF2` → `RQ1`, `RQ2`; nothing for a text that is more than that."""
    found = _RESEARCH.fullmatch(f"({text.strip(' ()[].')})")
    return tuple(f"RQ{int(number)}" for number in re.findall(r"\d+", found[1])) if found else ()


def research_of(title: str) -> tuple[str, tuple[str, ...]]:
    """A heading without the research questions in brackets after it, and these."""
    found = _RESEARCH.search(title)
    if found is None or not found.start():
        return title, ()
    return title[: found.start()].rstrip(), research_numbers(found[1])


def whole_minutes(text: str) -> int | None:
    """`Beräknad tid: 45 min` → 45; None for any other line."""
    found = _WHOLE.match(text)
    return int(found[2]) or None if found else None


def opened(text: str) -> Inside:
    """Take the brackets after a question apart. What is none of them stays in its text."""
    inside = Inside(text.strip())
    while True:
        if not inside.optional and (found := _OPTIONAL.search(inside.text)) and found.start():
            inside.optional = True
            inside.text = inside.text[: found.start()].rstrip()
        elif (found := _RESEARCH.search(inside.text)) and found.start():
            inside.research_questions = (*research_numbers(found[1]), *inside.research_questions)
            inside.text = inside.text[: found.start()].rstrip()
        elif (last := _LAST.match(inside.text)) and (below := _below(last[1], last[3].strip(), square=last[2] == "[")):
            inside.below[:0] = below
            inside.text = last[1].rstrip()
        else:
            break
    inside.text = with_placeholders(inside.text)
    inside.below = [(kind, with_placeholders(said)) for kind, said in inside.below]
    return inside


def with_placeholders(text: str) -> str:
    """`[kommun]` as the guide format has it: `{kommun}`. A line that is nothing else says what to do: `[Pause]`."""
    if _PLACEHOLDER.fullmatch(text):
        return text
    return _PLACEHOLDER.sub(r"{\1}", text)


def questions_in(text: str) -> list[str]:
    """`Hur? Varför då?` as two; what is said in quotation marks as it is."""
    if re.fullmatch(r"[\"”“].*[\"”“]", text.strip(), re.S):
        return [text.strip()]
    return [said for part in _QUESTIONS.findall(text) if (said := part.strip(" ,;/–"))]


def _below(question: str, inner: str, *, square: bool) -> list[tuple[Under, str]]:
    """What a bracket after `question` is; nothing if it belongs to its text."""
    if re.fullmatch(r"[^\W\d_][^\W_]*(?:[ -][^\W_]+)?", inner) and not begins_asking(inner) and not asks(question):
        return []
    if (said := follow_up(inner)) is not None:
        return [("probe", part) for part in (questions_in(said) if "?" in said else _listed(said))]
    if (on := condition(inner)) is not None:
        return [("condition", on[0]), *(("probe", part) for part in questions_in(on[1]))]
    if (said := clarification(inner)) or explains(inner):
        return [("clarification", said or inner)]
    if asks(inner) or (begins_asking(inner) and ("," not in inner or len(inner.split()) > 7)):
        return [("probe", part) for part in questions_in(inner)]
    if is_instruction(inner) or _ONLY.match(inner):
        return [("comment", f"[{inner}]" if square else f"({inner})")]
    if cues := _cues(inner):
        return [("clarification", ", ".join(cues))]
    if asks(question) and not square and len(inner.split()) <= _ASIDE:
        return [("clarification", inner)]
    if square and len(inner.split()) > _NOTE:
        return [("comment", f"[{inner}]")]
    return []


def _cues(text: str) -> list[str]:
    """`släkt, arbetskamrater, skolan`: what stands after a question mark so is there to remind her."""
    cues = [cue.strip() for cue in text.split(",")]
    return cues if len(cues) > 1 and all(cue and len(cue.split()) <= _CUE for cue in cues) else []


def _listed(text: str) -> list[str]:
    return [part for piece in re.split(r"[;,/]\s*", text) if (part := piece.strip())]
