"""What the words say about who speaks: the interviewer asks what stands in the guide. Needs numpy.

This enrols the interviewer's voice for free: nobody has to read a sentence aloud for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.linking.likeness import likeness
from interview_tui.linking.places import places_of
from interview_tui.linking.roles import interviewer
from interview_tui.linking.terms import language_of
from interview_tui.linking.utterances import utterances
from interview_tui.transcription.segments import Segment

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Asking:
    """Utterances of a transcript, and how likely each is the interviewer's."""

    starts: Array
    """Seconds."""
    ends: Array
    likely: Array
    """0 to 1."""


def asking(segments: Sequence[Segment], guide: Guide) -> Asking:
    """By the words alone: no label and no sound is looked at."""
    spoken = utterances([segment.model_copy(update={"speaker": None}) for segment in segments])
    if not spoken:
        return Asking(np.zeros(0), np.zeros(0), np.zeros(0))
    language = language_of((word for utterance in spoken for word in utterance.words), guide.language)
    places = places_of(guide)
    like = likeness(spoken, places, guide.language, language).opens.max(axis=1) if places else np.zeros(len(spoken))
    likely = interviewer(spoken, like, language)
    return Asking(np.array([one.start for one in spoken]), np.array([one.end for one in spoken]), likely)
