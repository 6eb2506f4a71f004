"""What was heard: words and segments, with times in seconds of recording. Pure."""

from pydantic import BaseModel, ConfigDict


class Word(BaseModel):
    model_config = ConfigDict(frozen=True)
    start: float
    end: float
    text: str
    """As heard, with its punctuation, without surrounding space."""
    probability: float = 1.0
    """The engine's confidence, 0 to 1."""


class Segment(BaseModel):
    """Words heard together: about a sentence."""

    model_config = ConfigDict(frozen=True)
    id: str
    """Unique in the transcript and stable while it is: `3.1` is the second segment of the fourth chunk."""
    start: float
    end: float
    text: str
    words: tuple[Word, ...] = ()
    speaker: str | None = None
    """`I` for the interviewer, else a participant; None where it is not known."""
