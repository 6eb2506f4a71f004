"""Finding something in a transcript: words that are typed, or a question; and the line in which things are typed."""

from textual import work

from interview_tui.language import _
from interview_tui.times import clock_time
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.transcript_view import TranscriptView
from interview_tui.tui.view.block import Block
from interview_tui.tui.view.transcript_blocks import headings, matches
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.transcript_text import TranscriptText


class TranscriptSearch(TranscriptView):
    """A transcript in which one can look for something."""

    # Search

    def action_find(self) -> None:
        self.ask_for("find", _("Find"), _("Enter goes there · Esc back"))

    def ask_for(self, kind: str, what: str, hint: str, text: str = "") -> None:
        """Let her type something in the line at the bottom, where `text` stands at first."""
        self._typing = kind
        self.query_one(TypedLine).ask(what, hint, text)
        self.refresh_bindings()

    def on_typed_line_changed(self, event: TypedLine.Changed) -> None:
        if self._typing != "find":
            return
        text = self.query_one(TranscriptText)
        text.words = event.text
        self._found = matches(text.blocks, event.text)
        self.query_one(TypedLine).finds(bool(self._found) or not event.text.strip())
        if self._found:
            self.jump(self._found[0])

    def on_typed_line_typed(self, event: TypedLine.Typed) -> None:
        kind = self.stop_typing()
        if kind != "find":
            self.typed(kind, event.text)
        elif event.text and not self._found:
            self.query_one(TypedLine).say(_("“{words}” does not stand in this transcript.").format(words=event.text))
        elif self._found:
            self._say_place()

    def action_next(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        place = self._found.index(text.here) + by if text.here in self._found else 0
        self.jump(self._found[place % len(self._found)])
        self._say_place()

    def _say_place(self) -> None:
        here = self.query_one(TranscriptText).here
        number = 1 + self._found.index(here) if here in self._found else 0
        self.query_one(TypedLine).say(
            _("{number} of {count} places with these words").format(number=number, count=len(self._found))
        )

    def typed(self, kind: str, text: str) -> None:
        """What a key of the screen asked for has been typed."""

    def stop_typing(self) -> str:
        """Close the line; gives what was typed in it."""
        kind, self._typing = self._typing, ""
        self.query_one(TypedLine).close()
        self.query_one(TranscriptText).focus()
        self.refresh_bindings()
        return kind

    def stop_finding(self) -> None:
        """Nothing is looked for any more."""
        self.query_one(TranscriptText).words = ""
        self._found = []
        self.refresh_bindings()

    # Going to a question

    @work
    async def action_go(self) -> None:
        text = self.query_one(TranscriptText)
        places = headings(text.blocks)
        if not places:
            return
        chosen = await self.ask(
            Choice(_("Go to"), [(str(i), f"{clock_time(block.at):>6}  {_without_theme(block)}") for i, block in places])
        )
        if chosen is not None:
            self.jump(int(chosen))

    def action_heading(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        places = [i for i, _block in headings(text.blocks)]
        further = [i for i in places if (i > self._block if by > 0 else i < self._block)]
        if further:
            self.jump(further[0] if by > 0 else further[-1])


def _without_theme(block: Block) -> str:
    return block.text.rpartition(" › ")[2]
