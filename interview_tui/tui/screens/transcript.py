"""What was said, under the questions it was said to: read, search, jump, export."""

from textual import work
from textual.app import ComposeResult

from interview_tui.export import write_exports
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.language import N_, _, ngettext
from interview_tui.study import Interview
from interview_tui.times import clock_time, length
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.view.transcript_blocks import Block, blocks, headings, matches
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.topline import TopLine
from interview_tui.tui.widgets.transcript_text import TranscriptText


class TranscriptScreen(Place[None]):
    """One interview's linked transcript."""

    ABOUT = Help(
        N_("Transcript"),
        N_("Passages stand under the question that was asked when they were said, with their place in the sound."),
    )
    KEYS = (
        Command("slash", "find", N_("find"), N_("Find words in the transcript."), shown="/"),
        Command("n", "next(1)", N_("next"), N_("The next place where they stand.")),
        Command("p,N", "next(-1)", N_("previous"), N_("The place before.")),
        Command("g", "go", N_("go to a question"), N_("Choose a question and go to what was said to it.")),
        Command("right", "heading(1)", N_("next question"), N_("The next question."), footer=False, shown="→"),
        Command("left", "heading(-1)", N_("question before"), N_("The question before."), footer=False, shown="←"),
        Command("x", "export", N_("export"), N_("Write it as JSON, Markdown and text into the study's exports.")),
        Command("r", "again", N_("read again"), N_("Show what has been transcribed since."), footer=False),
        Command("escape,q", "back", N_("back"), N_("Back to the study.")),
    )  # fmt: skip

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._who = interview.record.pseudonym  # a damaged record is said before there is a screen
        self.interview = interview
        self.linked: LinkedInterview | None = None
        self._found: list[int] = []
        self._finding = False

    def compose(self) -> ComposeResult:
        yield TopLine(self._who, self.interview.study.settings.title, id="transcript-top")
        yield TranscriptText(id="transcript")
        yield TypedLine(id="typed")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TranscriptText).focus()
        self.action_again()

    def action_again(self) -> None:
        """Read transcript and timeline from the disk and show them."""
        self.linked = now = linked(self.interview)
        text = self.query_one(TranscriptText)
        text.blocks = tuple(
            blocks(
                now.state,
                now.passages,
                uncovered=now.transcript.uncovered if now.transcript else (),
                flagged=odd_places(now),
                notices=notices(now),
            )
        )
        self.query_one(TopLine).state = " · ".join(
            [length(now.audio_seconds), ngettext("{count} passage", "{count} passages", len(now.passages)).format(
                count=len(now.passages))]
        )  # fmt: skip

    # Search

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next":
            return bool(self._found)
        return True

    def action_find(self) -> None:
        self._finding = True
        self.query_one(TypedLine).ask(_("Find"), _("Enter goes there · Esc back"))

    def on_typed_line_changed(self, event: TypedLine.Changed) -> None:
        text = self.query_one(TranscriptText)
        text.words = event.text
        self._found = matches(text.blocks, event.text)
        if self._found:
            text.here = self._found[0]

    def on_typed_line_typed(self, event: TypedLine.Typed) -> None:
        self._stop_finding()
        if event.text and not self._found:
            self.query_one(TypedLine).say(_("“{words}” does not stand in this transcript.").format(words=event.text))
        elif self._found:
            self._say_place()

    def action_next(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        place = self._found.index(text.here) + by if text.here in self._found else 0
        text.here = self._found[place % len(self._found)]
        self._say_place()

    def _say_place(self) -> None:
        here = self.query_one(TranscriptText).here
        number = 1 + self._found.index(here) if here in self._found else 0
        self.query_one(TypedLine).say(
            _("{number} of {count} places with these words").format(number=number, count=len(self._found))
        )

    def _stop_finding(self) -> None:
        self._finding = False
        self.query_one(TypedLine).close()
        self.query_one(TranscriptText).focus()
        self.refresh_bindings()

    # Going to a question

    @work
    async def action_go(self) -> None:
        text = self.query_one(TranscriptText)
        places = headings(text.blocks)
        if not places:
            return
        chosen = await self.app.push_screen_wait(
            Choice(_("Go to"), [(str(i), f"{clock_time(block.at):>6}  {_without_theme(block)}") for i, block in places])
        )
        if chosen is not None:
            text.here = int(chosen)

    def action_heading(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        places = [i for i, _block in headings(text.blocks)]
        if not places:
            return
        now = text.heading_in_view()
        at = places.index(now) if now in places else -1
        text.here = places[min(len(places) - 1, max(0, at + by))]

    # Export, leaving

    @work(thread=True, exclusive=True)
    def action_export(self) -> None:
        paths = write_exports(self.interview.study, [self.interview], ("json", "md", "txt"))
        names = ", ".join(path.name for path in paths)
        self.app.call_from_thread(self.query_one(TypedLine).say, _("Written into exports: {names}").format(names=names))

    def action_back(self) -> None:
        if self._finding:
            self._stop_finding()
            text = self.query_one(TranscriptText)
            text.words = ""
            self._found = []
            self.refresh_bindings()
        else:
            self.dismiss()


def notices(now: LinkedInterview) -> list[str]:
    """What the reader must know before she believes the text."""
    if now.transcript is None:
        recorded = now.state.has_been_recorded or now.state.recording == "erased"
        return [_("Nothing has been transcribed yet.") if recorded else _("Nothing was recorded.")]
    result = []
    if now.transcript.header.notice:
        result.append(_(now.transcript.header.notice))
    if not now.transcript.complete:
        result.append(_("The transcription is not finished: the rest is missing here."))
    return result


def odd_places(now: LinkedInterview) -> list[tuple[float, float, str]]:
    """Where the engine may have made something up, in words."""
    words = {
        "repeats": _("the same words again and again; listen before you believe them"),
        "over_silence": _("words where nobody seems to speak; listen before you believe them"),
    }
    return [(flag.start, flag.end, words[flag.kind]) for flag in (now.transcript.flags if now.transcript else ())]


def _without_theme(block: Block) -> str:
    return block.text.rpartition(" › ")[2]
