"""Words chosen one beside the other: what a quote, a note or a sign for inaudible words is about."""

from interview_tui.language import _
from interview_tui.linking.hand_edits import Stretch
from interview_tui.study import Interview
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.placing_view import PlacingView
from interview_tui.tui.widgets.transcript_text import TranscriptText


class ChoosingView(PlacingView):
    """A transcript in which a stretch can be chosen with the arrows."""

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__(interview, transcript)
        self._anchor = -1
        """The word that a choice began with; -1 where nothing is chosen."""

    def action_choose(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        if text.cursor < 0:
            return
        if self._anchor < 0:
            self._anchor = text.cursor
            text.chosen = (text.cursor, text.cursor)
            self.say(_("Chosen: from here to where you go · m quote · n note · i [inaudible] · Esc lets go"))
        else:
            self.action_word(by)
        self.refresh_bindings()

    def moved_cursor(self) -> None:
        text = self.query_one(TranscriptText)
        if self._anchor >= 0 and text.cursor >= 0:
            text.chosen = (min(self._anchor, text.cursor), max(self._anchor, text.cursor))
        super().moved_cursor()

    def let_go(self) -> None:
        """Nothing is chosen any more."""
        self._anchor, self.query_one(TranscriptText).chosen = -1, None

    @property
    def choosing(self) -> bool:
        """Whether words are chosen."""
        return self._anchor >= 0

    def show(self) -> None:
        self.let_go()  # words have other numbers now
        super().show()

    def stretch(self) -> Stretch | None:
        """What is chosen, else the word at the cursor."""
        word = self.word()
        return self.chosen() or ((word, word) if word is not None else None)

    def chosen(self) -> Stretch | None:
        """First and last of the words that are chosen."""
        text = self.query_one(TranscriptText)
        if text.chosen is None:
            return None
        first, last = (text.spoken.words[number] for number in text.chosen)
        return (first.start, first.end), (last.start, last.end)
