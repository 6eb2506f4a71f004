"""Who takes part: a name and a role for each, one line a person when there are several."""

from collections.abc import Iterable, Sequence
from typing import cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from interview_tui.interview.pseudonyms import proposed_pseudonym
from interview_tui.interview.record import Part, Participant
from interview_tui.language import _
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.pick import Pick


class Person(Vertical):
    """One of them. The first one's fields are `#who` and `#role`, the second one's `#who-2` and `#role-2`."""

    def __init__(self, person: Participant, number: int) -> None:
        super().__init__()
        end = f"-{number}" if number > 1 else ""
        parts = [("participant", _("takes part")), ("support", _("support"))]
        self._label = _("Who") if number == 1 else _("and")
        # Kept rather than searched for: a line that is coming or going has none of them on the screen.
        self.name_field = text_field(person.pseudonym, id=f"who{end}")
        self._role = text_field(person.role, id=f"role{end}", placeholder=_("for instance nurse, student, parent"))
        self._part = Pick(parts, person.part, id=f"part{end}")

    def compose(self) -> ComposeResult:
        yield Row(self._label, self.name_field, _("a pseudonym, never the real name"), classes="name")
        yield Row(_("Role"), Horizontal(self._role, self._part), classes="role")

    def say_what_role(self, *, shortly: bool) -> None:
        """What may stand as a role, in as many words as there is room for."""
        self._role.placeholder = _("role") if shortly else _("for instance nurse, student, parent")

    def person(self) -> Participant:
        """As it is filled in; the name may be empty."""
        return Participant(
            pseudonym=self.name_field.value.strip(),
            role=self._role.value.strip(),
            part=cast(Part, self._part.value),
        )


class People(Vertical):
    """Begins with `people`, or with one whose name is proposed; `used` are names that somebody else has."""

    class Changed(Message):
        """Somebody came, went, or is called something else."""

    def __init__(
        self, people: Sequence[Participant], used: Iterable[str], language: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._used = list(used)
        self._language = language
        self._first = list(people) or [self._proposed()]
        self._number = 0
        """Of the last person: numbers are not used again."""

    def compose(self) -> ComposeResult:
        for person in self._first:
            yield self._new(person)

    def on_mount(self) -> None:
        self._say_how_many()

    def people(self) -> list[Participant]:
        """Everybody as filled in, in the order of the lines; a line without a name is one, too."""
        return [one.person() for one in self.query(Person)] or self._first

    def names(self) -> list[str]:
        """The names that are filled in."""
        return [one.pseudonym for one in self.people() if one.pseudonym]

    async def add_person(self, name: str | None = None) -> None:
        """One more person, whose name is `name` or proposed, and go to it."""
        line = self._new(Participant(pseudonym=name) if name is not None else self._proposed())
        await self.mount(line)
        line.name_field.focus()
        self._say_how_many()

    async def remove_person(self) -> None:
        """Take away the person whose line one is in, unless it is the first one's."""
        if (line := self._here()) is not None:
            self.query(Person).first().name_field.focus()
            await line.remove()
            self._say_how_many()

    def can_remove(self) -> bool:
        """Whether one is in the line of somebody who can be taken away."""
        return self._here() is not None

    async def on_input_changed(self, event: Input.Changed) -> None:
        """A comma after a name begins the next one."""
        event.stop()
        first, comma, rest = event.value.partition(",")
        if comma and event.input.id is not None and event.input.id.startswith("who"):
            event.input.value = first.strip()
            await self.add_person(rest.strip() or None)
        self.post_message(self.Changed())

    def on_pick_changed(self, event: Pick.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    def _here(self) -> Person | None:
        focused = self.screen.focused
        others = list(self.query(Person))[1:]
        return next((one for one in others if focused is not None and one in focused.ancestors), None)

    def _new(self, person: Participant) -> Person:
        self._number += 1
        return Person(person, self._number)

    def _proposed(self) -> Participant:
        taken = [*self._used, *(one.name_field.value.strip() for one in self.query(Person))]
        return Participant(pseudonym=proposed_pseudonym(taken, self._language))

    def _say_how_many(self) -> None:
        several = len(self.query(Person)) > 1
        self.set_class(several, "-several")
        for one in self.query(Person):
            one.say_what_role(shortly=several)
        self.post_message(self.Changed())
