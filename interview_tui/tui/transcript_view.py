"""Reading a transcript: its words, the cursor among them, searching, and listening while one reads.

What is put right in it, and by which keys, is in `screens/transcript.py`.
"""

import gc
from bisect import bisect_right
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container

from interview_tui.audio.storage.recording import Recording
from interview_tui.export.linked import LinkedInterview
from interview_tui.language import _
from interview_tui.linking.passages import Passage
from interview_tui.study import Interview
from interview_tui.together import sitting_at
from interview_tui.transcription.flag_words import places, with_advice
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.playing import PlayingPlace, why_silent
from interview_tui.tui.view.doubt_places import unplaced
from interview_tui.tui.view.marks import blocks_of
from interview_tui.tui.view.transcript_blocks import Known, Reading, blocks, headings, matches
from interview_tui.tui.view.word_signs import Span, WordSigns
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.player_line import PlayerLine
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.topline import TopLine
from interview_tui.tui.widgets.transcript_text import TranscriptText

_NEW_OBJECTS = 20_000
"""So many are made before Python looks which of them are no longer needed, not 700: a key makes thousands, and looking
through those that stay took 10 to 27 ms amid one key in ten."""
_SAME_PLACE = 0.01
"""Seconds by which two ways of counting may differ."""


class TranscriptView(PlayingPlace):
    """One interview's linked transcript, with its sound: while it plays, the word that is heard is marked."""

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__()
        self._who = interview.record.pseudonym  # a damaged record is said before there is a screen
        self.interview = interview
        self.transcript = transcript or Correcting(interview)
        self._found: list[int] = []
        self._typing = ""
        """What is typed in the line at the bottom: "find", or what a key of the screen asks for."""
        self._following = True
        """While it plays, the cursor goes with the sound; not when she looks elsewhere meanwhile."""
        self._from = 0.0
        self._collecting = gc.get_threshold()
        """Second of recording of the place the cursor was put."""
        self._block = 0
        """The block that place is in."""
        self._sitting = 0
        """The sitting whose sound is heard; the player counts the seconds of that one alone."""
        self._known = Known()
        self.said = ""
        """What was said last at the bottom."""
        self._headings: list[int] = []
        """The blocks that passages begin with."""

    def compose(self) -> ComposeResult:
        yield TopLine(self._who, self.interview.study.settings.title, id="transcript-top")
        with Container(id="reading"):
            yield TranscriptText(id="transcript")
            yield from self.over_text()
        yield PlayerLine()
        yield TypedLine(id="typed")
        yield KeyLine()

    def over_text(self) -> ComposeResult:
        """What may lie over the text."""
        return iter(())

    def on_mount(self) -> None:
        self.query_one(TranscriptText).focus()
        self.show()
        self.listen()
        gc.freeze()  # Python would look at every word of an hour again and again: a quarter of a second amid a key
        self._collecting = gc.get_threshold()
        gc.set_threshold(_NEW_OBJECTS, *self._collecting[1:])

    def on_unmount(self) -> None:
        gc.set_threshold(*self._collecting)
        gc.unfreeze()

    def listen(self) -> None:
        """Be ready to play the sound of the sitting that the cursor is in, if there is any."""
        recording = Recording(self.transcript.sittings[self._sitting].audio)
        erased = self.transcript.linked.state.recording == "erased"
        kept = recording.exists and not erased
        self.listen_to(recording.folder if kept else None, why_silent(erased=erased))

    def show(self) -> None:
        """Draw the transcript as it stands, the cursor on its word and that word where it was."""
        now, text = self.transcript.linked, self.query_one(TranscriptText)
        at = text.spoken.words[text.cursor].start if text.cursor >= 0 else self._from
        text.here = -1
        text.replace(
            tuple(
                blocks(
                    now.state,
                    self.read_as(),
                    uncovered=now.uncovered,
                    flagged=odd_places(now),
                    notices=notices(self.transcript),
                    proposals=now.proposals,
                    marks=[*blocks_of(now.guide, now.quotes, now.notes), *unplaced(now.doubts)],
                    reading=self.reading(),
                    known=self._known,
                )
            ),
            at,
        )
        text.signs = WordSigns(self.signed())
        self._block = text.spoken.paragraph_of(text.cursor) if text.cursor >= 0 else 0
        self._headings = [number for number, _block in headings(text.blocks)]
        self._found = matches(text.blocks, text.words)
        self.drawn()
        self.show_facts()
        self.moved_cursor()
        self.refresh_bindings()

    def read_as(self) -> Sequence[Passage]:
        """The passages as they are drawn."""
        return self.transcript.linked.passages

    def signed(self) -> list[Span]:
        """Words that are drawn otherwise: what is quoted, and what stands for something that is hidden."""
        now = self.transcript.linked
        return [
            *((quote.start, quote.end, "quoted") for quote in now.quotes),
            *((place.start, place.end, "hidden") for place in now.hidden),
        ]

    def reading(self) -> Reading:
        """What changes how passages are drawn, besides their words."""
        return Reading(self.transcript.paragraph_breaks, "", self.read_signs())

    def read_signs(self) -> tuple[str, ...]:
        """A sign for each passage: how much of it has been read."""
        return ()

    def drawn(self) -> None:
        """The text stands there anew."""

    def show_facts(self, *more: str) -> None:
        """What the line at the top says."""

    def passage_at(self, block: int) -> int:
        """The number of the passage that a block stands in; -1 for what stands before all."""
        return bisect_right(self._headings, block) - 1

    def moved_cursor(self) -> None:
        """The cursor is somewhere else, or something else stands there."""

    # Going somewhere

    def begin_at(self, at: float, words: str = "") -> None:
        """Put the cursor on what is said at that second of the interview; on `words`, if they follow there."""
        text = self.query_one(TranscriptText)
        if words:
            text.words = words
            self._found = matches(text.blocks, words)
            if (there := next((n for n in self._found if text.blocks[n].at >= at - _SAME_PLACE), None)) is not None:
                self.jump(there)
                return
        self._point(text.spoken.after(at), at)

    def jump(self, number: int) -> None:
        """To a block: the words looked for in it, its first word, or for a heading the moment it was asked."""
        text = self.query_one(TranscriptText)
        text.here = number
        block = text.blocks[number]
        found = block.text.casefold().find(text.words.casefold()) if text.words else -1
        if found >= 0 and block.words:
            word = text.spoken.from_character(number, found)
            self._point(word, text.spoken.words[word].start, number)
        else:
            self._point(text.spoken.from_paragraph(number), block.at, number)

    # Listening

    def say(self, text: str) -> None:
        self.said = text
        self.query_one(TypedLine).say(text)

    def heard(self, position: float, sounding: bool) -> None:
        text = self.query_one(TranscriptText)
        at = self.transcript.linked.starts[self._sitting] + position
        text.heard = text.spoken.at(at) if sounding else -1
        if sounding and self._following and text.heard >= 0:
            self._be_at(text.heard, at)

    def action_play(self) -> None:
        self._following = self._following or not self.player.now.sounding
        super().action_play()

    def action_skip(self, seconds: int) -> None:
        self._following = True
        super().action_skip(seconds)
        if self.player.now.state != "empty":
            self._show_place(self.player.position)

    def action_from_here(self) -> None:
        self._following = True
        self.play_from(self._turned_to(self._from))

    def go_to(self, at: float) -> None:
        self._following = True
        super().go_to(at)
        self._show_place(at)

    def _turned_to(self, at: float) -> float:
        """Have the sound ready that holds second `at` of the interview; gives its place there."""
        number, there = sitting_at(self.transcript.linked.starts, at)
        if number != self._sitting:
            self._sitting = number
            self.listen()
        return there

    def on_transcript_text_pointed(self, event: TranscriptText.Pointed) -> None:
        self._point(event.word, event.at, event.block)

    def action_word(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        self._point_at_word(text.cursor + by)

    def action_line(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        if len(text.spoken):
            self._point_at_word(text.word_beside(by))
        else:
            text.scroll_relative(y=by, animate=False)

    def action_page(self, key: str) -> None:
        text = self.query_one(TranscriptText)
        rows = text.scrollable_content_region.height - 2
        if key in ("home", "end"):
            text.scroll_to(y=0 if key == "home" else text.max_scroll_y, animate=False)
            self._point_at_word(0 if key == "home" else len(text.spoken) - 1)
        else:
            text.scroll_relative(y=-rows if key == "pageup" else rows, animate=False)
            self._point_at_word(text.word_beside(-rows if key == "pageup" else rows))

    def _point_at_word(self, word: int) -> None:
        words = self.query_one(TranscriptText).spoken.words
        if words:
            word = min(len(words) - 1, max(0, word))
            self._point(word, words[word].start)

    def _be_at(self, word: int, at: float, block: int | None = None) -> None:
        text = self.query_one(TranscriptText)
        self._from, text.cursor = at, word
        if block is not None:
            self._block = block
        elif word >= 0:
            self._block = text.spoken.paragraph_of(word)
        text.show_word(word)
        self.moved_cursor()

    def _point(self, word: int, at: float, block: int | None = None) -> None:
        """Put the cursor there. While it plays, the sound goes on where it is until she plays from the cursor."""
        self._be_at(word, at, block)
        if self.player.now.sounding:
            self._following = False
            return
        there = self._turned_to(at)
        if self._folder is not None:
            self.player.go_to(there)
            self.moved()

    def _show_place(self, position: float) -> None:
        """The cursor to what is heard there."""
        at = self.transcript.linked.starts[self._sitting] + position
        spoken = self.query_one(TranscriptText).spoken
        self._be_at(max(0, spoken.at(at)) if len(spoken) else -1, at)


def notices(transcript: Correcting) -> list[str]:
    """What the reader must know before she believes the text."""
    now = transcript.linked
    if now.transcript is None:
        recorded = now.state.has_been_recorded or now.state.recording == "erased"
        return [_("Nothing has been transcribed yet.") if recorded else _("Nothing was recorded.")]
    result = []
    if now.transcript.header.notice:
        result.append(_(now.transcript.header.notice))
    if not now.transcript.complete:
        result.append(_("The transcription is not finished: the rest is missing here."))
    if transcript.torn:  # the next correction cuts it away
        result.append(_("The last correction was cut short by a crash. Everything before it is kept."))
    return result


def odd_places(now: LinkedInterview) -> list[tuple[float, float, str]]:
    """Where the engine may have made something up, in words."""
    flags = now.transcript.flags if now.transcript else ()
    return [(start, end, with_advice(what)) for start, end, what in places(flags)]
