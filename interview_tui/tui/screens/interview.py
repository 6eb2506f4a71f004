"""The screen that stands between two people: its keys, and the events they mean."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.timer import Timer

from interview_tui.audio.recorder.client import Recorder, RecorderGone
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    ConsentRead,
    ConsentRefused,
    Ended,
    FollowUpImprovised,
    NoteTaken,
    OffTheRecord,
    Paused,
    ProbeAsked,
    QuestionAsked,
    QuestionCovered,
    QuestionShown,
    QuestionSkipped,
    QuoteMarked,
    RecordingAgreed,
    Reopened,
    Resumed,
    ScriptRead,
)
from interview_tui.language import _
from interview_tui.sitting import Sitting
from interview_tui.times import clock_time
from interview_tui.tui.interview_consent import InterviewConsent
from interview_tui.tui.interview_keys import ABOUT, KEYS
from interview_tui.tui.interview_view import Refreshed
from interview_tui.tui.keys import Command
from interview_tui.tui.screens.leaving import leaving
from interview_tui.tui.view import said
from interview_tui.tui.view.asking import found, probe_number
from interview_tui.tui.view.guide_rows import is_question, moved, next_open
from interview_tui.tui.widgets.guide_list import GuideList
from interview_tui.tui.widgets.question import Question
from interview_tui.tui.widgets.quiet_lines import TypedLine, WordsHeard

__all__ = ["InterviewScreen", "Refreshed"]

_SAYING = 6.0
"""Seconds that a word about the last key stays."""


class InterviewScreen(InterviewConsent):
    """Turns keys, clicks and replayed presses into events; each goes through `carry_out`."""

    ABOUT = ABOUT
    KEYS: ClassVar[tuple[Command, ...]] = KEYS

    def __init__(self, sitting: Sitting, *, relaunch: Callable[[], Recorder] | None = None) -> None:
        super().__init__(sitting, relaunch=relaunch)
        self._typing: str = ""
        """What is being typed: "note", "follow_up", "find", "reference" or nothing."""
        self._typed_at = 0.0
        self._before_find: str | None = None
        self._matches: tuple[str, ...] = ()
        self._hide_saying: Timer | None = None
        self._end_refused = False

    def busy(self) -> str:
        return self._typing

    # What makes sense now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        state = self.state
        if self._typing and action not in ("move", "escape", "page"):
            return False
        recorder = self.sitting.recorder is not None
        match action:
            case "agree":
                return recorder and not state.agreed and state.consent != "refused" and not state.ended
            case "record":
                return (
                    recorder and state.may_record and state.recording in ("not_started", "stopped") and not state.ended
                )
            case "consent":
                return self.sitting.needs_consent and state.consent == "missing" and not state.ended
            case "consent_more":
                given = self.sitting.needs_consent and state.consent in ("spoken", "written", "earlier")
                return given and not state.ended
            case "pause":
                return state.recording == "recording" or (not recorder and state.recording == "not_started" and None)
            case "resume":
                return state.recording == "paused"
            case "off_the_record":
                return state.recording in ("recording", "paused")
            case "resume_record":
                return state.recording == "off_record"
            case "default_microphone":
                return self.default_would_help
            case "ask" | "follow_up" | "note" | "quote" | "find" | "cover" | "skip" | "reopen":
                return not state.ended and state.consent != "refused"
            case "over":
                return not (state.ended or state.questions_not_asked())
            case "probe":
                return self.choosing_speaker or probe_number(state, 1) is not None
            case "who_speaks":
                return self.takes_notes_of_speakers and not state.ended and state.consent != "refused"
            case "last_time":
                return self.record.earlier is not None
            case "participant":
                return self.is_rehearsal and not state.ended
        return True

    # Keys

    def carry_out(self, event: AnyEvent) -> bool:
        """Do what a key means: the one way for keys, mouse and replay.

        False, and a word about it, where the disk took no note of it: then it has not happened. Raises `Problem` where
        the timeline is damaged.
        """
        sitting = self.sitting
        before = len(sitting.state.events)
        if isinstance(event, Ended):
            self.end_interview()
            return True
        try:
            sitting.carry_out(event)
        except RecorderGone:
            self.lost = True
        except OSError as error:
            self.say(said.not_noted(error), trouble=True)
            return False
        if isinstance(event, QuestionAsked | ScriptRead | ConsentRead) and sitting.state.current:
            self.cursor = next_open(sitting.state, sitting.state.current) or sitting.state.current
        elif isinstance(event, QuestionCovered | QuestionSkipped) and event.question == self.cursor:
            self.cursor = next_open(sitting.state, self.cursor) or self.cursor
        if self._say_refusal():
            pass
        elif isinstance(event, ConsentRefused) and sitting.receipt is not None:
            self.say(said.receipt(sitting.receipt), stay=True)
        else:
            self.say("".join(said.done(sitting.guide, e) for e in sitting.state.events[before:][-1:]))
        self.show()
        return True

    def _say_refusal(self) -> bool:
        """Say why the recorder did not do what it was told, if so."""
        refused = self.sitting.status.refused if self.sitting.status else ""
        if refused:
            self.say(refused)
        return bool(refused)

    def say(self, text: str, *, stay: bool = False, trouble: bool = False) -> None:
        """A word about the last key, for a moment."""
        line = self.query_one(TypedLine)
        line.say(text, trouble=trouble)
        if self._hide_saying is not None:
            self._hide_saying.stop()
        if text and not stay:
            self._hide_saying = self.set_timer(_SAYING, lambda: line.say(""))

    def action_agree(self) -> None:
        self.carry_out(RecordingAgreed())

    def action_record(self) -> None:
        try:
            self.sitting.record()
        except RecorderGone:
            self.lost = True
        self._say_refusal()
        self.show()

    def action_default_microphone(self) -> None:
        """The recorder goes on with another microphone; so does one that has to be started in its place."""
        recorder, status = self.sitting.recorder, self.sitting.status
        if recorder is None or status is None:
            return
        heard = "device_moved" in status.faults
        try:
            refused = recorder.use_default().refused
        except RecorderGone:
            self.lost = True
            return
        if not refused:
            self.chosen = False
        stays = _("This microphone stays.") if heard else _("The computer's default microphone is being opened.")
        self.say(refused or stays)
        self.show()

    def action_move(self, by: int) -> None:
        if self._typing == "find":
            self._next_match(by)
        else:
            self.cursor = moved(self.sitting.guide, self.cursor, by)
        self.show()

    def action_ask(self) -> None:
        if self.cursor is not None:
            self.carry_out(self.asking_of(self.cursor))

    def action_cover(self) -> None:
        if (question := self._question_at_cursor()) is not None:
            self.carry_out(QuestionCovered(question=question, by=self._current_question()))

    def action_skip(self) -> None:
        if (question := self._question_at_cursor()) is not None:
            self.carry_out(QuestionSkipped(question=question))

    def action_reopen(self) -> None:
        question = self._question_at_cursor()
        if question is not None and self.sitting.state.status[question] in ("covered", "skipped"):
            self.carry_out(Reopened(question=question))

    def action_probe(self, number: int) -> None:
        if self.choosing_speaker:
            if (speaks := self.speaker_chosen(number)) is not None:
                self.carry_out(speaks)
        elif (probe := probe_number(self.sitting.state, number)) is not None:
            self.carry_out(ProbeAsked(probe=probe))

    def action_probe_id(self, probe: str) -> None:
        """A follow-up was clicked."""
        self.carry_out(ProbeAsked(probe=probe))

    def action_quote(self) -> None:
        self.carry_out(QuoteMarked())

    def action_pause(self) -> None:
        self.carry_out(Paused())

    def action_resume(self) -> None:
        self.carry_out(Resumed())

    def action_off_the_record(self) -> None:
        self.carry_out(OffTheRecord())

    def action_resume_record(self) -> None:
        self.carry_out(Resumed())

    def action_undo(self) -> None:
        try:
            undone = self.sitting.undo()
        except RecorderGone:
            self.lost = True
            return
        except OSError as error:
            self.say(said.not_noted(error), trouble=True)
            return
        if isinstance(undone, QuestionAsked | QuestionCovered | QuestionSkipped):
            self.cursor = undone.question
        self.say(said.undone(self.sitting.guide, undone))
        self.show()

    def action_fold(self) -> None:
        self.folded = not self._is_folded()
        self.show()

    def action_words(self) -> None:
        words = self.query_one(WordsHeard)
        words.display = not words.display
        self.say("" if words.display else _("The words are hidden. v shows them."))

    def action_page(self, key: str) -> None:
        question = self.query_one(Question)
        if key == "pageup":
            question.scroll_page_up(animate=False)
        else:
            question.scroll_page_down(animate=False)

    def on_guide_list_pointed(self, event: GuideList.Pointed) -> None:
        self.cursor = event.place
        self.show()

    # Typing

    def action_note(self) -> None:
        self._type("note", _("Note {time}"), _("Enter saves · Esc drops it"))

    def action_follow_up(self) -> None:
        self._type("follow_up", _("Follow-up {time}"), _("Enter saves, with or without words · Esc drops it"))

    def action_find(self) -> None:
        self._before_find = self.cursor
        self._matches = ()
        self._type("find", _("Find"), _("Enter goes there · ↑↓ next · Esc back"))

    def _type(self, kind: str, what: str, hint: str) -> None:
        """Open the line; the moment is now, however long the typing takes."""
        self._typing = kind
        self._typed_at = round(self.sitting.clock(), 3)
        self.query_one(TypedLine).ask(what.format(time=clock_time(self._typed_at)), hint)
        self.refresh_bindings()

    def _stop_typing(self) -> str:
        kind, self._typing = self._typing, ""
        self.query_one(TypedLine).close()
        self.refresh_bindings()
        return kind

    def on_typed_line_changed(self, event: TypedLine.Changed) -> None:
        if self._typing == "find":
            self._matches = found(self.sitting.state, event.text)
            self.query_one(TypedLine).finds(bool(self._matches) or not event.text.strip())
            self.cursor = self._matches[0] if self._matches else self._before_find
            self.show()

    def on_typed_line_typed(self, event: TypedLine.Typed) -> None:
        at, kind = self._typed_at, self._stop_typing()
        noted = True
        match kind:
            case "note" if event.text:
                noted = self.carry_out(NoteTaken(at=at, text=event.text))
            case "follow_up":
                noted = self.carry_out(FollowUpImprovised(at=at, text=event.text))
            case "reference":
                noted = self.carry_out(ConsentGiven(at=at, how="written", reference=event.text))
            case "find" if event.text and not self._matches:
                self.say(_("No question has these words: “{words}”.").format(words=event.text))
            case "find" if self.cursor is not None and self.cursor != self._before_find:
                if is_question(self.sitting.guide, self.cursor):
                    self.carry_out(QuestionShown(question=self.cursor))
        if not noted:  # a full disk must not cost her the words: Enter tries again
            self._typing = kind
            self.query_one(TypedLine).open_again()
            self.refresh_bindings()

    def action_escape(self) -> None:
        if self._stop_typing() == "find":
            self.cursor = self._before_find
        if self.choosing_speaker:
            self.choosing_speaker = False
            self.say("")
        self.show()

    def _next_match(self, by: int) -> None:
        if self.cursor in self._matches:
            at = self._matches.index(self.cursor) + by
            self.cursor = self._matches[at % len(self._matches)]

    # The end

    def action_over(self) -> None:
        self.action_end()

    @work
    async def action_end(self) -> None:
        nothing_to_ask = self.sitting.state.ended or self.sitting.state.consent == "refused"
        asked = leaving(self.sitting.state, rehearsal=self.is_rehearsal)
        if nothing_to_ask or await self.ask(asked) == "end":
            self.end_interview()

    def leave_program(self) -> bool:
        """Ctrl+C and Ctrl+Q: an interview that goes on asks first."""
        if self.sitting.state.ended:
            return True
        self.uncover()
        self.action_end()
        return False

    def end_interview(self) -> None:
        """Stop the recording, and go on to its transcript where there is one.

        Where the end cannot be noted she is told so, and the next time it ends all the same: the study then offers to
        go on with this interview, and nothing else is missing.
        """
        from interview_tui.tui.screens.finishing import FinishingScreen
        from interview_tui.tui.screens.rehearsal_end import RehearsalEndScreen

        try:
            try:
                self.sitting.end()
            except RecorderGone:
                self.sitting.recorder = None  # what it wrote is mended when the recording is read
                self.sitting.end()
        except OSError as error:
            if not self._end_refused:
                self._end_refused = True
                raise said.end_not_noted(error) from error
        self._gone.set()
        if self.is_rehearsal:
            self.app.switch_screen(RehearsalEndScreen(self.sitting.interview, self.rehearsal, self.sitting.transcriber))
        elif self.sitting.state.consent != "refused" and self.sitting.interview.state().has_been_recorded:
            self.app.switch_screen(FinishingScreen(self.sitting.interview, self.sitting.transcriber))
        else:
            self.dismiss()

    def _current_question(self) -> str | None:
        current = self.sitting.state.current
        return current if current in self.sitting.state.status else None

    def _question_at_cursor(self) -> str | None:
        return self.cursor if self.cursor in self.sitting.state.status else None
