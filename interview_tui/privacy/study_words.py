"""What a study knows already: what stands for whom in its interviews, whom its key names, which names are in use."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from interview_tui.held import corrections_of, names_standing
from interview_tui.interview.correction import Replaced
from interview_tui.interview.corrections import decisions
from interview_tui.interview.pseudonyms import pseudonyms_in
from interview_tui.privacy.generalising import generalised
from interview_tui.privacy.key import Key
from interview_tui.privacy.phrases import PRONOUN
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.transcription.transcript import read_transcript

_IN_ONE_ALONE = ("age", "birth_date", "occupation", PRONOUN)
"""Kinds that tell nothing in another interview."""
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_DIGITS = 6
"""Of a phone number, in what the key says of how to reach somebody."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """Something that gives somebody away, and what stands for it in this study."""

    text: str = field(repr=False)
    by: str
    kind: str


def glossary(study: Study, but: str | None = None) -> list[OwnWord]:
    """What was replaced everywhere in the study's interviews, each original once, the latest decision of each.

    `but`: folder of the first sitting of an interview that is left out. Corrections that cannot be read are told in
    the study, and left out here.
    """
    found: dict[str, OwnWord] = {}
    for interview in study.interviews():
        first = study.sittings(interview)[0]
        if first.id != interview.id or first.id == but:
            continue
        with suppress(Problem):
            for one in decisions(corrections_of(interview).all()).hidden:
                if isinstance(one, Replaced) and one.everywhere and one.kind not in _IN_ONE_ALONE:
                    found[one.original.casefold()] = OwnWord(one.original, one.by, one.kind)
    return list(found.values())


def words_of_key(key: Key, language: str) -> list[OwnWord]:
    """The names of the key with their pseudonyms, whole and in parts, and how people are reached."""
    found: dict[str, OwnWord] = {}
    for entry in key.entries:
        for text in Key(entries=(entry,)).names():
            kind = _kind(text)
            by = entry.pseudonym if kind == "person" else generalised(text, kind, language)
            found.setdefault(text.casefold(), OwnWord(text, by, kind))
    return list(found.values())


def names_in_use(study: Study, language: str, texts: Iterable[str] = (), but: str | None = None) -> set[str]:
    """Names that must not be suggested, in small letters: a participant's, one that stands for somebody already, and
    those that could be suggested and are in what anybody said.

    `texts`: what else is said, as it was put right. `but`: folder of the first sitting of the interview that they are
    suggested for; who deals them knows what was decided there.
    """
    names = {name.casefold() for name in pseudonyms_in(language)}
    called = {name.casefold() for name in study.pseudonyms()}
    return names & {*_words(study), *_small(texts)} | called | names_standing(study, but)


def _words(study: Study) -> Iterator[str]:
    for interview in study.interviews():
        with suppress(Problem):
            yield from _small(person.pseudonym for person in interview.record.participants)
        with suppress(Problem):
            transcript = read_transcript(interview.transcript)
            if transcript is not None:
                yield from _small(segment.text for segment in transcript.segments)


def _small(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text.casefold())


def _kind(text: str) -> str:
    """What a text of the key is: a name, or a way to reach somebody."""
    if "@" in text:
        return "email"
    digits = sum(sign.isdigit() for sign in text)
    if not digits:
        return "person"
    letters = any(sign.isalpha() for sign in text)
    return "phone" if digits >= _FEWEST_DIGITS and not letters else "address"
