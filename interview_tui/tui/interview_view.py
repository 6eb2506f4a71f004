"""What the interview screen shows: one glance says am I recording, what do I ask now, how is time, what is left.

It looks at the recorder from a thread of its own and draws the fold; keys are in `screens/interview.py`.
"""

import threading
import time
from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from interview_tui.audio.recorder.client import Recorder, RecorderGone, kill_recorder
from interview_tui.interview.events import AnyEvent, ConsentRead, QuestionAsked, ScriptRead
from interview_tui.interview.state import State
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.sitting import Sitting
from interview_tui.times import clock_time
from interview_tui.transcription.giving_way import say_late
from interview_tui.tui.heard import WordsSoFar
from interview_tui.tui.keys import Place
from interview_tui.tui.opening import launch_recorder
from interview_tui.tui.view.asking import ahead, asking
from interview_tui.tui.view.guide_rows import coverage, is_question, moved, next_open, rows
from interview_tui.tui.view.numbers import time_left
from interview_tui.tui.view.recording import as_it_is, default_would_help, lately, light, reminders, troubles, unheard
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.guide_list import GuideList
from interview_tui.tui.widgets.question import Question
from interview_tui.tui.widgets.quiet_lines import Ahead, TypedLine, WordsHeard
from interview_tui.tui.widgets.recorder_light import Level, RecorderLight
from interview_tui.tui.widgets.top_words import TopWords

_LOOK = 0.25
"""Seconds between two looks at the recorder."""
_AGAIN = 5.0
"""Seconds before another try to start a recorder in the place of one that died."""
_LATE = 0.15
"""Seconds from something new to its being drawn that somebody notices; the transcriber gives way then."""
_FROZEN = 60.0
"""Seconds that a recorder which lives and does not answer is waited for; its ear keeps the sound for longer."""


class Refreshed(Message):
    """The recorder has been asked how it stands."""


