"""What the interview screen knows of the people: who speaks in a group, and what the same participant said before."""

from interview_tui.interview.events import SpeakerChanged
from interview_tui.language import _
from interview_tui.speaking import noted_sentence
from interview_tui.tui.interview_view import InterviewView


class InterviewPeople(InterviewView):
    """Nothing of it is shown in an interview with one person for the first time."""

    choosing_speaker = False
    """The next digit says who speaks."""

    @property
    def takes_notes_of_speakers(self) -> bool:
        """A group, where a moderator can say with a key who takes the word."""
        return self.record.setting == "group"

    @property
    def speakers(self) -> tuple[str, ...]:
        """Those a digit stands for, from 1: the participants, then the interviewers."""
        asking = self.record.interviewers
        return (*self.record.voices[asking:], *self.record.voices[:asking])

    def covered(self) -> str:
        """Below the guide: what has been asked, and in a group who has spoken, as far as that was noted."""
        spoken = noted_sentence(self.sitting.state, self.record.voices, self.sitting.clock())
        return "\n".join(part for part in (super().covered(), spoken) if part)

    def action_who_speaks(self) -> None:
        self.choosing_speaker = True
        names = "   ".join(f"{number} {name}" for number, name in enumerate(self.speakers[:9], 1))
        self.say(_("Who speaks?   {names}").format(names=names), stay=True)
        self.refresh_bindings()

    def speaker_chosen(self, number: int) -> SpeakerChanged | None:
        """Who takes the word by that digit, if somebody was asked for."""
        asked, self.choosing_speaker = self.choosing_speaker, False
        if not asked or number > len(self.speakers):
            return None
        return SpeakerChanged(speaker=self.speakers[number - 1])

    def action_last_time(self) -> None:
        """What was said then on the question that is asked now, or that is looked at; at a script, on the first one."""
        from interview_tui.tui.screens.last_time import LastTimeDialog

        state = self.sitting.state
        here = state.current if state.current in state.status else self.cursor
        question = here if here in state.status else None
        self.app.push_screen(LastTimeDialog(self.sitting.interview.study, self.record, self.sitting.guide, question))

    def say(self, text: str, *, stay: bool = False, trouble: bool = False) -> None:
        """A word about the last key."""
        raise NotImplementedError
