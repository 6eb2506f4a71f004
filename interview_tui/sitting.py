"""One interview being held: its timeline, its recorder, its transcriber, and the state they fold to.

The interview screen and the headless demo both go through here, so that a key press and a replayed one are the same.
"""

import threading
import time
from contextlib import suppress

from interview_tui.audio.recorder.client import Recorder, RecorderGone, kill_recorder
from interview_tui.audio.recorder.messages import RecorderStatus
from interview_tui.guide.placeholders import filled
from interview_tui.interview.events import (
    AnyEvent,
    ConsentRefused,
    Ended,
    OffTheRecord,
    Paused,
    QuestionAsked,
    RecordingAgreed,
    Resumed,
    Started,
    Undone,
)
from interview_tui.interview.state import State, Status, last_undoable, state, step
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.recovery import Receipt, erase_what_was_said, what_was_said
from interview_tui.study import Interview
from interview_tui.together import carried
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.order import order_for

_LONGEST_GUESS = 1.0
"""Seconds: how far the clock runs on its own after the recorder's last word."""


class Sitting:
    """An interview being held. `state` and `status` are what the screen draws.

    Methods that reach the recorder raise `RecorderGone` when it does not answer; the timeline is right all the same.
    """

    def __init__(self, interview: Interview, recorder: Recorder | None = None) -> None:
        self.interview = interview
        self.recorder = recorder
        self.status: RecorderStatus | None = None
        self.transcriber: Transcriber | None = None
        self.receipt: Receipt | None = None
        """What a refusal erased."""
        record = interview.record
        self.needs_consent = record.needs_consent
        self.guide = filled(interview.guide, record.placeholders)
        self._lock = threading.RLock()
        self._opened = time.monotonic()
        self._read_bytes = -1
        self._carried = self._from_earlier_sittings()
        self.state: State = state(self.guide, (), self._carried)
        self._read()
        self._first_at = max((event.at for event in self.state.events), default=0.0)
        if recorder is not None:
            try:
                self.status = recorder.status()
            except RecorderGone:
                pass  # whoever looks at it next is told
        if not self.state.events:
            self.dispatch(Started())

    def clock(self) -> float:
        """The place in the sound now, in seconds; without a recorder, seconds since the interview was opened."""
        if self.recorder is None:
            return self._first_at + time.monotonic() - self._opened
        if self.status is None:  # not asked yet: an interview taken up again is where its last event was
            return self._first_at
        if self.state.recording == "erased":
            return self.state.events[-1].at
        if self.status.state != "recording" or not self.status.running:
            return self.status.seconds
        since = min(max(0.0, time.monotonic() - self.status.monotonic), _LONGEST_GUESS)
        return self.status.seconds + since * self.status.speed

    def dispatch(self, event: AnyEvent) -> State:
        """Write `event` and fold it; it is on the disk before it is on the screen.

        It is stamped with the clock unless it says `at` itself (the moment a key went down). `RecordingAgreed` starts
        the recording, `ConsentRefused` erases it. Raises `OSError` where the disk takes no note of it: then it has not
        happened. `Problem` where a refusal cannot erase because the study's folder is away; nothing more is recorded.
        """
        with self._lock:
            if "at" not in event.model_fields_set:
                event = event.model_copy(update={"at": round(self.clock(), 3)})
            try:
                written = self.interview.timeline.append(event)
            except (OSError, Problem):
                if not isinstance(event, ConsentRefused):
                    raise
                if self.is_away:
                    raise self._not_erased() from None
                self._erase()  # what cannot be noted is done all the same, and makes room on a full disk
                written = self.interview.timeline.append(event)
            self._fold(written)
            if isinstance(event, RecordingAgreed):
                self.record()
            elif isinstance(event, ConsentRefused) and self.receipt is None:
                self._erase()
            return self.state

    @property
    def is_away(self) -> bool:
        """The study's folder is not where it was: what was written is there no more, and nothing can be added.

        A recorder that has its files open goes on writing into them, wherever they were moved.
        """
        return not self.interview.folder.is_dir()

    def carry_out(self, event: AnyEvent) -> State:
        """Do what a key means: what the recorder does is left to it, everything else is written."""
        match event:
            case Paused():
                return self.pause()
            case OffTheRecord():
                return self.off_the_record()
            case Resumed():
                return self.resume()
            case Ended():
                return self.end()
            case _:
                return self.dispatch(event)

    def record(self) -> None:
        """Start the recording (again, with a new recorder), and the transcriber that follows it."""
        with self._lock:
            if self.recorder is None or not self.state.may_record or self.state.ended or self.receipt is not None:
                return
            self.status = self.recorder.start()
            self._read()
            study = self.interview.study
            working = self.transcriber is not None and self.transcriber.running
            if study.settings.live and not working and (order := order_for(study)) is not None:
                self.transcriber = Transcriber.launch([self.interview.folder], order)

    def pause(self) -> State:
        """Record nothing until `resume`; this is said in the transcript as a pause."""
        return self._toggle(self.recorder.pause if self.recorder else None, Paused())

    def off_the_record(self) -> State:
        """Record nothing until `resume`; this is said in the transcript as off the record."""
        return self._toggle(self.recorder.off_the_record if self.recorder else None, OffTheRecord())

    def resume(self) -> State:
        """End a pause or a stretch off the record."""
        return self._toggle(self.recorder.resume if self.recorder else None, Resumed())

    def undo(self) -> AnyEvent | None:
        """Undo the newest action and return it; None when there is nothing to undo."""
        with self._lock:
            target = last_undoable(self.state)
            halted = self._halted_by()
            if halted is not None and (target is None or halted.n > target.n):
                self.resume()
                return halted
            if target is not None:
                self.dispatch(Undone(of=target.n))
            return target

    def end(self) -> State:
        """Stop the recording and end the interview."""
        with self._lock:
            self.refresh()  # the recorder knows best whether it records: its event may not be on the disk yet
            if self.recorder is not None and self.status is not None:
                if self.status.state in ("recording", "paused", "off_record"):
                    self.status = self.recorder.stop()
                elif self.status.state == "listening":
                    self.status = self.recorder.leave()
                self._read()
            if not self.state.ended:
                self.dispatch(Ended())
            return self.state

    def refresh(self) -> State:
        """Ask the recorder how it stands and read what it has written to the timeline."""
        with self._lock:
            if self.recorder is not None and not self.state.ended and self.state.recording != "erased":
                self.status = self.recorder.status()
            self._read()
            return self.state

    def ask(self, question: str) -> State:
        """`question` is being asked now."""
        return self.dispatch(QuestionAsked(question=question))

    def _toggle(self, command: object, event: AnyEvent) -> State:
        """Let the recorder carry it out and log it; without one, log it here."""
        with self._lock:
            if callable(command):
                self.status = command()
                self._read()
                return self.state
            return self.dispatch(event)

    def _erase(self) -> None:
        if self.transcriber is not None:
            self.transcriber.stop()
        before = what_was_said(self.interview)
        erased = False
        if self.recorder is not None:
            with suppress(RecorderGone):
                self.status = self.recorder.erase()
                erased = self.status.state == "erased"
            if not erased:
                self.recorder.detach()
        if not erased:
            # Dead, stuck, lost, or at odds with the disk: it must not write again. What it wrote is erased below.
            kill_recorder(self.interview.audio)
        self.receipt = erase_what_was_said(self.interview, before)

    def _not_erased(self) -> Problem:
        """Stop recording what cannot be erased here, and say so."""
        if self.recorder is not None:
            with suppress(RecorderGone):
                self.status = self.recorder.off_the_record()
        return Problem(
            _("What was recorded could not be erased: the study's folder is not where it was."),
            cure=_("Put it back, and press the key again. Nothing more is recorded meanwhile."),
        )

    def _halted_by(self) -> AnyEvent | None:
        """The event that halted the recording, if it is halted now."""
        if self.state.recording not in ("paused", "off_record"):
            return None
        return next(event for event in reversed(self.state.events) if isinstance(event, Paused | OffTheRecord))

    def _fold(self, event: AnyEvent) -> None:
        """Add an event written here; read the log instead if the recorder wrote one before it."""
        if event.n == 1 + (self.state.events[-1].n if self.state.events else 0):
            self.state = step(self.state, event)
            self._read_bytes = self._bytes()
        else:
            self._read()

    def _read(self) -> None:
        size = self._bytes()
        if size != self._read_bytes:
            self.state = state(self.guide, self.interview.timeline.events(), self._carried)
            self._read_bytes = size

    def _from_earlier_sittings(self) -> dict[str, Status]:
        """What they left the questions at. One that cannot be read is told in the study, and keeps nobody waiting."""
        before = []
        for one in self.interview.study.sittings(self.interview):
            if one.id == self.interview.id:
                break
            with suppress(Problem):
                before.append(one.events())
        return carried(self.guide, before)

    def _bytes(self) -> int:
        """How long the timeline is; as it was where its folder is away, so that what was read stands."""
        path = self.interview.timeline.path
        if path.exists():
            return path.stat().st_size
        return max(0, self._read_bytes) if self.is_away else 0
