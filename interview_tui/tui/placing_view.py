"""Where words belong and who says them: what the keys for borders, questions and speakers come to."""

from textual import work

from interview_tui.interview.correction import SpeakerRenamed
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.language import _
from interview_tui.linking.hand_edits import Stretch
from interview_tui.linking.passages import Passage
from interview_tui.study import Interview
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.correcting_view import CorrectingView
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.screens.question_choice import QuestionChoice, places


class PlacingView(CorrectingView):
    """A transcript whose words can be put elsewhere, or into another mouth."""

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__(interview, transcript)
        self._meant: tuple[Stretch, bool] | None = None
        """The words whose speaker is being typed, and whether they teach the rest."""
        self._called = ""
        """The speaker who is being renamed."""

    # Where words belong

    def action_yes(self) -> None:
        asked, edits = self.asked, self.transcript.edits
        if asked is None:
            return
        if asked.proposal is not None:
            self.carry_out(edits.accepted(asked.proposal))
        elif asked.about == "speaker":
            self.carry_out(self.transcript.shown.said_by(self.words_here(), self.block_here().speaker))
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
        paragraph = self.paragraph()
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
        place = await self.ask(
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
        place = await self.ask(
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
        word = self.word()
        if word is None:
            return
        block, last = self.block_here(), self.words_here()[1]
        others = [name for name in self.transcript.names if name != block.speaker]
        self._meant = ((word, last), teach)
        if len(others) == 1 and block.speaker and not teach:
            self.typed("speaker", others[0])
            return
        names = [*([block.speaker] if block.speaker and teach else []), *others]
        chosen = await self.ask(
            Choice(_("Who speaks here?"), [*((name, _with_role(name)) for name in names), ("", _("Somebody else"))])
        )
        if chosen:
            self.typed("speaker", chosen)
        elif chosen is not None:
            self.ask_for("speaker", _("Who speaks here"), _("a pseudonym · Enter saves · Esc drops it"))

    def action_rename(self) -> None:
        self._called = self.block_here().speaker
        if not self._called:
            self.say(_("Nobody is named here yet: t says who speaks."))
            return
        self.ask_for("rename", _("{name} is called").format(name=self._called), _("Enter saves · Esc drops it"))

    def typed(self, kind: str, text: str) -> None:
        if kind == "speaker" and text and self._meant is not None:
            words, teach = self._meant
            self.carry_out(self.transcript.shown.said_by(words, text, teach=teach))
        elif kind == "rename" and text and text != self._called:
            self._rename(self._called, text)

    @work
    async def _rename(self, old: str, new: str) -> None:
        swapped = False
        if new in self.transcript.heard_names:
            chosen = await self.ask(
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


def _with_role(name: str) -> str:
    return _("{label} (the interviewer)").format(label=name) if name in INTERVIEWERS else name
