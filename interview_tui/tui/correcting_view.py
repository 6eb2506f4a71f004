"""A transcript under correction: what stands at the cursor, what the program asks there, deciding and taking back.

Which keys there are, and what each of them comes to, is in `screens/transcript.py`.
"""

from dataclasses import dataclass
from typing import Literal

from textual import work
from textual.timer import Timer
from textual.worker import get_current_worker

from interview_tui.correcting.doubts import Doubt
from interview_tui.guide.model import Guide
from interview_tui.interview.correction import AnyCorrection, SpeakerSet
from interview_tui.interview.corrections import Decisions
from interview_tui.language import _
from interview_tui.linking.hand_edits import Stretch, Timed
from interview_tui.linking.passages import Linking, Passage, Proposal
from interview_tui.problem import Problem
from interview_tui.study import Interview
from interview_tui.together import sitting_at
from interview_tui.tui.correcting import Correcting, is_known_when_linking
from interview_tui.tui.speaker_teaching import can_teach, hear_again
from interview_tui.tui.transcript_search import TranscriptSearch
from interview_tui.tui.view.block import Block
from interview_tui.tui.view.hand_words import done, done_again, undone
from interview_tui.tui.view.sureness import is_unsure
from interview_tui.tui.widgets.transcript_text import TranscriptText

_LINK_AGAIN = 0.5
"""Seconds before the program links again after it was told who speaks, or what was not asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the program would like to know about the place the cursor is at."""

    about: Literal["proposal", "passage", "speaker", "doubt"]
    proposal: Proposal | None = None
    doubt: Doubt | None = None


