"""What was decided to be hidden in an interview that goes, and stands in others, too, stays hidden there.

The decisions lie beside the words that they are about, and go with them; but what was hidden in one interview is looked
for in every export of the study, for another may name the same school. So each decision whose phrase stands in another
interview is written into the log of that one, in the words that stand there. Nothing is kept of the others: neither a
phrase that nobody else said nor a sum of it, which a list of schools would find.

This comes before anything is erased, and may be cut short and done again.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from interview_tui.export.linked import linked
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Replaced, TextSet
from interview_tui.interview.corrections import Decisions, decisions
from interview_tui.privacy.generalising import generalised
from interview_tui.privacy.leaks import Original
from interview_tui.privacy.leaks.folding import folded
from interview_tui.privacy.leaks.packed import streams
from interview_tui.privacy.leaks.seeking import Seeker
from interview_tui.privacy.to_hide import Decided, Words, decided_in, told_elsewhere, words_of
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study

_TEXTS = ("transcript*.jsonl", "corrections.jsonl", "timeline.jsonl", "speakers.json", "interview.json", "guide.md")
"""Of an interview's folder: whatever may be shown of it."""


@dataclass(frozen=True, slots=True)
class StillHidden:
    """What another interview goes on hiding."""

    interview: str
    """Folder of its first sitting."""
    phrases: tuple[Replaced, ...] = field(default=(), repr=False)
    searched: bool = True
    """It has a transcript, and all of it can be read; else nobody knows what stands in it."""


def still_hidden(study: Study, gone: Sequence[str], names: Sequence[str]) -> list[StillHidden]:
    """For each other interview what is hidden there because of those that go; those it does not concern are left out.

    `gone`: folders of interviews. `names`: pseudonyms that nobody has any more: none of them may stand for anything.
    """
    wholes = study.wholes()
    language = study.settings.language
    wanted: dict[Words, Original] = {}
    for whole in wholes:
        if whole[0].id in gone and (decided := _decided(whole)) is not None:
            for one in told_elsewhere(decided[0], language):
                wanted.setdefault(words_of(one.text), one)
    if not wanted:
        return []
    nobody = {words_of(name) for name in names}
    originals = list(wanted.values())
    found = []
    for whole in wholes:
        readable = _readable(whole)
        if whole[0].id in gone or (readable and all(one.record.kind == "rehearsal" for one in readable)):
            continue
        other = _in_interview(whole, originals, nobody, language)
        if other.phrases or not other.searched:
            found.append(other)
    return found


def hide_still(study: Study, gone: Sequence[str], names: Sequence[str]) -> None:
    """Write it down. Raises `OSError`, and `Problem` if a log was written by a newer program."""
    for one in still_hidden(study, gone, names):
        if one.phrases:
            log = corrections_of(study.interview(one.interview))
            for phrase in one.phrases:
                log.append(phrase)


def _in_interview(
    whole: Sequence[Interview], originals: Sequence[Original], nobody: set[Words], language: str
) -> StillHidden:
    known = _decided(whole)
    if known is None:
        return StillHidden(whole[0].id, searched=False)
    decided, log = known
    seeker = Seeker([(one.text, one.kind) for one in originals], language)
    stands: dict[int, str] = {}
    searched = any(one.transcript.exists() for one in whole)
    try:
        for text in _texts(whole, corrected=any(isinstance(one, TextSet) for one in log.texts)):
            for hit in seeker.found(text):
                there = " ".join(text[hit.start : hit.end].split())
                as_decided = originals[hit.number].text
                same = words_of(there) == words_of(as_decided)
                if same or hit.number not in stands:  # else a compound of it, or with an ending
                    stands.setdefault(hit.number, there if same else as_decided)
    except (Problem, OSError):
        searched = False
    phrases = [
        Replaced(start=0.0, end=0.0, everywhere=True, original=text, kind=original.kind,
                 by=_by(original, nobody, language))
        for number, text in sorted(stands.items())
        if not _is_settled(words_of((original := originals[number]).text), decided)
    ]  # fmt: skip
    return StillHidden(whole[0].id, tuple(phrases), searched)


def _is_settled(words: Words, decided: Decided) -> bool:
    """It was decided in that interview itself what becomes of it."""
    return words in decided.kept or words in decided.replaced or words in decided.in_use


def _by(original: Original, nobody: set[Words], language: str) -> str:
    """What stands for it: as it was decided, but never the pseudonym of somebody who goes."""
    words = words_of(original.by)
    told_of = any(name and name == words[i : i + len(name)] for name in nobody for i in range(len(words)))
    return generalised(original.text, original.kind, language) if told_of or not words else original.by


def _texts(whole: Sequence[Interview], *, corrected: bool) -> Iterator[str]:
    """Every text of an interview, folded. Raises `OSError`, and `Problem` if it cannot be read."""
    for one in whole:
        for pattern in _TEXTS:
            for path in sorted(one.folder.glob(pattern)):
                yield from _texts_in(path)
    if corrected:  # a phrase may have come to be by what was put right
        passages = linked(whole[0]).corrected
        yield folded("\n".join(segment.text for passage in passages for segment in passage.segments))


def _texts_in(path: Path) -> Iterator[str]:
    for stream in streams(path.name, path.read_bytes()):
        yield stream.between.join(folded(spot.text) for spot in stream.spots)


def _decided(whole: Sequence[Interview]) -> tuple[Decided, Decisions] | None:
    """None where its log is damaged."""
    people = [person.pseudonym for one in _readable(whole) for person in one.record.participants]
    try:
        log = decisions(corrections_of(whole[0]).all())
    except Problem:
        return None
    return decided_in(log, people), log


def _readable(whole: Sequence[Interview]) -> list[Interview]:
    """Those whose record can be read."""
    found = []
    for one in whole:
        with suppress(Problem):
            if one.record:
                found.append(one)
    return found
