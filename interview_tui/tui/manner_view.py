"""A transcript read as it was heard, with its pauses, or clean: another way to draw the same words."""

from collections.abc import Sequence
from dataclasses import replace

from interview_tui.export.chosen import chosen
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.options import Manner
from interview_tui.export.pauses import with_pauses
from interview_tui.language import _
from interview_tui.linking.passages import Passage
from interview_tui.study import Interview
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.reading_view import ReadingView

_ORDER: tuple[Manner | None, ...] = (None, "verbatim", "clean")


class MannerView(ReadingView):
    """A transcript whose manner can be changed. Nothing is written for it; the words as they were heard stay."""

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__(interview, transcript)
        self.manner: Manner | None = None
        """None: as it was heard, without signs for pauses, as it is edited."""
        self._drawn_as: tuple[LinkedInterview, Manner, Sequence[Passage]] | None = None

    def read_as(self) -> Sequence[Passage]:
        now, manner = self.transcript.linked, self.manner
        if manner is None:
            return super().read_as()
        if self._drawn_as is None or self._drawn_as[0] is not now or self._drawn_as[1] != manner:
            self._drawn_as = (now, manner, with_pauses(chosen(now, replace(now.options, manner=manner))))
        return self._drawn_as[2]

    def action_manner(self) -> None:
        """The next way to read it."""
        self._read_as(_ORDER[(_ORDER.index(self.manner) + 1) % len(_ORDER)])
        self.say(_in_words(self.manner))

    def action_edit(self) -> None:
        """Words are put right as they were heard: in the other ways some of them cannot be seen."""
        self._read_as(None)
        super().action_edit()

    def _read_as(self, manner: Manner | None) -> None:
        if manner != self.manner:
            self.manner = manner
            self.show()

    def show_facts(self, *more: str) -> None:
        kind = {None: "", "verbatim": _("with pauses"), "clean": _("clean")}[self.manner]
        super().show_facts(kind, *more)


def _in_words(manner: Manner | None) -> str:
    match manner:
        case "verbatim":
            return _("With its pauses: (.) half a second or more, (3 s) from two seconds on.")
        case "clean":
            return _("Clean: without hesitation and new starts, with pauses over two seconds. Enter edits as heard.")
    return _("As it was heard.")