class CorrectingView(TranscriptSearch):
    """A transcript with decisions; nothing here knows a key."""

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__(interview, transcript)
        self.asked: Asked | None = None
        """What the program asks about the place the cursor is at."""
        self._soon: Timer | None = None

    @property
    def guide(self) -> Guide:
        return self.transcript.guide

    @property
    def stands_still(self) -> bool:
        """Whether nothing may change under her just now."""
        return False

    # Where she is

    def moved_cursor(self) -> None:
        asked = self._asks()
        if asked != self.asked:
            self.asked = asked
            self.refresh_bindings()

    def word(self) -> Timed | None:
        """The word at the cursor, as it is shown."""
        text = self.query_one(TranscriptText)
        if text.cursor < 0:
            return None
        word = text.spoken.words[text.cursor]
        return word.start, word.end

    def cursor_word(self) -> Timed | None:
        """The word at the cursor, as it was heard: questions, borders and speakers are about that."""
        word = self.word()
        return self.transcript.heard.beneath(word) if word is not None else None

    def block_here(self) -> Block:
        """The paragraph that the cursor's word stands in."""
        text = self.query_one(TranscriptText)
        return text.blocks[text.spoken.paragraph_of(text.cursor)]

    def words_here(self) -> Stretch:
        """The first and the last word of that paragraph, as they are shown."""
        words = self.block_here().words
        return (words[0].start, words[0].end), (words[-1].start, words[-1].end)

    def paragraph(self) -> Stretch:
        """The first and the last word of that paragraph, as they were heard."""
        first, last = (self.transcript.heard.beneath(word) for word in self.words_here())
        return first, last

    def passage(self) -> tuple[int, Passage] | None:
        """The passage that she is in, with its number; None if nothing was said in it."""
        number = self.passage_at(self._block)
        if number < 0 or not self.transcript.passages[number].segments:
            self.say(_("Nothing was heard here."))
            return None
        return number, self.transcript.passages[number]

    def _asks(self) -> Asked | None:
        """What is unsure here, the narrowest first."""
        text, word = self.query_one(TranscriptText), self.word()
        if word is None or self._block >= len(text.blocks):
            return None
        here = text.blocks[self._block]
        if here.kind == "speech" and here.unsure and here.speaker and text.here == self._block:
            return Asked("speaker")
        middle = sum(word) / 2
        for proposal in self.transcript.linked.proposals:
            if proposal.start <= middle < proposal.end:
                return Asked("proposal", proposal)
        if (number := self.passage_at(self._block)) >= 0:
            passage = self.transcript.passages[number]
            guess = passage.guess is not None and passage.question_id is None
            if passage.segments and (guess or is_unsure(passage)):
                return Asked("passage")
        return Asked("speaker") if here.kind == "speech" and here.unsure and here.speaker else None

    # Deciding

    def carry_out(self, correction: AnyCorrection | None, otherwise: str = "") -> None:
        """Note it, then show what has become of the transcript; without a correction say why there is none."""
        if correction is None:
            self.say(otherwise)
            return
        self.transcript.write(correction)
        heard_again = _("The rest has been heard again by this voice.")
        self._show_again(correction, done(correction, self.guide, self.transcript.places), heard_again)
        if isinstance(correction, SpeakerSet) and correction.teach and not can_teach(self._sitting_of(correction)):
            self.say(_("There is no sound to hear the rest again; this place is put right."))

    def _sitting_of(self, correction: SpeakerSet) -> Interview:
        return self.transcript.sittings[sitting_at(self.transcript.linked.starts, correction.start)[0]]

    def _show_again(self, correction: AnyCorrection, words: str, heard_again: str) -> None:
        """Say `words`, and `heard_again` when the voices have been told apart anew because of it."""
        self.show()
        self.say(words)
        if isinstance(correction, SpeakerSet) and correction.teach and can_teach(self._sitting_of(correction)):
            self._teach(self._sitting_of(correction), heard_again)
        if is_known_when_linking(correction):
            if self._soon is not None:
                self._soon.stop()
            self._soon = self.set_timer(_LINK_AGAIN, self._link)

    def action_undo(self) -> None:
        if (last := self.transcript.undo()) is not None:
            words = undone(last, self.guide, self.transcript.places)
            self._show_again(last, words, _("The rest has been heard again without that example."))

    def action_redo(self) -> None:
        if (last := self.transcript.redo()) is not None:
            words = done_again(last, self.guide, self.transcript.places)
            self._show_again(last, words, _("The rest has been heard again by this voice."))

    @work(thread=True, exclusive=True, group="link")
    def _link(self) -> None:
        """Where words belong may be clearer now that it is known who says them."""
        worker, transcript = get_current_worker(), self.transcript
        decided = transcript.decided
        linking = transcript.link()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._linked_again, transcript, linking, decided)

    def _linked_again(self, transcript: Correcting, linking: Linking, decided: Decisions) -> None:
        if self.stands_still:  # she types: it is linked again when she has done
            self._soon = self.set_timer(_LINK_AGAIN, self._link)
        elif self.is_attached and self.transcript is transcript and transcript.stale:
            transcript.linked_anew(linking, decided)
            self.show()

    # Teaching the rest by a voice

    @work(thread=True, exclusive=True, group="voices")
    def _teach(self, sitting: Interview, heard_again: str) -> None:
        """Have it heard again, with what is said now of one voice or is said no more; say `heard_again` then."""
        worker = get_current_worker()
        try:
            done = hear_again(sitting, self._tell_share, lambda: not worker.is_cancelled and self.app.is_running)
        except Problem as problem:
            self.app.call_from_thread(self._taught, str(problem))
            return
        if done:
            self.app.call_from_thread(self._taught, heard_again)

    def _tell_share(self, share: float) -> None:
        self.app.call_from_thread(self._show_share, share)

    def _show_share(self, share: float) -> None:
        if self.is_attached:
            self.show_facts(_("hearing the voices: {percent} %").format(percent=round(100 * share)))

    def _taught(self, words: str) -> None:
        if self.is_attached:
            self.read_again(words)

    # What another program has done

    def read_again(self, words: str = "") -> None:
        """Everything from the disk, linked while she goes on; `words` are said then."""
        self.show_facts(_("linking …"))
        self._read(words, len(self.transcript.corrections))

    @work(thread=True, exclusive=True, group="read")
    def _read(self, words: str, corrections: int) -> None:
        worker = get_current_worker()
        fresh = Correcting(self.interview)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_fresh, fresh, words, corrections)

    def _show_fresh(self, fresh: Correcting, words: str, corrections: int) -> None:
        if not self.is_attached:
            return
        if self.stands_still:
            self.set_timer(_LINK_AGAIN, lambda: self._show_fresh(fresh, words, corrections))
            return
        if len(self.transcript.corrections) != corrections:  # put right meanwhile, perhaps after it was read
            self.read_again(words)
            return
        self.transcript = fresh
        self.show()
        self.listen()
        if words:
            self.say(words)
