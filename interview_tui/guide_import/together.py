"""What the sections of a document are, seen together rather than one by one. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from interview_tui.guide_import.brackets import only_minutes
from interview_tui.guide_import.entries import Entry
from interview_tui.guide_import.instructions import is_about_the_study, is_instruction
from interview_tui.guide_import.names import RESEARCH_NUMBER
from interview_tui.guide_import.sections import Section
from interview_tui.guide_import.words import asks, greets, is_procedure, main_question
from interview_tui.language import _

_SEVERAL = 3
"""Questions of a list that are no part of a welcome."""


def name_by_research(sections: Sequence[Section]) -> None:
    """`Frågeställning 1` with several questions under one of them: themes, named by what their questions serve.

    So is every list of research questions where nothing else in the document is asked.
    """
    named = [(section, found) for section in sections if (found := RESEARCH_NUMBER.fullmatch(section.title))]
    if any(_asked_in(section) > 1 for section, _found in named):
        for section, found in named:
            section.name, section.research = "", (f"RQ{int(found[1])}",)
    if not any(_asked_in(section) for section in sections if section.name != "research"):
        for section in sections:
            section.name = "" if section.name == "research" else section.name


def _asked_in(section: Section) -> int:
    return sum(asks(entry.text) or entry.listed for entry in section.entries)


def with_minutes(sections: Sequence[Section]) -> None:
    """`Tid: 10 min` on the line after a heading: the section's minutes."""
    for section in sections:
        first = section.entries[0] if section.entries else None
        if first is None or section.heading is None or section.minutes is not None or first.listed or first.place:
            continue
        minutes, one = only_minutes(first.text)
        if minutes is not None:
            section.minutes = minutes
            section.heading.source = (*section.heading.source, *first.source)
            del section.entries[0]
            if not one:
                said = _("The time is a range; the longer one is planned: {text}").format(text=first.text)
                section.unsure = section.unsure or said


def name_by_instructions(sections: Sequence[Section]) -> None:
    """A section that only says what the interviewer does: it is said or done before the questions, or after them."""
    begun = False
    for section in sections:
        said = [entry.text for entry in section.entries]
        done = sum(is_instruction(text) or is_about_the_study(text) for text in said)
        quiet = not any(map(asks, said)) and not any(entry.place for entry in section.entries)
        if not section.name and quiet and any(map(is_instruction, said)) and done * 2 > len(said):
            section.name = "closing" if begun else "opening"
        begun = begun or any(map(asks, said))


def questions_apart(sections: Sequence[Section], title: str) -> Iterator[Section]:
    """The sections; where all questions stand under a welcome that is read aloud, they get a section of their own."""
    listed = [sum(_is_labelled(entry) for entry in section.entries) for section in sections]
    for section, count in zip(sections, listed, strict=True):
        first = next((n for n, entry in enumerate(section.entries) if _is_labelled(entry)), 0)
        spoken = any(greets(entry.text) or is_procedure(entry.text) for entry in section.entries[:first])
        if section.name != "opening" or not spoken or count < _SEVERAL or count != sum(listed):
            yield section
            continue
        yield replace(section, entries=section.entries[:first])
        made = _("The document has no heading here.")
        yield Section(None, title, unsure=made, entries=section.entries[first:])


def _is_labelled(entry: Entry) -> bool:
    return entry.listed or main_question(entry.text) is not None


def is_topic(section: Section) -> bool:
    """`Topic: being the first`, with neither a number nor anything under it: it is about the whole guide."""
    heading = section.heading.text if section.heading is not None else ""
    return not section.entries and section.labelled and not re.match(r"\w+\s*(?:\d|[A-Z]\b|[IVX]{2,4}\b)", heading)
