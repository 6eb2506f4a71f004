"""Quotes and notes added while reading: their words, their comment and their theme, and a list of all."""

from dataclasses import dataclass, replace
from typing import Literal

from textual import work

from interview_tui.correcting.marks import Quote
from interview_tui.guide.model import Section
from interview_tui.interview.correction import Marked, Undone
from interview_tui.language import _
from interview_tui.linking.hand_edits import Stretch
from interview_tui.study import Interview
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.editing_view import EditingView
from interview_tui.tui.screens.marks import MarksDialog
from interview_tui.tui.view.hand_words import undone
from interview_tui.tui.view.marks import Mark, in_order, place_of, theme_label
from interview_tui.tui.widgets.quiet_lines import TypedLine


@dataclass(frozen=True, slots=True)
class _Meant:
    """A mark whose comment is being typed."""

    kind: Literal["quote", "note"]
    start: float
    end: float
    heard: tuple[str, ...]
    section: str | None
    instead_of: int | None = None


class MarkingView(EditingView):
    """A transcript in which words can be quoted and written about."""

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__(interview, transcript)
        self._mark: _Meant | None = None

    # Marking

    def action_quote(self) -> None:
        if self.word() is not None:
            self._ask_about("quote", self.chosen() or self.words_here())

    def action_note(self) -> None:
        words = self.stretch()
        if words is not None:
            self._ask_about("note", words)

    def _ask_about(self, kind: Literal["quote", "note"], words: Stretch) -> None:
        start, end, heard = self.transcript.shown.place(words)
        number = self.passage_at(self._block)
        section = self.transcript.passages[number].section_id if number >= 0 else None
        themes = [one.id for one in self._themes()]
        self._mark = _Meant(kind, start, end, heard, section if section in themes else None)
        self._ask()

    def _ask(self, text: str = "") -> None:
        """Open the line for the comment of `self._mark`; `text` stands in it at first."""
        assert self._mark is not None
        self.ask_for(self._mark.kind, self._what(self._mark), _("Enter saves"), text)

    def _what(self, mark: _Meant) -> str:
        what = _("Quote") if mark.kind == "quote" else _("Note")
        return f"{what} · {theme_label(self.guide, mark.section)}"

    def action_theme(self, by: int) -> None:
        """Another theme for what is being marked."""
        if self._mark is None:
            return
        around = [*(section.id for section in self._themes()), None]
        place = around.index(self._mark.section) if self._mark.section in around else -1
        self._mark = replace(self._mark, section=around[(place + by) % len(around)])
        self.query_one(TypedLine).ask_about(self._what(self._mark))

    @property
    def marking(self) -> bool:
        """Whether a quote or a note is being written."""
        return self._typing in ("quote", "note")

    def _themes(self) -> list[Section]:
        return [section for section in self.guide.sections if section.questions]

    def typed(self, kind: str, text: str) -> None:
        mark = self._mark
        if kind not in ("quote", "note") or mark is None:
            super().typed(kind, text)
            return
        self._mark = None
        if kind == "note" and not text:
            return
        self.let_go()
        self.carry_out(
            Marked(
                kind=mark.kind,
                start=mark.start,
                end=mark.end,
                heard=mark.heard,
                text=text,
                section=mark.section,
                instead_of=mark.instead_of,
            )
        )

    # All marks

    @work
    async def action_marks(self) -> None:
        """Go to one, change one, or take one away."""
        marks = in_order([*self.transcript.linked.quotes, *self.transcript.linked.notes])
        if not marks:
            self.say(_("Nothing is marked yet: m marks a quote, n writes a note."))
            return
        wish = await self.ask(MarksDialog(self.guide, marks, self._from))
        if wish is None:
            return
        if wish.kind == "remove":
            self._take_away(wish.mark.n)
            return
        self.go_to(place_of(wish.mark))
        if wish.kind == "change":
            self._change(wish.mark)

    def _take_away(self, number: int) -> None:
        """The mark that she has made, and those that it stands instead of."""
        by_number = {one.n: one for one in self.transcript.corrections if isinstance(one, Marked)}
        mark = by_number[number]
        chain = [mark]
        while chain[-1].instead_of in by_number:
            chain.append(by_number[chain[-1].instead_of or 0])
        for one in reversed(chain):  # the newest last: that is the one that `U` brings back
            self.transcript.write(Undone(of=one.n))
        self.show()
        self.say(undone(mark, self.guide, self.transcript.places))

    def _change(self, mark: Mark) -> None:
        """Type its comment anew. One made by a key during the interview stays in the timeline; hers stands over it."""
        before = next((one for one in self.transcript.decided.marks if mark.by == "hand" and one.n == mark.n), None)
        if before is not None:
            self._mark = _Meant(before.kind, before.start, before.end, before.heard, mark.section_id, before.n)
        elif isinstance(mark, Quote):
            self._mark = _Meant("quote", mark.start, mark.end, (), mark.section_id)
        else:
            self.say(_("That note was made during the interview and stays as it is."))
            return
        self._ask(mark.comment if isinstance(mark, Quote) else mark.text)
