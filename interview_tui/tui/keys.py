"""Keys, said once: a command has its keys, its word in the footer and its sentence in the help.

A place (a screen) lists its `KEYS`; bindings, footer and help are all drawn from that list. Words are marked with
`N_` and translated when they are shown, because the language may change while the program runs. What makes sense now is
told by Textual's `check_action`: False hides a command from the footer, None shows it dim.

    class InterviewScreen(Place[None]):
        ABOUT = Help(N_("Interview"), N_("Arrows look ahead. Nothing here is lost by a wrong key."))
        KEYS = (
            Command("space", "ask", N_("ask"), N_("The question under the cursor is being asked now.")),
            Command("1,2,3", "probe('{key}')", N_("follow-up"), N_("Mark a follow-up as asked."), shown="1–3"),
        )
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding, BindingType
from textual.keys import format_key
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList

from interview_tui.language import N_, _
from interview_tui.tui.problems import CatchesProblems

if TYPE_CHECKING:
    from interview_tui.tui.app import InterviewApp

Result = TypeVar("Result")
Answer = TypeVar("Answer")

_NAMES = {
    "space": N_("Space"),
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "tab": N_("Tab"),
    "delete": N_("Del"),
    "backspace": N_("Backspace"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do in a place."""

    keys: str
    """Textual's names of the keys, with commas between; the first is the one that is shown."""
    action: str
    """The method without its `action_`; `{key}` in it is replaced by the key pressed."""
    name: str
    """Its word in the footer, marked with `N_`: `ask`."""
    help: str = ""
    """A sentence for the help, marked with `N_`."""
    footer: bool = True
    """Shown in the footer when it makes sense."""
    shown: str = ""
    """How the keys are written where that differs from the first key's name: `1–9`."""
    priority: bool = False
    """Taken before the widget in focus sees the key: what is typed next is already for what the key opens. Where
    letters are typed, `check_action` has to say no to one that is a letter."""
    group: str = ""
    """The heading it stands under in the help of a place with many keys, marked with `N_`."""

    def bindings(self) -> Iterator[Binding]:
        """A binding for each key."""
        for key in self.keys.split(","):
            yield Binding(
                key, self.action.format(key=key), self.name or self.action, show=False, priority=self.priority
            )

    def key(self) -> str:
        """How its key is written: `Space`, `c`, `1–9`."""
        if self.shown:
            return self._shown()
        first = self.keys.split(",")[0]
        if first.startswith("ctrl+"):
            return "Ctrl+" + first.removeprefix("ctrl+").upper()
        if first in _NAMES:
            return _(_NAMES[first])
        return first.upper() if len(first) > 1 and first[0] == "f" and first[1:].isdigit() else format_key(first)

    def all_keys(self) -> str:
        """Every key it has, as the help writes them."""
        if self.shown:
            return self._shown()
        return " ".join(Command(key, self.action, self.name).key() for key in self.keys.split(","))

    def _shown(self) -> str:
        """Names of keys are translated; signs are what they are (a full stop elsewhere parts decimals)."""
        return _(self.shown) if any(map(str.isalpha, self.shown)) else self.shown


@dataclass(frozen=True, slots=True)
class Help:
    """What the help says about a place, above its keys. Both texts are marked with `N_`."""

    title: str
    text: str = ""


class Keyed(CatchesProblems):
    """Mixed into a screen: its `KEYS` become its bindings, its footer and its help."""

    KEYS: ClassVar[tuple[Command, ...]] = ()
    GROUPS: ClassVar[tuple[str, ...]] = ()
    """The headings of its help in their order, marked with `N_`; those not named come last."""
    ABOUT: ClassVar[Help] = Help("")
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init_subclass__(cls, **options: Any) -> None:
        own = cls.__dict__.get("KEYS", ())
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *(b for command in own for b in command.bindings())]
        super().__init_subclass__(**options)

    @classmethod
    def all_commands(cls) -> list[Command]:
        """The commands of this place, its own first, then those it inherits."""
        return [command for base in cls.__mro__ for command in base.__dict__.get("KEYS", ())]

    def commands_now(self) -> list[tuple[Command, bool]]:
        """The commands that make sense now, with whether each can be used this moment.

        A key that the widget in focus takes for itself (a letter in a text field) is left out.
        """
        assert isinstance(self, Screen)
        active = self.active_bindings
        taken: set[str] = set()
        found = []
        for command in (*self.all_commands(), *(() if self.is_modal else self.app_commands())):
            states = {
                binding.key: self._state_of(binding, active[binding.key])
                for binding in command.bindings()
                if binding.key in active and binding.key not in taken
            }
            live = [key for key, state in states.items() if state is not False]
            if live:
                taken.update(command.keys.split(","))
                shown = command if command.keys.startswith(live[0]) else replace(command, keys=",".join(live))
                found.append((shown, any(states.values())))
        return found

    def _state_of(self, binding: Binding, active: ActiveBinding) -> bool | None:
        """Whether `binding` makes sense (False: no), where `active` is what its key does now."""
        if active.binding.action == binding.action:
            return active.enabled or None
        # A widget in focus has the key (Enter in a list) and tells its screen, which then does what is bound here.
        assert isinstance(self, Screen)
        return self.check_action(binding.action.partition("(")[0], ())

    @property
    def program(self) -> "InterviewApp":
        """The app, as what it is."""
        return cast("InterviewApp", self.app)  # type: ignore[attr-defined]

    def app_commands(self) -> tuple[Command, ...]:
        """What can be done everywhere."""
        assert isinstance(self, Screen)
        return tuple(getattr(self.app, "KEYS", ()))

    # A key that is held down for a moment comes twice, the second time before the first has done its work

    async def _dispatch_message(self, message: Message) -> Any:
        assert isinstance(self, Screen)
        if isinstance(message, OptionList.OptionSelected | Input.Submitted) and not self.is_active:
            return  # an Enter too many: the first one has led elsewhere
        await super()._dispatch_message(message)

    async def ask(self, dialog: "Screen[Answer | None]") -> "Answer | None":
        """Its answer; None where this place asks something already, so that no question stands there twice."""
        assert isinstance(self, Screen)
        if not self.is_active:
            return None
        # Pushed at once: the library's way of waiting lets a second question in before.
        answer = self.app.push_screen(dialog, wait_for_dismiss=True)
        return await asyncio.shield(answer)

    def uncover(self) -> None:
        """Close what lies over this place, unanswered."""
        assert isinstance(self, Screen)
        while self in self.app.screen_stack and not self.is_active:
            self.app.screen.dismiss(None)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """As the library has it, which takes away whatever is on top: here this place, and nothing a second time."""
        assert isinstance(self, Screen)
        if self not in self.app.screen_stack:
            return AwaitComplete()
        self.uncover()
        return super().dismiss(result)  # type: ignore[misc]


class Place(Keyed, Screen[Result]):
    """A screen that fills the terminal."""


class Dialog(Keyed, ModalScreen[Result]):
    """A question or a word on top of a place; Esc always closes it and changes nothing."""
