"""A segment put right in its own place: the field, what was typed in it, and the sound that goes on under it.

What an edit comes to is told by `correcting.editing`; which keys there are stands in `transcript_keys.py`.
"""

from contextlib import suppress
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.widgets import TextArea

from interview_tui.correcting.editing import as_typed, text_of
from interview_tui.interview.correction import AnyCorrection
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Interview
from interview_tui.transcription.glossary import FILE, nearest, read_glossary
from interview_tui.transcription.segments import Segment
from interview_tui.tui.choosing_view import ChoosingView
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.screens.replacing import ReplaceDialog
from interview_tui.tui.transcript_keys import FIELD_KEYS
from interview_tui.tui.view.hand_words import done
from interview_tui.tui.view.spoken import spoken_words
from interview_tui.tui.view.transcript_blocks import Reading
from interview_tui.tui.widgets.edit_area import EditArea
from interview_tui.tui.widgets.transcript_text import TranscriptText


class EditingView(ChoosingView):
    """A transcript whose words can be typed anew."""

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__(interview, transcript)
        self.editing: Segment | None = None
        """The segment that is being edited, as it stood when its field was opened."""
        self._put_into: tuple[float, float] | None = None
        """The speech without words that she writes down."""
        self._drafts: dict[tuple[str, str], str] = {}
        """Segment and its text → what she had made of it when she gave up."""

    def over_text(self) -> ComposeResult:
        yield EditArea(FIELD_KEYS, id="edit")

    def reading(self) -> Reading:
        return replace(super().reading(), opened=self.editing.id if self.editing is not None else "")

    # The field

    def action_edit(self) -> None:
        text = self.query_one(TranscriptText)
        if (place := self.unheard()) is not None:
            self._put_into = place
            self.ask_for("put_in", _("What is said here"), _("Enter saves · Esc drops it"))
            return
        if text.cursor < 0:
            return
        word = text.spoken.words[text.cursor]
        segment = self.transcript.shown.segment(word.segment)
        row = text.line_seen(text.spoken.first_of(segment.id))
        inside = [one for one in spoken_words(segment, text_of(segment)) if one.start <= word.start]
        self._edit(segment, inside[-1].first if inside else 0, row=row)

    def unheard(self) -> tuple[float, float] | None:
        """The stretch of speech without words that she has jumped to."""
        text, transcript = self.query_one(TranscriptText), self.transcript.linked.transcript
        if text.here < 0 or text.blocks[text.here].kind != "gap" or transcript is None:
            return None
        at = text.blocks[text.here].at
        return next(((start, end) for start, end in transcript.uncovered if start == at), None)

    def typed(self, kind: str, text: str) -> None:
        if kind == "put_in" and text and self._put_into is not None:
            start, end = self._put_into
            self.carry_out(self.transcript.shown.put_in(start, end, text, self.transcript.speaker_at(start)))
        else:
            super().typed(kind, text)

    def _edit(self, segment: Segment, place: int, *, row: int | None = None, shown: bool = False) -> None:
        """Open the field for a segment, the cursor before that character; `row`: the line it stood on until now.

        `shown`: the text is drawn with its room already.
        """
        text, area = self.query_one(TranscriptText), self.query_one(EditArea)
        self.editing = segment
        line = text_of(segment)
        draft = self._drafts.pop((segment.id, line), None)
        area.load_text(draft or line)
        area.move_cursor((0, len(draft) if draft else place))
        text.cursor = text.spoken.first_of(segment.id)
        self._from = segment.start
        if not shown:
            self.show()
        self._block = text.spoken.paragraph_of(text.cursor)
        area.display = True
        self._fit()
        if row is not None:
            text.show_opened_at(row)
        text.show_opened()
        self._place_field()
        self.screen.set_focus(area)
        if draft is not None:
            self.say(_("What you had typed here is back; it is kept when you press Enter."))
        self.refresh_bindings()

    def _fit(self) -> None:
        """As much room as the text in the field takes."""
        text, area = self.query_one(TranscriptText), self.query_one(EditArea)
        place = text.opened()
        if place is None:
            return
        text.room = area.rows(place[2])
        area.styles.width, area.styles.height = place[2], text.room

    def _place_field(self) -> None:
        place = self.query_one(TranscriptText).opened() if self.editing is not None else None
        if place is not None:
            self.query_one(EditArea).styles.offset = place[:2]

    def on_transcript_text_moved(self) -> None:
        self._place_field()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        del event
        if self.editing is not None:
            self._fit()
            self.query_one(TranscriptText).show_opened()
            self._place_field()

    def _close_field(self) -> int | None:
        """No field any more; gives the line of what is seen that it stood on. The text is still to be drawn."""
        text, area = self.query_one(TranscriptText), self.query_one(EditArea)
        place = text.opened()
        self.editing = None
        area.display = False
        self.screen.set_focus(text)  # at once: with focus() it would come a picture later
        return place[1] if place is not None else None

    # What was typed

    def action_take(self) -> None:
        """Keep what stands in the field, and read on."""
        assert self.editing is not None
        correction, segment = self._retyped(), self.editing
        self._write(correction)  # where the disk refuses, the field stays with what was typed
        row = self._close_field()
        self._show_written(correction)
        text = self.query_one(TranscriptText)
        if row is not None:
            text.show_at(text.cursor if text.cursor >= 0 else text.spoken.first_of(segment.id), row)

    def action_take_and(self, by: int) -> None:
        """Keep what stands in the field, and on to the next segment, or the one before."""
        assert self.editing is not None
        beside = self.transcript.shown.beside(self.editing, by)
        if beside is None:
            self.action_take()
            return
        correction = self._retyped()
        self._write(correction)
        self.editing = beside
        self._show_written(correction)
        self._edit(beside, 0, shown=True)

    def action_give_up(self) -> None:
        assert self.editing is not None
        line, typed = text_of(self.editing), self.query_one(EditArea).line
        if typed != line:
            self._drafts[(self.editing.id, line)] = typed
        row = self._close_field()
        self.show()
        text = self.query_one(TranscriptText)
        if row is not None:
            text.show_at(text.cursor, row)
        self.say(_("Not kept. Enter opens it again with what you had typed.") if typed != line else "")

    def _retyped(self) -> AnyCorrection | None:
        """What has been typed as a correction; None where nothing is changed."""
        assert self.editing is not None
        typed = self.query_one(EditArea).line
        correction = self.transcript.shown.typed(self.editing, typed)
        if correction is None and as_typed(typed) != text_of(self.editing):
            raise Problem(
                _("This cannot be kept: these words cannot be told from others that are said at the same moment."),
                cure=_("Put the segment before or after it right instead."),
            )
        return correction

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not kept."""
        return bool(self._drafts)

    # Segments

    def action_divide(self) -> None:
        """A new segment from the cursor on."""
        assert self.editing is not None
        area, segment = self.query_one(EditArea), self.editing
        place = len(as_typed(area.text[: area.place]))
        self._write(self._retyped())
        divided = self.transcript.shown.divided(self.transcript.shown.segment(segment.id), place)
        if divided is None:
            self._anew(segment.id, area.place, _("A segment has words on both sides of the cursor."))
            return
        self._write(divided)
        self._anew(self.transcript.shown.beginning_at(divided.at).id, 0, self._told(divided))

    def on_edit_area_join(self, event: EditArea.Join) -> None:
        """The segment goes together with the one before, or with the next one."""
        assert self.editing is not None
        area, segment = self.query_one(EditArea), self.editing
        beside = self.transcript.shown.beside(segment, event.by)
        if beside is None:
            return
        place = area.place
        self._write(self._retyped())
        first, second = (beside, segment) if event.by < 0 else (segment, beside)
        shown = self.transcript.shown
        joined = shown.joined(shown.segment(first.id), shown.segment(second.id))
        if joined is None:
            self._anew(segment.id, place, _("Only what one speaker says under one question goes together."))
            return
        self._write(joined)
        self._anew(first.id, len(text_of(first)) + 1 if event.by < 0 else place, self._told(joined))

    def _write(self, correction: AnyCorrection | None) -> None:
        if correction is not None:
            self.transcript.write(correction)

    def _show_written(self, correction: AnyCorrection | None) -> None:
        self.show()
        if correction is not None:
            self.say(self._told(correction))

    @property
    def stands_still(self) -> bool:
        return self.editing is not None

    def _told(self, correction: AnyCorrection) -> str:
        return done(correction, self.guide, self.transcript.places)

    def _anew(self, id: str, place: int, words: str) -> None:
        """The field again, after its segment has changed; `words` are said."""
        self._edit(self.transcript.shown.segment(id), place)
        self.say(words)

    def on_edit_area_edge(self, event: EditArea.Edge) -> None:
        self.action_take_and(event.by)

    # Inaudible

    def action_inaudible_here(self) -> None:
        area = self.query_one(EditArea)
        before = area.text[: area.place]
        area.put_words(self.transcript.shown.inaudible_word, spaced=bool(before) and not before.endswith(" "))

    def action_inaudible(self) -> None:
        words = self.stretch()
        if words is not None:
            self.carry_out(self.transcript.shown.inaudible(words), _("Nothing would change."))

    # Many places at once

    @work
    async def action_replace(self) -> None:
        """Find words and replace them, after a look at every place."""
        shown = self.transcript.shown
        chosen = await self.ask(
            ReplaceDialog(
                lambda text, whole: shown.find(text, whole_words=whole),
                self.query_one(TranscriptText).words,
                self.meant,
            )
        )
        if chosen is not None and self.transcript.shown is shown:
            self.carry_out(shown.replaced(*chosen), _("Nothing would change."))

    def meant(self, words: str) -> str | None:
        """The word of the study that `words`, perhaps misheard, may have been; None if none is like them."""
        with suppress(Problem):  # a list that is no text is told of when it is to be heard with
            return nearest(words, read_glossary(self.interview.study.folder / FILE))
        return None

    # The sound under the edit

    def action_hear_again(self) -> None:
        if self.editing is not None:
            self.play_from(self._turned_to(self.editing.start))

    def _be_at(self, word: int, at: float, block: int | None = None) -> None:
        if self.editing is None:  # she writes here, whatever is heard
            super()._be_at(word, at, block)
