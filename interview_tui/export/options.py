"""What a person chooses when she exports. Pure."""

from dataclasses import dataclass
from typing import Literal

Manner = Literal["verbatim", "clean"]
HideSound = Literal["silence", "beep"]


@dataclass(frozen=True, slots=True)
class Options:
    """The same choices for every format; one that a format has no place for changes nothing in it."""

    times: bool = True
    """Time stamps beside what was said."""
    interviewer: bool = True
    """What the interviewer says."""
    manner: Manner = "verbatim"
    """`clean` leaves out fillers, restarts and repeated words."""
    one_file: bool = False
    """All interviews in one file, where the format can hold several."""
    questions: tuple[str, ...] = ()
    """Ids of the questions, or of whole sections, to take with; empty: everything."""
    participants: tuple[str, ...] = ()
    """Pseudonyms of those whose words are taken with; empty: everybody's."""
    quotes_only: bool = False
    """Only what is marked as a quote, each with who said it: (Robin, socialsekreterare)."""

    hide_sound: HideSound = "silence"
    """What is heard of the sound in the place of what is hidden."""
    keep_untranscribed: bool = False
    """Sound with speech that was not transcribed, where nobody knows what is said."""

    @property
    def leaves_out(self) -> bool:
        """Whether any words are left out."""
        clean = self.manner == "clean"
        return not self.interviewer or clean or bool(self.questions or self.participants) or self.quotes_only


EVERYTHING = Options()
"""All that was said, as it was said, with its times."""
