"""Reading a transcript through: from doubt to doubt, what is settled, and what has been read."""

from interview_tui.language import _
from interview_tui.tui.marking_view import MarkingView
from interview_tui.tui.widgets.transcript_text import TranscriptText


class ReadingView(MarkingView):
    """A transcript with its doubts."""

    @property
    def doubts(self) -> list[int]:
        return self.unsure

    def action_doubt(self, by: int) -> None:
        further = [i for i in self.unsure if (i > self._block if by > 0 else i < self._block)]
        if not further:
            self.say(_("No unsure place after this one.") if by > 0 else _("No unsure place before this one."))
            return
        self.jump(further[0] if by > 0 else further[-1])
        self.moved_cursor()
        number = 1 + self.unsure.index(self._block)
        place = _("{number} of {count} unsure places").format(number=number, count=len(self.unsure))
        self.say(" · ".join(part for part in (place, self._answers()) if part))

    def _answers(self) -> str:
        """The keys that answer what is asked here, where the line itself does not name them."""
        if self.asked is None or self.asked.proposal is not None:
            return ""
        if self.asked.about == "speaker":
            return _("y it is {name} · t somebody else").format(name=self.paragraph()[0].speaker)
        return _("y it belongs here · a somewhere else") if self._on_heading() else ""

    def _on_heading(self) -> bool:
        return self.query_one(TranscriptText).blocks[self._block].kind == "heading"
