"""Linking by matching words alone, for comparison: what one would write in an afternoon.

Each turn of the interviewer (each segment, where nobody says who speaks) goes to the question that it is most like, by
the question's text or one of its probes, if it is like enough; all else stays with the question before.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

from bench.interview_file import INTERVIEWERS
from interview_tui.guide.model import Guide
from interview_tui.linking.passages import Linking, Passage
from interview_tui.transcription.segments import Segment

ENOUGH = 60.0
"""The least `token_set_ratio` that counts as asking: of 0 to 80, the one that does best on the generated interviews."""


def link_by_words_alone(guide: Guide, segments: Sequence[Segment]) -> Linking:
    """The transcript by question, from the likeness of whole turns to questions and probes."""
    asked = [(q.id, text) for q in guide.questions() for text in (q.text, *(probe.text for probe in q.all_probes()))]
    texts = [utils.default_process(text) for _id, text in asked]
    current: str | None = None
    passages: list[Passage] = []
    for turn in _turns(segments):
        if turn[0].speaker is None or turn[0].speaker in INTERVIEWERS:
            said = utils.default_process(" ".join(segment.text for segment in turn))
            best = process.extractOne(said, texts, scorer=fuzz.token_set_ratio, score_cutoff=ENOUGH)
            current = asked[best[2]][0] if best is not None else current
        passages.append(Passage(turn[0].start, turn[-1].end, tuple(turn), current, None, "text"))
    return Linking(tuple(passages), ())


def _turns(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that follow on each other with the same speaker; each its own where nobody says who speaks."""
    turns: list[list[Segment]] = []
    for segment in segments:
        if turns and segment.speaker is not None and turns[-1][0].speaker == segment.speaker:
            turns[-1].append(segment)
        else:
            turns.append([segment])
    return turns