class InterviewView(Place[None]):
    """Draws the fold of `sitting`. Nothing here decides what an event means.

    `relaunch` starts another recorder in the place of one that died; None where that makes no sense.
    """

    def __init__(self, sitting: Sitting, *, relaunch: Callable[[], Recorder] | None = None) -> None:
        super().__init__()
        self.sitting = sitting
        self.record = record = sitting.interview.record
        self.who = ", ".join(person.pseudonym for person in record.participants)
        alone = len(record.participants) == 1
        self.everyone = self.who if alone else _("everyone")
        self.unwilling = self.who if alone else _("Somebody")
        self.planned = sitting.guide.planned_minutes
        if relaunch is None and sitting.recorder is not None and not record.replayed:
            relaunch = self._launch
        self.relaunch = relaunch
        self.lost = False
        """The recorder does not answer."""
        self.why = ""
        """What keeps another one from being started."""
        self.away = False
        """The study's folder is not where it was."""
        self._frozen_since: float | None = None
        self.chosen = record.device is not None
        """The microphone is one that a person chose, and is awaited when it is away."""
        self._two_sides = record.microphones == "two_channels"
        self._backup = record.microphones == "two_devices"
        self.cursor = sitting.state.current or next_open(sitting.state, None) or moved(sitting.guide, None, 0)
        self.folded: bool | None = None
        """Only the theme one is in is open; None until Tab was pressed: then the room decides."""
        self._gone = threading.Event()
        self._so_far = WordsSoFar(sitting.interview.transcript)
        self._last_words: tuple[float, str] | None = None
        self._possible: tuple[object, ...] = ()
        self._asked_at: float | None = None
        """When the screen was asked to draw, until it has."""
        self._late = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="glance"):
            yield Static(self._title(), id="glance-title", markup=False)
            yield RecorderLight()
            yield Level()
            yield Static(id="glance-left", markup=False)
        yield TopWords(id="top-words")
        with Horizontal(id="interview"):
            with Vertical(id="beside"):
                yield GuideList(id="guide")
                yield Static(id="coverage", markup=False)
            with Vertical(id="big"):
                yield Question(id="question")
                yield Ahead(id="ahead")
                yield from self.participant()
                yield WordsHeard(id="heard")
        yield TypedLine(id="typed")
        yield KeyLine()

    def participant(self) -> ComposeResult:
        """What the participant does, where the program takes that part."""
        yield from ()

    def on_mount(self) -> None:
        self.show()
        self.look()

    def on_unmount(self) -> None:
        self._gone.set()

    def on_resize(self) -> None:
        self.query_one("#glance-title", Static).update(self._title())
        self.show()

    # The recorder, asked by a thread so that a slow one never holds up a key

    @work(thread=True, exclusive=True, group="recorder")
    def look(self) -> None:
        """Ask the recorder how it stands until the screen closes; start another one if it died."""
        tried = -_AGAIN
        while not self._gone.wait(_LOOK):
            try:
                self.sitting.refresh()
                self.lost, self.why = False, ""
            except RecorderGone:
                # After a refusal the recorder has erased everything and gone: nobody starts another one.
                self.lost = not (self.sitting.state.ended or self.sitting.state.recording == "erased")
                if self.lost and self.relaunch and time.monotonic() - tried >= _AGAIN:
                    self.post_message(Refreshed())
                    tried = time.monotonic()
                    self._start_another(self.relaunch)
            except (Problem, OSError):
                pass  # a timeline that cannot be read is told at the next key; the recorder is watched all the same
            self.away = self.sitting.is_away
            self._last_words = self._so_far.last()
            self._asked_at = self._asked_at or time.monotonic()
            self.post_message(Refreshed())
            if self._late:
                self._late = False
                say_late(self.sitting.interview.folder)

    def _launch(self) -> Recorder:
        """With the microphone that is listened to now: the chosen one, or the default that took its place."""
        return launch_recorder(self.sitting.interview, source=self.program.source, default_device=not self.chosen)

    def _start_another(self, relaunch: Callable[[], Recorder]) -> None:
        """Put a new recorder in the place of the one that died, and let it go on where that one was.

        It only listens where that one did not record: in a pause and off the record nobody starts by themselves. One
        that lives, and only did not answer for a while, is taken up as it is.
        """
        before = self.sitting.state
        try:
            recorder = self._again() or relaunch()
            self.sitting.recorder = recorder
            state = recorder.status().state
            if self.sitting.state.ended or self.sitting.state.recording == "erased":
                recorder.leave()  # refused or ended meanwhile
            elif state == "listening" and (before.recording == "recording" or before.broken_off):
                self.sitting.record()
                if before.current is not None and self.sitting.state.current != before.current:
                    self.sitting.dispatch(self.asking_of(before.current))
            self.lost, self.why, self._frozen_since = False, "", None
        except RecorderGone:
            self.lost, self.why = True, self._frozen()
        except Problem as problem:  # nothing to start one with: the line on top says so
            self.lost, self.why = True, f"{problem.what} {problem.cure}".strip()

    def _again(self) -> Recorder | None:
        """The recorder that was driven before, if it lives and goes on. Raises `RecorderGone` if it is frozen."""
        recorder = Recorder.attach(self.sitting.interview.folder)
        if recorder is not None and recorder.status().state in ("stopped", "erased"):
            recorder.detach()
            return None
        return recorder

    def _frozen(self) -> str:
        """What to say of a recorder that lives and does not answer; after a while it is ended, for another one."""
        now = time.monotonic()
        if self._frozen_since is None:
            self._frozen_since = now
        if now - self._frozen_since >= _FROZEN:
            kill_recorder(self.sitting.interview.audio)
            self._frozen_since = None
        return _("It does not answer. If it goes on by itself, nothing is lost; after a minute it is replaced.")

    def on_refreshed(self) -> None:
        asked_at, self._asked_at = self._asked_at, None
        self._late = self._late or (asked_at is not None and time.monotonic() - asked_at > _LATE)
        status = self.sitting.status
        if self.sitting.recorder is not None and status is not None:
            gone = self.lost or self.sitting.state.ended
            deaf = gone or not status.running
            if self._two_sides and len(status.peaks_dbfs) == 2:
                peaks: tuple[float | None, ...] = (None, None) if deaf else status.peaks_dbfs
            else:
                peaks = (None if deaf else status.peak_dbfs,)
            if self._backup:
                peaks = (*peaks, None if gone or not status.second_running else status.second_peak_dbfs)
            self.query_one(Level).heard(*peaks)
        self.show()

    @property
    def state(self) -> State:
        """The fold of the timeline, and where the recorder is ahead of it, what the recorder says."""
        return self.sitting.state if self.lost else as_it_is(self.sitting.state, self.sitting.status)

    @property
    def default_would_help(self) -> bool:
        """The computer's default microphone may take the place of the one that should be heard."""
        alive = not self.lost and not self.sitting.state.ended
        return alive and default_would_help(self.sitting.status, chosen=self.chosen)

    # Drawing

    def show(self) -> None:
        """Draw the state as it is now."""
        if not self.is_mounted:
            return
        state, status, now = self.state, self.sitting.status, self.sitting.clock()
        recorder_light = self.query_one(RecorderLight)
        recorder_light.light = light(state, status, lost=self.lost)
        recorder_light.time = clock_time(now)
        recorder_light.lit = int(now / max(1.0, status.speed if status else 1.0)) % 2 == 0
        self.query_one("#glance-left", Static).update(time_left(self.planned, now))
        self.query_one(TopWords).words = tuple(
            troubles(
                state,
                status,
                lost=self.lost,
                new_one=self.relaunch is not None,
                why=self.why,
                chosen=self.chosen,
                two_sides=self._two_sides,
                away=self.sitting.interview.study.folder.name if self.away else "",
            )
            + unheard(state)
            + lately(state, now)
            + reminders(
                state,
                needs_consent=self.sitting.needs_consent,
                has_recorder=self.sitting.recorder is not None,
                who=self.everyone,
                unwilling=self.unwilling,
                missing=self.not_noted(),
            )
        )
        self.query_one(GuideList).rows = rows(state, now, self.cursor, folded=self._is_folded())
        self.query_one("#coverage", Static).update(self.covered())
        big = state.current or self.cursor
        self.query_one(Question).asking = asking(state, big, now) if big else None
        self._show_ahead()
        self._show_words()
        possible = (
            *(state.recording, state.consent, state.agreed, state.ended, state.current),
            *(self.default_would_help, self.busy(), not state.questions_not_asked()),
        )
        if possible != self._possible:  # the footer is drawn again only when it changes
            self._possible = possible
            self.refresh_bindings()

    def _show_ahead(self) -> None:
        state, place = self.sitting.state, self.query_one(Ahead)
        place.place = place.text = ""
        if self.cursor is None:
            return
        if state.current is None:
            place.text = "" if state.ended or state.recording == "erased" else _("Space: you ask this now.")
        elif self.cursor != state.current:
            where, place.text = ahead(state, self.cursor)
            is_next = self.cursor == next_open(state, state.current)
            place.place = f"{_('Next')} · {where}" if is_next else f"{_('Looking ahead')} · {where}"

    def _show_words(self) -> None:
        words = self.query_one(WordsHeard)
        words.time, words.text = (
            (clock_time(self._last_words[0]), self._last_words[1]) if self._last_words else ("", "")
        )

    def _title(self) -> str:
        kind = {"interview": "", "pilot": _("pilot"), "rehearsal": _("rehearsal")}[self.record.kind]
        kind = "" if kind.casefold() == self.who.casefold() else kind
        parts = (self.sitting.guide.title, self.who) if self.size.width >= 100 else (self.who, self.sitting.guide.title)
        return " · ".join(part for part in (*parts, kind) if part)

    def _is_folded(self) -> bool:
        return self.size.height < 30 if self.folded is None else self.folded

    def covered(self) -> str:
        """What stands below the guide."""
        return coverage(self.state)

    def not_noted(self) -> tuple[str, ...]:
        """Of several participants: those whose consent is missing."""
        return ()

    def busy(self) -> str:
        """What is being typed, if anything; part of what decides the footer."""
        return ""

    def asking_of(self, id: str) -> AnyEvent:
        """The event that makes `id` current: a question is asked, a script read aloud."""
        if is_question(self.sitting.guide, id):
            return QuestionAsked(question=id)
        if self.sitting.guide.section(id).kind == "consent":
            return ConsentRead(section=id)
        return ScriptRead(section=id)
