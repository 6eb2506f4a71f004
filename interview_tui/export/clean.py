"""A clean transcript: what was said without the sounds of looking for words. Pure.

As the simple rules of transcription have it (Dresing & Pehl 2013, "Manual (on) Transcription"): sounds of hesitation,
words that were broken off and words that were said twice at a new start are left out; a listener's "mm" too, unless it
is an answer. Nothing is put in another order or in other words. What may mean something stays: "liksom", "typ", "like",
and repetition that strengthens ("mycket mycket", "nej nej"). A word that stays keeps its times.
"""

import re
from collections.abc import Sequence

from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HESITATIONS = {
    "sv": _words("öh öhm öhh eh ehm äh ähm ehh hm hmm"),
    "en": _words("uh uhm um umm er erm eh hm hmm"),
}
"""Sounds that never are words of that language ("er" is one in Swedish)."""
_LISTENING = _words("mm mmm mhm mm-hm mm-hmm uh-huh hm hmm")
"""What a listener says while the other one talks; also a yes."""
_ANYWHERE = {
    "sv": _words(
        "och att men eller eftersom därför när som fast om i min mitt mina din ditt dina hans hennes vår vårt våra"
    ),
    "en": _words("and but or because when if the a an my your our their his with in of"),
}
"""Said twice, they are a new start wherever they stand: nothing ends with them."""
_AT_THE_BEGINNING = {
    "sv": _words("jag du han hon hen vi ni man dom så"),
    "en": _words("i we they he she it you so i'm it's we're they're he's she's i've i'd"),
}
"""So are these where a clause begins; elsewhere it may end with the first: "Ellen heter jag, jag är vikarie"."""
_AFTER_A_PAUSE = {
    "sv": _words("det den de är var på av till med för ha har hade hur vad vem sen där här då ska skulle kan kunde"),
    "en": _words(
        """that had is was do does did have has to on at for from this these there then what how who can could would
        will be"""
    ),
}
"""And these after a comma; without one they may be meant: "det är det det handlar om", "she had had enough"."""
_BEFORE_A_CLAUSE = _words(
    "och men att för eller när som om ja nej nä jo eh öh and but that because or when if yes no well um uh"
)
_TABLES = (_ANYWHERE, _AT_THE_BEGINNING, _AFTER_A_PAUSE)
_JOINS = _words("och eller samt till and or to")
"""After a part of a compound: "för- och nackdelar", "pre- and post-test"."""
_LONGEST = 4
"""Words of a new start."""
_STOP = re.compile(r"[.?!…]+[\"”’)]*$")
_END = re.compile(r"[.?!]+[\"”’)]*$")


def clean(passages: Sequence[Passage], language: str, interviewers: Sequence[str]) -> list[Segment | None]:
    """For each segment of `passages`, in order, what stays of it; None where nothing does."""
    segments = [segment for passage in passages for segment in passage.segments]
    found: list[Segment | None] = []
    for i, segment in enumerate(segments):
        after = segments[i + 1] if i + 1 < len(segments) else None
        if i and after and _is_listening(segments[i - 1], segment, after, interviewers):
            found.append(None)
        else:
            found.append(clean_segment(segment, language))
    return found


def clean_segment(segment: Segment, language: str) -> Segment | None:
    """The segment without hesitation, words broken off and new starts; None if nothing else was in it."""
    words = segment.words or _untimed(segment)
    kept = clean_words(words, language)
    if len(kept) == len(words):
        return segment
    if not kept:
        return None
    return segment.model_copy(
        update={
            "text": " ".join(word.text for word in kept),
            "words": tuple(kept) if segment.words else (),
            "start": max(segment.start, kept[0].start),
            "end": max(word.end for word in kept),
        }
    )


def clean_words(words: Sequence[Word], language: str) -> list[Word]:
    """The words that stay, each with its own times; sentences begin and end as they did."""
    kept = [word.text for word in words]
    stays = [True] * len(words)
    _drop_hesitation(kept, stays, language)
    _drop_broken_off(kept, stays)
    _drop_new_starts(kept, stays, language)
    left = [
        word if word.text == text else word.model_copy(update={"text": text})
        for word, text, stay in zip(words, kept, stays, strict=True)
        if stay
    ]
    # What is left out may bring together what is said twice.
    return left if all(stays) else clean_words(left, language)


