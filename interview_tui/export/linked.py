"""Everything an export says about one interview, put together once: guide, coverage, passages, marks and notes."""

from dataclasses import dataclass

from interview_tui.guide.model import Guide
from interview_tui.guide.placeholders import filled
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.state import State, state
from interview_tui.linking.passages import Passage, passages
from interview_tui.study import Interview
from interview_tui.transcription.transcript import Transcript, read_transcript


@dataclass(frozen=True)
class LinkedInterview:
    """One interview with its words under its questions."""

    id: str
    record: InterviewRecord
    guide: Guide
    """As it was for this interview, placeholders filled."""
    state: State
    transcript: Transcript | None
    """None where nothing has been transcribed."""
    passages: tuple[Passage, ...]
    audio_seconds: float

    def heading(self, passage: Passage) -> str:
        """What a passage stands under: its question's text, its script's title, or nothing."""
        if passage.question_id is not None:
            return self.guide.question(passage.question_id).text
        return self.guide.section(passage.section_id).title if passage.section_id is not None else ""


def linked(interview: Interview) -> LinkedInterview:
    """Read the interview from its folder and link it. Raises `Problem` if a file of it is damaged."""
    record = interview.record
    guide = filled(interview.guide, record.placeholders)
    events = interview.events()
    transcript = read_transcript(interview.transcript)
    heard = transcript.segments if transcript is not None else ()
    now = state(guide, events)
    stopped = [event.seconds for event in events if event.event == "Stopped"]
    seconds = stopped[-1] if stopped else max((event.at for event in events), default=0.0)
    return LinkedInterview(interview.id, record, guide, now, transcript, tuple(passages(guide, events, heard)), seconds)
