"""Those who take part in a study, and their lines in the key: also who is only in one of the two.

An entry belongs to a pseudonym, not to an interview: the same person comes again, and an entry may outlive its
interview. Where a participant was renamed in a transcript, the entry under her first pseudonym is hers still.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from interview_tui.held import corrections_of
from interview_tui.interview.corrections import decisions
from interview_tui.interview.participants import under_new_names
from interview_tui.privacy.key import Entry, Key, one_line
from interview_tui.problem import Problem
from interview_tui.study import Study


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part."""

    pseudonym: str
    """As it stands in the transcript now."""
    formerly: tuple[str, ...] = ()
    """Other pseudonyms that she has or had in an interview."""
    role: str = ""
    interviews: tuple[str, ...] = ()
    """Folders of the interviews she takes part in; a second sitting is one, too."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the key's list: a person of the study, an entry of the key, or both."""

    pseudonym: str
    person: Person | None
    entry: Entry | None


def people_of(study: Study) -> list[Person]:
    """Everyone who takes part, in the order of the interviews; rehearsals, and what cannot be read, aside."""
    people: list[Person] = []
    for interview in study.interviews():
        with suppress(Problem):  # told in the study
            record = interview.record
            if record.kind == "rehearsal":
                continue
            now = record
            with suppress(Problem):
                now = under_new_names(record, decisions(corrections_of(interview).all()).renamed)
            for was, one in zip(record.participants, now.participants, strict=True):
                old = (was.pseudonym,) if was.pseudonym != one.pseudonym else ()
                people.append(Person(one.pseudonym, old, one.role, (interview.id,)))
    return together(people)


def together(people: Iterable[Person]) -> list[Person]:
    """Those who have a pseudonym in common are one person. Pure."""
    found: list[Person] = []
    for person in people:
        same = [one for one in found if _names(one) & _names(person)]
        merged = [*same, person]
        names = dict.fromkeys(name for one in merged for name in (one.pseudonym, *one.formerly))
        first = merged[0].pseudonym
        one = Person(
            first,
            tuple(name for name in names if name != first),
            next((one.role for one in merged if one.role), ""),
            tuple(dict.fromkeys(id for one in merged for id in one.interviews)),
        )
        place = found.index(same[0]) if same else len(found)
        found = [other for other in found if other not in same]
        found.insert(place, one)
    return found


def lines_of(people: Iterable[Person], key: Key) -> list[Line]:
    """The people in their order, then who stands in the key alone. Pure."""
    lines = [Line(one.pseudonym, one, key.entry(one.pseudonym, *one.formerly)) for one in people]
    shown = {id(line.entry) for line in lines}
    alone = sorted((one for one in key.entries if id(one) not in shown), key=lambda one: one.pseudonym.casefold())
    return [*lines, *(Line(one.pseudonym, None, one) for one in alone)]


def line_of(pseudonym: str, people: Iterable[Person], key: Key) -> Line:
    """The line of whoever has or had this pseudonym, under the one that stands in the study. Pure."""
    wanted = one_line(pseudonym).casefold()
    person = next((one for one in people if wanted in _names(one)), None)
    if person is None:
        return Line(one_line(pseudonym), None, key.entry(pseudonym))
    return Line(person.pseudonym, person, key.entry(pseudonym, person.pseudonym, *person.formerly))


def clashes(entry: Entry, pseudonyms: Iterable[str]) -> bool:
    """Whether a real name, or a word of one, is somebody's pseudonym: it could not be told from it in an export."""
    taken = {pseudonym.casefold() for pseudonym in pseudonyms}
    only = Key(entries=(entry.model_copy(update={"contact": ""}),))
    return any(name.casefold() in taken for name in only.names())


def _names(person: Person) -> set[str]:
    return {name.casefold() for name in (person.pseudonym, *person.formerly)}