def _drop_hesitation(texts: list[str], stays: list[bool], language: str) -> None:
    sounds = _HESITATIONS.get(language, frozenset())
    for i, text in enumerate(texts):
        word = _bare(text)
        # A "mm" inside what one says oneself is hesitation; at the beginning it may be an answer.
        if word in sounds or (word in _LISTENING and any(stays[:i])):
            _drop(texts, stays, i)


def _drop_broken_off(texts: list[str], stays: list[bool]) -> None:
    for i, text in enumerate(texts[:-1]):
        if not stays[i] or not re.fullmatch(r"\w+[-–—]", text) or len(text) > 12:
            continue
        following = [_bare(one) for one, stay in zip(texts[i + 1 :], stays[i + 1 :], strict=True) if stay]
        if following and not _JOINS & set(following[:1]):
            _drop(texts, stays, i)


def _drop_new_starts(texts: list[str], stays: list[bool], language: str) -> None:
    """The earlier one of two like runs of words that follow on each other, the longest first."""
    for length in range(_LONGEST, 0, -1):
        i = 0
        while True:
            at = [k for k, stay in enumerate(stays) if stay]
            if i + 2 * length >= len(at):  # a word must follow: what ends a sentence is meant
                break
            first, second = at[i : i + length], at[i + length : i + 2 * length]
            before = texts[at[i - 1]] if i else ""
            if _starts_anew(texts, first, second, before, language) and not _in_a_longer_one(
                texts, at, i + length, length
            ):
                for k in reversed(first):
                    _drop(texts, stays, k)
            else:
                i += 1


def _starts_anew(texts: Sequence[str], first: Sequence[int], second: Sequence[int], before: str, language: str) -> bool:
    """Whether the same was said twice without being meant twice; `before`: the word before it, if there is one."""
    if [_bare(texts[k]) for k in first] != [_bare(texts[k]) for k in second]:
        return False
    if any(_END.search(texts[k]) and not texts[k].endswith("...") for k in (*first, *second)):
        return False
    word = _bare(texts[first[0]])
    anywhere, beginning, paused = (table.get(language, frozenset()) for table in _TABLES)
    if len(first) > 1:
        return word in anywhere | beginning | paused
    begins = not before or before.endswith((",", ".", "?", "!", "…")) or _bare(before) in _BEFORE_A_CLAUSE
    pause = texts[first[0]].endswith((",", "…", "...", "-", "–", "—"))
    return word in anywhere or (begins and (word in beginning or (pause and word in paused)))


def _in_a_longer_one(texts: Sequence[str], at: Sequence[int], second: int, length: int) -> bool:
    """Whether more than `length` words before the place `second` are said again after it: that was meant.

    "Det är det, det är det." A new start of so many words has been left out before.
    """
    said = [_bare(texts[k]) for k in at]
    return any(
        said[second - n : second] == said[second : second + n] for n in range(length + 1, _LONGEST + 1) if n <= second
    )


def _drop(texts: list[str], stays: list[bool], i: int) -> None:
    """Leave out word `i`; a capital goes to the word after it, the end of a sentence to the one before."""
    stays[i] = False
    before = next((k for k in range(i - 1, -1, -1) if stays[k]), None)
    after = next((k for k in range(i + 1, len(texts)) if stays[k]), None)
    if texts[i][:1].isupper() and _bare(texts[i]) != "i" and after is not None:
        texts[after] = texts[after][:1].upper() + texts[after][1:]
    if before is None:
        return
    stop = _END.search(texts[i]) or (_STOP.search(texts[i]) if after is None else None)
    if stop and not _STOP.search(texts[before]):
        texts[before] = texts[before].rstrip(",;:–—-") + stop.group()
    elif texts[i].endswith(",") and texts[before].endswith(",") and after is not None:
        texts[before] = texts[before][:-1]  # the commas stood round what is left out


def _is_listening(before: Segment, segment: Segment, after: Segment, interviewers: Sequence[str]) -> bool:
    """Whether an interviewer says "mm" while somebody else goes on talking."""
    words = [_bare(word) for word in segment.text.split()]
    return (
        segment.speaker in interviewers
        and before.speaker == after.speaker != segment.speaker
        and bool(words)
        and all(word in _LISTENING for word in words)
    )


def _untimed(segment: Segment) -> tuple[Word, ...]:
    """The words of a segment whose file told none."""
    return tuple(Word(start=segment.start, end=segment.end, text=text) for text in segment.text.split())


def _bare(text: str) -> str:
    return text.casefold().replace("’", "'").strip(".,;:?!…\"”“'()–—-")
