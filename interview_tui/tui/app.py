"""The app: opens places, remembers the look, and turns every problem into a sentence with its cure."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, ClassVar

from rich.traceback import Traceback
from textual import work
from textual.app import App
from textual.binding import Binding
from textual.events import Event, InputEvent, Key
from textual.widget import Widget
from textual.worker import WorkerFailed, get_current_worker

from interview_tui.language import N_, _, current_language, set_language, system_language
from interview_tui.problem import Problem
from interview_tui.tui import memory
from interview_tui.tui.keys import Command, Keyed
from interview_tui.tui.problems import CatchesProblems, as_problem
from interview_tui.tui.themes import CALM, HIGH_CONTRAST, THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from interview_tui.interview.record import InterviewRecord
    from interview_tui.sitting import Sitting
    from interview_tui.study import Interview, Study
    from interview_tui.tui.correcting import Correcting
    from interview_tui.tui.key_session import KeySession

_PATIENCE = 0.4
"""Seconds after which it is said what takes so long."""
_LOOK_AT_KEY = 5.0
"""Seconds between two looks at whether the key has been left open."""
_LEAVING_SECONDS = 5.0
"""How long a program that was told to end may take for an orderly end."""


class InterviewApp(CatchesProblems, App[None]):
    """Opens `study` if one is given, else the start screen.

    `demo` (folder to replay, folder for its study or None, model) starts the demo at once. `interview`
    prepares one with `study` at once: what is known of it already. `place` makes the only screen there is: when it is
    closed, the program ends. `language` ("sv" or "en") holds for everything;
    without it a study's own language does, and before a study is open the user's. `source` is a sound file that
    stands in for the microphone. `debug` shows a traceback where the program itself fails.
    """

    TITLE = "Interview TUI"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "ctrl+t", "contrast", N_("contrast"), N_("Change between the calm look and high contrast."), footer=False
        ),
        Command(
            "ctrl+q",
            "leave",
            N_("quit"),
            N_("Close the program. What is recorded is safe."),
            footer=False,
            priority=True,
        ),
        Command("question_mark,f1", "help", N_("help"), N_("The keys of the place you are in.")),
    )
    BINDINGS = [
        *(binding for command in KEYS for binding in command.bindings()),
        Binding("ctrl+c", "leave", show=False, system=True),
    ]

    def __init__(
        self,
        study: "Study | None" = None,
        *,
        demo: "tuple[Path, Path | None, str] | None" = None,
        interview: "InterviewRecord | None" = None,
        place: "Callable[[], Screen[Any]] | None" = None,
        language: str | None = None,
        source: "Path | None" = None,
        debug: bool = False,
    ) -> None:
        self._language = language
        self._handlers_before: dict[signal.Signals, Any] = {}
        self._first_study = study
        self._first_interview = interview
        self._demo = demo
        self._only_place = place
        self.source = source
        self._debug_wanted = debug
        self.key: KeySession | None = None
        """The key of the study that is open, while it is unlocked."""
        self._written_key: KeySession | None = None
        """The key that was changed last; it may be locked again already."""
        self._open_study = ExitStack()
        self._use_language(study)
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        chosen = memory.chosen_theme()
        self.theme = chosen if chosen in (CALM, HIGH_CONTRAST) else CALM

    async def on_mount(self) -> None:
        self._leave_on_signals()
        self._clear_broken_off()
        if self._only_place is not None:
            self.push_screen(self._only_place(), lambda _result: self.exit())
            return
        from interview_tui.tui.screens.start import StartScreen

        await self.push_screen(StartScreen())
        self.set_interval(_LOOK_AT_KEY, self.lock_idle_key)
        if self._demo is not None:
            from interview_tui.tui.demo import start

            start(self, current_language(), *self._demo)
        elif self._first_study is not None:
            self.open_study(self._first_study, self._first_interview)

    @work(thread=True, group="broken off")
    def _clear_broken_off(self) -> None:
        """Copies of voices that were left by a transcription without a study do not wait for the next one."""
        from interview_tui.transcription.broken_off import clear_old

        clear_old()

    # Places

    def open_study(self, study: "Study", interview: "InterviewRecord | None" = None) -> None:
        """Lock the study and show it, and prepare an `interview` if one is given by what is known of it.

        Raises `Problem` if the study is open in another terminal.
        """
        from interview_tui.tui.screens.study import StudyScreen

        self.close_study()
        self._open_study.enter_context(study.lock())
        memory.remember_study(study.folder, study.settings.title)
        self._use_language(study)
        self.push_screen(StudyScreen(study, interview), lambda _result: self.close_study())

    def close_study(self) -> None:
        """Let go of the study that is open, if one is, and of its key."""
        self.key = None
        self._open_study.close()
        self._use_language(None)

    def open_interview(self, sitting: "Sitting") -> None:
        """Hold this interview. The key is locked before: somebody sits opposite."""
        from interview_tui.tui.screens.interview import InterviewScreen

        self.lock_key()
        self.push_screen(InterviewScreen(sitting))

    def open_transcript(self, interview: "Interview", at: float | None = None, words: str = "") -> None:
        """Read what was said, under its questions: from the beginning, or from second `at` of the interview, where
        `words` are looked for. Words are linked first, while the place that is open stays alive."""
        worker = self._link(interview, self.screen, at, words)
        self.set_timer(_PATIENCE, lambda: self.notify(_("Linking …"), timeout=2) if worker.is_running else None)

    @work(thread=True, exclusive=True, group="linking")
    def _link(self, interview: "Interview", place: "Screen[Any]", at: float | None, words: str) -> None:
        from interview_tui.tui.correcting import Correcting

        worker = get_current_worker()
        transcript = Correcting(interview)
        if not worker.is_cancelled:
            self.call_from_thread(self._show_transcript, transcript, place, at, words)

    def _show_transcript(self, transcript: "Correcting", place: "Screen[Any]", at: float | None, words: str) -> None:
        from interview_tui.tui.screens.finishing import FinishingScreen
        from interview_tui.tui.screens.transcript import TranscriptScreen

        if self.screen is not place:  # she has gone somewhere else meanwhile
            return
        screen = TranscriptScreen(transcript.interview, transcript)
        if isinstance(place, FinishingScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
        if at is not None:
            screen.call_after_refresh(screen.begin_at, at, words)

    def open_recording(self, interview: "Interview") -> None:
        """Listen to the recording and verify it."""
        from interview_tui.tui.screens.recording_check import RecordingScreen

        self.push_screen(RecordingScreen(interview))

    def open_demo(self) -> None:
        """Show a whole interview by itself, from the embedded sample."""
        from interview_tui.tui.demo import start

        start(self, current_language())

    def show_problem(self, problem: Problem) -> None:
        """Say what happened and what she can do about it."""
        from interview_tui.tui.screens.problem import ProblemDialog

        self.push_screen(ProblemDialog(problem))

    # The key to the pseudonyms

    def show_key(self, study: "Study") -> None:
        """Show who the pseudonyms of the study are, once its key is open; one that has no key yet gets one."""
        from interview_tui.tui.screens.key import KeyScreen

        def show() -> None:
            if self.key is not None:
                self.push_screen(KeyScreen(study, self.key))

        self.unlock_key(study, show)

    def unlock_key(self, study: "Study", then: Callable[[], None]) -> None:
        """Do `then` when the key of the study is open: at once, or after its passphrase. Not if she thinks better."""
        from interview_tui.privacy.key_file import has_key
        from interview_tui.tui.screens.key_passphrase import NewPassphraseDialog, OpenKeyDialog

        if self.key is not None:
            then()
            return
        dialog = OpenKeyDialog(study) if has_key(study.folder) else NewPassphraseDialog(study)
        self.push_screen(dialog, lambda done: then() if done else None)

    def lock_key(self) -> None:
        """Let go of the key, and close the screen that shows it with whatever stands on it."""
        from interview_tui.tui.screens.key import KeyScreen

        self.key = None
        while any(isinstance(screen, KeyScreen) for screen in self.screen_stack):
            self.screen.dismiss(None)

    def lock_idle_key(self) -> None:
        """Lock the key if she seems to have gone away from it."""
        if self.key is not None and self.key.is_idle:
            place = self.screen
            self.lock_key()
            if self.screen is not place:  # elsewhere she need not know, least of all between her and a participant
                self.notify(_("The key has locked itself."))

    def call_from_thread(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """As the library has it; but what is told to a screen that is being closed is dropped, and gives None.

        A screen that closes still hangs in the program when what stood on it is gone: to draw in it is a fault.
        """

        def told() -> Any:
            owner = getattr(callback, "__self__", None)
            if isinstance(owner, Widget) and not (owner.is_running and owner.is_attached):
                return None
            return callback(*args, **kwargs)

        return super().call_from_thread(told)

    def write_key(self, key: "KeySession", then: Callable[[bool], None]) -> None:
        """Write what was changed in the key, whatever place is open; then do `then` with whether it is written."""
        self._written_key = key
        self._write_key(key, then)

    @work(thread=True, group="key")
    def _write_key(self, key: "KeySession", then: Callable[[bool], None]) -> None:
        worker = get_current_worker()
        problem: Problem | None = None
        try:
            key.write()
        except Problem as one:
            problem = one
        if not worker.is_cancelled:
            if problem is not None:
                self.call_from_thread(self.show_problem, problem)
            self.call_from_thread(then, problem is None)

    # Keys

    async def on_event(self, event: Event) -> None:
        if self.key is not None and isinstance(event, InputEvent):
            self.key.touched()
        await super().on_event(event)

    def on_key(self, event: Key) -> None:
        """Letters typed before their line could open come up here instead: none of them is lost, or taken for a key."""
        from textual.widgets import Input

        from interview_tui.tui.widgets.edit_area import EditArea

        if isinstance(self.focused, Input | EditArea) and event.is_printable and event.character:
            self.focused.insert_text_at_cursor(event.character)
            event.prevent_default()

    def action_contrast(self) -> None:
        self.theme = CALM if self.theme == HIGH_CONTRAST else HIGH_CONTRAST
        memory.remember_theme(self.theme)

    def action_help(self) -> None:
        from interview_tui.tui.screens.help import HelpDialog

        if isinstance(self.screen, Keyed):
            self.push_screen(HelpDialog(self.screen))

    def action_leave(self) -> None:
        """Close the program, unless a place that is open has something to ask first."""
        asking = (getattr(screen, "leave_program", None) for screen in reversed(self.screen_stack))
        if not all(leave() for leave in asking if leave is not None):
            return
        if self._written_key is not None and not self._written_key.saved:
            # Encrypting takes a second, and where it fails she must get to know it.
            self.write_key(self._written_key, lambda written: self.exit() if written else None)
        else:
            self.exit()

    # Language, signals and failures

    def _leave_on_signals(self) -> None:
        """Leave the terminal as it was when somebody ends the program from outside, or closes the terminal.

        A terminal that is gone takes no more text, and Textual would wait for ever for it to do so: still holding the
        recorder, so that nobody else could take it. So the process ends after some seconds whatever happens; all that
        counts is on the disk. Not by the loop's own handlers: those do not run while the loop waits.

        Windows ends a console's programs by itself and has no such signals to wait for.
        """
        if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()

        def leave(number: int, _frame: object) -> None:
            last_resort = threading.Timer(_LEAVING_SECONDS, os._exit, (128 + number,))
            last_resort.daemon = True
            last_resort.start()
            loop.call_soon_threadsafe(self.exit)

        for number in (signal.SIGTERM, signal.SIGHUP):
            self._handlers_before[number] = signal.signal(number, leave)

    def _use_language(self, study: "Study | None") -> None:
        set_language(self._language or (study.settings.language if study else system_language()))

    async def on_unmount(self) -> None:
        self._open_study.close()
        for number, handler in self._handlers_before.items():
            signal.signal(number, handler)

    def _handle_exception(self, error: Exception) -> None:
        """Problems from workers and widgets are shown; anything else is a bug and ends the program."""
        problem = as_problem(error.error if isinstance(error, WorkerFailed) else error)
        if problem is not None:
            self.call_later(self.show_problem, problem)
            return
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        if self.is_headless:
            super()._fatal_error()
            return
        if self._debug_wanted:
            self.panic(Traceback(show_locals=False))  # values may hold what was said; Textual would show them
            return
        self.panic(
            _("Something in the program failed and it has closed. What was recorded is on the disk.")
            + " "
            + _("A recording that was going on continues for a while: open the study again to take it up.")
            + " "
            + _("To see what failed, start it with --debug.")
        )
