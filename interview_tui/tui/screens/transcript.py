"""What was said, under the questions it was said to: read, listen, search, jump, export."""

from textual import work
from textual.app import ComposeResult

from interview_tui.audio.storage.recording import Recording
from interview_tui.export import write_exports
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.language import N_, _, ngettext
from interview_tui.study import Interview
from interview_tui.times import clock_time, length
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.playing import PLAYING, PlayingPlace, why_silent
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.view.transcript_blocks import Block, blocks, headings, matches
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.player_line import PlayerLine
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.topline import TopLine
from interview_tui.tui.widgets.transcript_text import TranscriptText


class TranscriptScreen(PlayingPlace):
    """One interview's linked transcript, with its sound: while it plays, the word that is heard is marked."""

    ABOUT = Help(
        N_("Transcript"),
        N_(
            "Passages stand under the question that was asked when they were said, with their place in the sound. "
            "While it plays, the text follows; a click on a word goes there."
        ),
    )
    KEYS = (
        *PLAYING,
        Command("enter", "from_here", N_("from here"), N_("Play from the marked word, or from the question.")),
        Command("slash", "find", N_("find"), N_("Find words in the transcript."), shown="/"),
        Command("n", "next(1)", N_("next"), N_("The next place where they stand.")),
        Command("p,N", "next(-1)", N_("previous"), N_("The place before.")),
        Command("g", "go", N_("go to a question"), N_("Choose a question and go to what was said to it.")),
        Command(
            "right_square_bracket,ctrl+right", "heading(1)", N_("next question"), N_("The next question."),
            footer=False, shown="] Ctrl+→",
        ),
        Command(
            "left_square_bracket,ctrl+left", "heading(-1)", N_("question before"),
            N_("The beginning of this question, then the one before."),
            footer=False, shown="[ Ctrl+←",
        ),
        Command("left", "word(-1)", N_("word before"), footer=False),
        Command("right", "word(1)", N_("next word"), N_("A word on, or a word back."), footer=False, shown="← →"),
        Command("up", "line(-1)", N_("up"), footer=False),
        Command("down", "line(1)", N_("down"), N_("A line down, or up."), footer=False, shown="↑ ↓"),
        Command(
            "pageup,pagedown,home,end", "page('{key}')", N_("page"), N_("A page, or all the way."), footer=False,
            shown="PgUp PgDn Home End",
        ),
        Command("x", "export", N_("export"), N_("Write it as JSON, Markdown and text into the study's exports.")),
        Command("l", "recording", N_("recording"), N_("See what the recording lacks, and verify it."), footer=False),
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
        self._following = True
        """While it plays, the cursor goes with the sound; not when she looks elsewhere meanwhile."""
        self._from = 0.0
        """Second of recording of the place the cursor was put."""
        self._block = 0
        """The block that place is in."""

    def compose(self) -> ComposeResult:
        yield TopLine(self._who, self.interview.study.settings.title, id="transcript-top")
        yield TranscriptText(id="transcript")
        yield PlayerLine()
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
        text.cursor = text.spoken.after(self._from)
        self._block = text.spoken.paragraph_of(text.cursor) if text.cursor >= 0 else 0
        recording = Recording(self.interview.audio)
        erased = now.state.recording == "erased"
        kept = recording.exists and not erased
        self.listen_to(recording.folder if kept else None, why_silent(erased=erased))
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
            self._jump(self._found[0])

    def on_typed_line_typed(self, event: TypedLine.Typed) -> None:
        self._stop_finding()
        if event.text and not self._found:
            self.query_one(TypedLine).say(_("“{words}” does not stand in this transcript.").format(words=event.text))
        elif self._found:
            self._say_place()

    def action_next(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        place = self._found.index(text.here) + by if text.here in self._found else 0
        self._jump(self._found[place % len(self._found)])
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
            self._jump(int(chosen))

    def action_heading(self, by: int) -> None:
        text = self.query_one(TranscriptText)
        places = [i for i, _block in headings(text.blocks)]
        further = [i for i in places if (i > self._block if by > 0 else i < self._block)]
        if further:
            self._jump(further[0] if by > 0 else further[-1])

    def _jump(self, number: int) -> None:
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
        self.query_one(TypedLine).say(text)

    def heard(self, position: float, sounding: bool) -> None:
        text = self.query_one(TranscriptText)
        text.heard = text.spoken.at(position) if sounding else -1
        if sounding and self._following and text.heard >= 0:
            self._be_at(text.heard, position)

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
        self.play_from(self._from)

    def go_to(self, at: float) -> None:
        self._following = True
        super().go_to(at)
        self._show_place(at)

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

    def _point(self, word: int, at: float, block: int | None = None) -> None:
        """Put the cursor there. While it plays, the sound goes on where it is until she plays from the cursor."""
        self._be_at(word, at, block)
        if self.player.now.sounding:
            self._following = False
        elif self._folder is not None:
            self.player.go_to(at)
            self.moved()

    def _show_place(self, at: float) -> None:
        """The cursor to what is heard there."""
        spoken = self.query_one(TranscriptText).spoken
        self._be_at(max(0, spoken.at(at)) if len(spoken) else -1, at)

    # Export, leaving

    @work(thread=True, exclusive=True)
    def action_export(self) -> None:
        paths = write_exports(self.interview.study, [self.interview], ("json", "md", "txt"))
        names = ", ".join(path.name for path in paths)
        self.app.call_from_thread(self.query_one(TypedLine).say, _("Written into exports: {names}").format(names=names))

    def action_recording(self) -> None:
        self.player.pause()
        self.moved()
        self.program.open_recording(self.interview)

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
