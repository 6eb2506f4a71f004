"""How sure it is where words belong and who says them, in words that stay in the background. Pure."""

from collections.abc import Sequence

from interview_tui.export.reading import SURE
from interview_tui.guide.model import Guide
from interview_tui.language import _
from interview_tui.linking.passages import Guess, Passage, Proposal
from interview_tui.speakers.found import UNCERTAIN
from interview_tui.times import clock_time
from interview_tui.transcription.segments import Segment


def is_unsure(passage: Passage) -> bool:
    """Whether a passage under a question or a script may belong somewhere else."""
    return passage.confidence < SURE and (passage.question_id, passage.section_id) != (None, None)


def sureness(passage: Passage) -> str:
    """Beside a heading: nothing where a key says it and nothing speaks against it."""
    if is_unsure(passage):
        return _("unsure {percent} %").format(percent=percent(passage.confidence))
    if passage.linked_by == "hand":
        return _("by hand")
    return _("sure") if passage.linked_by == "text" and passage.question_id is not None else ""


def percent(share: float) -> int:
    """0 to 1 as a whole number of hundredths; never all or nothing while it is not."""
    return min(99, max(1, round(100 * share)))


def share_read(share: float) -> int:
    """How much has been read, in hundredths: nothing and all are said only where it is so."""
    return percent(share) if 0 < share < 1 else round(100 * share)


def is_unsure_speaker(segment: Segment, named: bool) -> bool:
    """Whether the voice may be another's; `named`: others in this transcript have names."""
    if segment.speaker is None:
        return named
    return segment.speaker_probability is not None and segment.speaker_probability < UNCERTAIN


def besides(guide: Guide, questions: Sequence[str]) -> str:
    """Which other questions a passage answers."""
    return _("also answers: {questions}").format(questions="; ".join(guide.question(id).text for id in questions))


def guessed(guide: Guide, guess: Guess) -> str:
    """Where a passage under no question may belong."""
    return _("perhaps: {question} ({percent} %) · y yes").format(
        question=guide.question(guess.question_id).text, percent=percent(guess.confidence)
    )


def proposed(guide: Guide, proposal: Proposal) -> str:
    """A question that seems to be asked without a key."""
    return _("asked here: {question} · y yes, up to {time} · d no").format(
        question=guide.question(proposal.question_id).text, time=clock_time(proposal.end)
    )
