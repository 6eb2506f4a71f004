"""What was said, under its questions and from the right mouth: read, listen, put right, export."""

from textual import work

from interview_tui.export import write_exports
from interview_tui.interview.correction import SpeakerRenamed
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.language import N_, _
from interview_tui.linking.hand_edits import Stretch
from interview_tui.linking.passages import Passage
from interview_tui.study import Interview
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.correcting_view import CorrectingView
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.playing import PLAYING
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.screens.question_choice import QuestionChoice, places
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.transcript_text import TranscriptText

_EDITS = ("border", "belongs", "belongs_from", "split", "join", "speaker", "teach", "rename")
"""What needs a word to be done to."""


class TranscriptScreen(CorrectingView):
    """One interview's transcript, put right by single keys; each decision can be taken back."""

    ABOUT = Help(
        N_("Transcript"),
        N_(
            "Passages stand under the question they answer, with their place in the sound. While it plays, the text "
            "follows; a click on a word goes there. What you put right is kept, also when the interview is transcribed "
            "or linked again. Signs: ? is unsure, // is said while somebody else talks, ≈ answers other questions too."
        ),
    )
    KEYS = (
        Command("y", "yes", N_("yes"), N_("Yes: what the program asks about this place is right.")),
        Command("d", "no", N_("no"), N_("No: this question was not asked here.")),
        *PLAYING[:2],
        Command("left_square_bracket,right_square_bracket", "border('{key}')", N_("border"),
                N_("The passage begins with this word ([) or ends with it (]); the rest goes to the one beside it."),
                shown="[ ]"),
        Command("a", "belongs", N_("question"), N_("The passage belongs to another question, or to none.")),
        Command("t", "speaker", N_("speaker"),
                N_("Somebody else speaks, from this word to the end of the paragraph.")),
        Command("u", "undo", N_("undo"), N_("Take back what was put right last, step by step.")),
        Command("o", "unsure(1)", N_("unsure ›"), N_("The next place that the program is not sure about.")),
        *PLAYING[2:],
        Command("enter", "from_here", N_("from here"), N_("Play from the marked word, or from the question.")),
        Command("slash", "find", N_("find"), N_("Find words in the transcript."), shown="/"),
        Command("n", "next(1)", N_("next"), N_("The next place where they stand.")),
        Command("p,N", "next(-1)", N_("previous"), N_("The place before.")),
        Command("g", "go", N_("go to a question"), N_("Choose a question and go to what was said to it.")),
        Command("x", "export", N_("export"), N_("Write it as JSON, Markdown and text into the study's exports.")),
        Command("A", "belongs_from", N_("question from here"),
                N_("From this word on, the passage belongs to another question."), footer=False),
        Command("S", "split", N_("split"), N_("The passage becomes two, the second from this word on."), footer=False),
        Command("J", "join", N_("join"), N_("The passage goes together with the one before it."), footer=False),
        Command("T", "teach", N_("teach"), N_("Say who speaks, and let the program hear the rest again by this voice."),
                footer=False),
        Command("R", "rename", N_("rename"), N_("Call this speaker something else everywhere."), footer=False),
        Command("U,ctrl+y", "redo", N_("redo"), N_("Do again what was taken back."), footer=False),
        Command("O", "unsure(-1)", N_("unsure before"), N_("The unsure place before."), footer=False),
        Command("greater_than_sign,ctrl+right", "heading(1)", N_("next question"), N_("The next question."),
                footer=False, shown="> Ctrl+→"),
        Command("less_than_sign,ctrl+left", "heading(-1)", N_("question before"),
                N_("The beginning of this question, then the one before."), footer=False, shown="< Ctrl+←"),
        Command("left", "word(-1)", N_("word before"), footer=False),
        Command("right", "word(1)", N_("next word"), N_("A word on, or a word back."), footer=False, shown="← →"),
        Command("up", "line(-1)", N_("up"), footer=False),
        Command("down", "line(1)", N_("down"), N_("A line down, or up."), footer=False, shown="↑ ↓"),
        Command("pageup,pagedown,home,end", "page('{key}')", N_("page"), N_("A page, or all the way."), footer=False,
                shown="PgUp PgDn Home End"),
        Command("l", "recording", N_("recording"), N_("See what the recording lacks, and verify it."), footer=False),
        Command("r", "again", N_("read again"), N_("Show what has been transcribed since."), footer=False),
        Command("escape,q", "back", N_("back"), N_("Back to the study.")),
    )  # fmt: skip

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__(interview, transcript)
        self._meant: tuple[Stretch, bool] | None = None
        """The words whose speaker is being typed, and whether they teach the rest."""
        self._called = ""
        """The speaker who is being renamed."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next":
            return bool(self._found)
        if action in ("yes", "no"):
            return self.asked is not None and (action == "yes" or self.asked.proposal is not None)
        if action == "unsure":
            return bool(self.unsure)
        if action in _EDITS:
            return self.cursor_word() is not None
        if action == "undo":
            return self.transcript.can_undo
        if action == "redo":
            return self.transcript.can_redo
        return True

    def action_unsure(self, by: int) -> None:
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

    # Where words belong

    def action_yes(self) -> None:
        asked, edits = self.asked, self.transcript.edits
        if asked is None:
            return
        if asked.proposal is not None:
            self.carry_out(edits.accepted(asked.proposal))
        elif asked.about == "speaker":
            block, words = self.paragraph()
            self.carry_out(edits.said_by(words, block.speaker))
        elif (found := self.passage()) is not None:
            number, passage = found
            guess = passage.guess.question_id if passage.guess is not None else None
            self.carry_out(edits.belongs(number, passage.question_id or guess, passage.section_id))

    def action_no(self) -> None:
        if self.asked is not None and self.asked.proposal is not None:
            self.carry_out(self.transcript.edits.declined(self.asked.proposal))

    def action_border(self, key: str) -> None:
        word, edits = self.cursor_word(), self.transcript.edits
        if word is None:
            return
        paragraph = self.paragraph()[1]
        if key == "left_square_bracket":
            self.carry_out(edits.begins_here(word, paragraph), _("The passage begins here already."))
        else:
            self.carry_out(edits.ends_here(word, paragraph), _("The passage ends here already."))

    def action_split(self) -> None:
        if (word := self.cursor_word()) is not None:
            self.carry_out(self.transcript.edits.split(word), _("The passage begins here already."))

    def action_join(self) -> None:
        if (found := self.passage()) is not None:
            self.carry_out(self.transcript.edits.join(found[0]), _("There is no passage before this one."))

    @work
    async def action_belongs(self) -> None:
        found = self.passage()
        if found is None:
            return
        number, passage = found
        place = await self.app.push_screen_wait(
            QuestionChoice(_("To which question does this passage belong?"), places(self.guide, self._likely(passage)))
        )
        if place is not None:
            self.carry_out(self.transcript.edits.belongs(number, place.question, place.section))

    @work
    async def action_belongs_from(self) -> None:
        word = self.cursor_word()
        number = self.transcript.edits.passage_of(word) if word is not None else None
        if word is None or number is None:
            return
        likely = self._likely(self.transcript.passages[number])
        place = await self.app.push_screen_wait(
            QuestionChoice(_("To which question does it belong from here on?"), places(self.guide, likely))
        )
        if place is not None:
            self.carry_out(self.transcript.edits.belongs_from(word, place.question, place.section))

    def _likely(self, passage: Passage) -> list[str]:
        """The questions that are meant most often: what the program guesses, the passages around, the one it has."""
        around = [p.question_id for p in self._around(passage) if p.question_id is not None]
        return [*([passage.guess.question_id] if passage.guess is not None else []), *passage.also, *around]

    def _around(self, passage: Passage) -> list[Passage]:
        number = self.transcript.passages.index(passage)
        return [self.transcript.passages[i] for i in (number - 1, number + 1) if 0 <= i < len(self.transcript.passages)]

    # Who speaks

    @work
    async def action_speaker(self) -> None:
        await self._speaker(teach=False)

    @work
    async def action_teach(self) -> None:
        await self._speaker(teach=True)

    async def _speaker(self, teach: bool) -> None:
        """From the cursor's word to the end of its paragraph somebody else speaks: the other one, where two do."""
        word = self.cursor_word()
        if word is None:
            return
        block, (_first, last) = self.paragraph()
        others = [name for name in self.transcript.names if name != block.speaker]
        self._meant = ((word, last), teach)
        if len(others) == 1 and block.speaker and not teach:
            self.typed("speaker", others[0])
            return
        names = [*([block.speaker] if block.speaker and teach else []), *others]
        chosen = await self.app.push_screen_wait(
            Choice(_("Who speaks here?"), [*((name, _with_role(name)) for name in names), ("", _("Somebody else"))])
        )
        if chosen:
            self.typed("speaker", chosen)
        elif chosen is not None:
            self.ask_for("speaker", _("Who speaks here"), _("a pseudonym · Enter saves · Esc drops it"))

    def action_rename(self) -> None:
        self._called = self.paragraph()[0].speaker
        if not self._called:
            self.say(_("Nobody is named here yet: t says who speaks."))
            return
        self.ask_for("rename", _("{name} is called").format(name=self._called), _("Enter saves · Esc drops it"))

    def typed(self, kind: str, text: str) -> None:
        if kind == "speaker" and text and self._meant is not None:
            words, teach = self._meant
            self.carry_out(self.transcript.edits.said_by(words, text, teach=teach))
        elif kind == "rename" and text and text != self._called:
            self._rename(self._called, text)

    @work
    async def _rename(self, old: str, new: str) -> None:
        swapped = False
        if new in self.transcript.heard_names:
            chosen = await self.app.push_screen_wait(
                Choice(
                    _("{name} speaks in this interview already.").format(name=new),
                    [
                        ("", _("Go back, change nothing")),
                        ("swap", _("{old} and {new} were taken for each other: swap them").format(old=old, new=new)),
                        ("join", _("Both are {new}").format(new=new)),
                    ],
                )
            )
            if not chosen:
                return
            swapped = chosen == "swap"
        elif old in INTERVIEWERS and new not in self.transcript.names:
            self.say(_("{name} stands for the interviewer and keeps that name.").format(name=old))
            return
        self.carry_out(SpeakerRenamed(old=old, new=new, swapped=swapped))

    # Export, leaving

    def action_again(self) -> None:
        """Read everything from the disk and show it."""
        self.read_again()

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
        if self._typing:
            if self.stop_typing() == "find":
                self.stop_finding()
        else:
            self.dismiss()


def _with_role(name: str) -> str:
    return _("{label} (the interviewer)").format(label=name) if name in INTERVIEWERS else name
