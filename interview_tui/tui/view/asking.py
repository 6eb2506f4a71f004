"""What stands in the big place: the question being asked, with its follow-ups, conditions and clarifications. Pure."""

from dataclasses import dataclass
from typing import Literal

from interview_tui.guide.model import Condition, Item
from interview_tui.interview.state import State
from interview_tui.language import _, ngettext
from interview_tui.times import clock_time
from interview_tui.tui.view.guide_rows import is_question


@dataclass(frozen=True, slots=True)
class AskLine:
    """One line under the question."""

    kind: Literal["probe", "condition", "clarification", "improvised"]
    text: str
    depth: int = 0
    number: int | None = None
    """The key that marks it as asked: 1 to 9; None beyond, and for what is not a follow-up."""
    asked: bool = False
    probe: str = ""
    """The follow-up's id."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question or a script, ready to be drawn."""

    id: str
    place: str
    """`Everyday · question 2 of 4`."""
    spent: str
    """`on this one: 3:05`; empty if it is not being asked."""
    text: str
    """The question, or the title of what is read aloud."""
    script: str = ""
    """What is read aloud: a script, the information, or what stands before a theme's first question."""
    lines: tuple[AskLine, ...] = ()


def asking(state: State, id: str, now: float) -> Asking:
    """`id` (a question or a script section) as it is shown large, at `now` seconds of recording."""
    guide = state.guide
    spent = ""
    if state.current == id:
        spent = _("on this one: {time}").format(time=clock_time(state.seconds(id, now)))
    if not is_question(guide, id):
        section = guide.section(id)
        place = _("information and consent, read aloud") if section.kind == "consent" else _("read aloud")
        return Asking(id, place, spent, section.title, section.text)
    question, section = guide.question(id), guide.section_of(id)
    number = 1 + [q.id for q in section.questions].index(id)
    place = _("{theme} · question {number} of {count}").format(
        theme=section.title, number=number, count=len(section.questions)
    )
    if question.optional:
        place += " · " + _("optional")
    numbers = {probe.id: n for n, probe in enumerate(question.all_probes(), 1)}
    lines = [
        *_lines(question.probes, state, numbers, 0),
        *(AskLine("improvised", mark.text or _("a follow-up of your own"), asked=True)
          for mark in state.follow_ups if mark.question == id),
        *(AskLine("clarification", text) for text in question.clarifications),
    ]  # fmt: skip
    return Asking(id, place, spent, question.text, section.text if number == 1 else "", tuple(lines))


def probe_number(state: State, number: int) -> str | None:
    """The id of follow-up `number` (from 1) of the question being asked; None if there is none."""
    if state.current is None or not is_question(state.guide, state.current):
        return None
    probes = [probe.id for probe in state.guide.question(state.current).all_probes()]
    return probes[number - 1] if 0 < number <= len(probes) else None


def ahead(state: State, id: str) -> tuple[str, str]:
    """What the cursor stands on, when that is not being asked: a place and a text."""
    view = asking(state, id, 0.0)
    if view.lines:
        probes = sum(line.kind == "probe" for line in view.lines)
        if probes:
            view_place = ngettext("{count} follow-up", "{count} follow-ups", probes).format(count=probes)
            return f"{view.place} · {view_place}", view.text
    return view.place, view.text


def found(state: State, words: str) -> tuple[str, ...]:
    """Questions and scripts that hold every word typed, parts of words too; the questions' own texts first."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    in_text, in_rest = [], []
    for section in state.guide.sections:
        if section.kind != "theme":
            if all(word in section.title.casefold() for word in wanted):
                in_text.append(section.id)
            continue
        for question in section.questions:
            rest = " ".join([section.title, *(probe.text for probe in question.all_probes())]).casefold()
            text = question.text.casefold()
            if all(word in text for word in wanted):
                in_text.append(question.id)
            elif all(word in text or word in rest for word in wanted):
                in_rest.append(question.id)
    return (*in_text, *in_rest)


def _lines(items: tuple[Item, ...], state: State, numbers: dict[str, int], depth: int) -> list[AskLine]:
    lines: list[AskLine] = []
    for item in items:
        if isinstance(item, Condition):
            lines.append(AskLine("condition", item.text, depth))
        else:
            number = numbers[item.id]
            lines.append(
                AskLine("probe", item.text, depth, number if number < 10 else None, item.id in state.probes, item.id)
            )
        lines += [AskLine("clarification", text, depth + 1) for text in item.clarifications]
        lines += _lines(item.probes, state, numbers, depth + 1)
    return lines
