"""What gives a segment away that a recogniser made up: rates nobody speaks at, phrases it learned from subtitles. Pure.

Each question is about one segment alone; docs/transcription.md gives what the bounds were measured on.
"""

import re
from collections.abc import Iterator, Sequence

from interview_tui.transcription.segments import Segment

FASTEST = 11.0
"""Syllables a second, over `ENOUGH` of them."""
ENOUGH = 12
"""Syllables: over fewer, a tenth of a second of error in the times makes a rate of anything."""
UNLIKELY = 0.35
"""Mean probability of the words of a segment that is a guess as a whole."""
_SEVERAL = 3
"""Words: fewer are doubted one by one."""
NO_LENGTH = 0.03
"""A word said in less than this was not placed: a frame and a half of Whisper's."""

_SYLLABLE = re.compile(r"[aeiouyåäöæøéèüáàóíú]+|\d")
_PHANTOMS = re.compile(
    "|".join(
        (
            # Ends of films on the net.
            r"tack (så mycket )?för (att (ni|du) (har )?titta(de|t|r)|tittandet|visningen)",
            r"(vi ses|syns) i nästa (video|film|avsnitt)",
            r"(glöm inte( bort)? att|gilla och|like and|(don'?t|do not) forget to( like and)?|please( like and)?) "
            r"(prenumerera|subscribe)",
            r"prenumerera på (den här |min |vår )?kanal",
            r"(thanks|thank you)( so much| very much)? for (watching|viewing)",
            r"see you (all )?in the next (video|one|episode)",
            r"subscribe to (my|our|the|this) channel",
            # Those who made the subtitles sign their work.
            r"(under)?text(ning|ad|at|er|erna)( är)?( gjorda?)? (av|från|stina hedin|karin schill)\b",
            r"(svensk)?textning\.? ?nu\b",
            r"amara\.? ?org",
            r"(bti ?studios|iyuno|sdi media)",
            r"(subtitles|captions|captioning|transcription|translated|transcribed) by\b",
        )
    )
)
"""Reported again and again for Whisper in silence and music, whose teachers were films with subtitles."""
_APART = re.compile(r"[^\w'.]+")


def too_fast(segment: Segment) -> bool:
    """Whether somewhere in it more is said than anybody can say in that time."""
    words = [(word.start, word.end, syllables(word.text)) for word in segment.words]
    words = words or [(segment.start, segment.end, syllables(segment.text))]
    return any(said > FASTEST * seconds for said, seconds in runs(words))


def runs(words: Sequence[tuple[float, float, int]]) -> Iterator[tuple[int, float]]:
    """Syllables and seconds of each run of words that is just long enough to judge by; a word has start and end."""
    first = said = 0
    for _start, end, count in words:
        said += count
        while said - words[first][2] >= ENOUGH:
            said -= words[first][2]
            first += 1
        if said >= ENOUGH:
            yield said, end - words[first][0]


def syllables(text: str) -> int:
    """About: each run of vowels is one, and so is a digit."""
    return len(_SYLLABLE.findall(text.casefold()))


def is_phantom(text: str) -> bool:
    """Whether something of it is what recognisers are known to invent."""
    return _PHANTOMS.search(_APART.sub(" ", text.casefold().replace("’", "'"))) is not None


def without_length(segment: Segment) -> bool:
    """Whether several words in a row take no time."""
    run = 0
    for word in segment.words:
        run = run + 1 if word.end - word.start < NO_LENGTH else 0
        if run == _SEVERAL:
            return True
    return False


def unlikely(segment: Segment) -> bool:
    """Whether the recogniser itself hardly believes it."""
    words = segment.words
    return len(words) >= _SEVERAL and sum(word.probability for word in words) < UNLIKELY * len(words)
