"""All that must not stand in what is handed on: the names of the key, and what was replaced anywhere in the study.

What was replaced in one interview gives somebody away in another one, too; so it is looked for in all of them. An age
or an occupation tells nothing elsewhere, and a pronoun nothing at all. What was kept in an interview may stand there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from interview_tui.held import corrections_of
from interview_tui.interview.correction import Kept, Replaced
from interview_tui.interview.corrections import Decisions, decisions
from interview_tui.privacy.finding.numbers import is_part
from interview_tui.privacy.leaks.folding import folded, tokens
from interview_tui.privacy.leaks.original import ALONE, Original
from interview_tui.privacy.leaks.seeking import parts_of
from interview_tui.privacy.phrases import PRONOUN
from interview_tui.problem import Problem
from interview_tui.study import Study

Words = tuple[str, ...]
"""A phrase in small letters, word by word, so that two ways of writing it are one."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided in one interview."""

    replaced: Mapping[Words, Replaced] = field(repr=False)
    """Wherever it was decided, at one place or everywhere."""
    own: frozenset[Words] = field(repr=False)
    """Those of them that tell something in this interview alone."""
    kept: Mapping[Words, Kept] = field(repr=False)
    """Everywhere in it."""
    kept_here: tuple[Kept, ...] = field(repr=False)
    """At one place."""
    in_use: frozenset[Words] = field(repr=False)
    """Pseudonyms and what else stands for something now: no original can be told from them."""


@dataclass(frozen=True, slots=True)
class ToHide:
    """The whole study's, ready to be asked for some interviews of it."""

    decided: Mapping[str, Decided] = field(repr=False)
    """By the folder of an interview's first sitting."""
    names: tuple[Original, ...] = field(default=(), repr=False)
    """Those of the key."""
    language: str = "sv"
    """Of the study."""

    def originals(self, interviews: Collection[str]) -> list[Original]:
        """What must not stand in a file that holds these interviews; in the guide, where there are none."""
        here = [self.decided[id] for id in interviews if id in self.decided]
        in_use = {words for one in (here or self.decided.values()) for words in one.in_use}
        found: dict[Words, Original] = {}
        for name in self.names:
            words = words_of(name.text)
            kept = here and all(words in each.kept and _may_keep(name, each.kept[words]) for each in here)
            if words not in in_use and not kept:
                found.setdefault(words, name)
        wholes = [one for id, each in self.decided.items() for one in _told(each, id in interviews, in_use)]
        for one in (*wholes, *(part for whole in wholes for part in parts_of(whole, self.language))):
            words = words_of(one.text)
            if words not in in_use and not (here and all(words in each.kept for each in here)):
                found.setdefault(words, one)
        return [original for words, original in found.items() if words]

    def kept_in(self, interview: str, original: Original) -> tuple[bool, tuple[Kept, ...]]:
        """Whether it was kept everywhere in an interview, and the single places where it was.

        A name of the key may be kept as a place, not as a name.
        """
        one, words = self.decided.get(interview), words_of(original.text)
        if one is None:
            return False, ()
        may = [kept for kept in one.kept_here if words_of(kept.original) == words and _may_keep(original, kept)]
        everywhere = one.kept.get(words)
        return everywhere is not None and _may_keep(original, everywhere), tuple(may)


def to_hide(study: Study, names: Iterable[str] = ()) -> ToHide:
    """What the study says, and `names`, those of its key. Raises `Problem` where corrections are damaged."""
    decided: dict[str, Decided] = {}
    seen: set[str] = set()
    for interview in study.interviews():
        if interview.id in seen:
            continue
        whole = study.sittings(interview)
        seen.update(one.id for one in whole)
        people: list[str] = []
        for one in whole:
            with suppress(Problem):  # a damaged record is told in the study; what was decided counts all the same
                people += [person.pseudonym for person in one.record.participants]
        decided[whole[0].id] = decided_in(decisions(corrections_of(interview).all()), people)
    return ToHide(decided, tuple(Original(name, "", "person") for name in names), study.settings.language)


def decided_in(decisions: Decisions, people: Iterable[str] = ()) -> Decided:
    """What counts of the decisions of one interview, whose participants are called so. Pure."""
    everywhere: dict[Words, Replaced | Kept] = {}
    here: list[Replaced | Kept] = []
    for one in decisions.hidden:
        if one.everywhere:
            everywhere[words_of(one.original)] = one
        else:
            here.append(one)
    kept = {words: one for words, one in everywhere.items() if isinstance(one, Kept)}
    replaced = {words: one for words, one in everywhere.items() if isinstance(one, Replaced)}
    own = {words for words, one in replaced.items() if not _tells_elsewhere(one)}
    for one in here:
        words = words_of(one.original)
        part = is_part(one.original, one.kind)  # `45 67` of a number that was read out over two lines
        if isinstance(one, Replaced) and words not in kept and _tells_elsewhere(one) and not part:
            replaced.setdefault(words, one)
    called = {words_of(decisions.renamed.get(name, name)) for name in people} - replaced.keys()
    standing_in = {words_of(one.by) for one in decisions.hidden if isinstance(one, Replaced) and one.kind == "person"}
    return Decided(
        {words: one for words, one in replaced.items() if one.kind != PRONOUN},
        frozenset(own),
        kept,
        tuple(one for one in here if isinstance(one, Kept)),
        frozenset(called | standing_in),
    )


def _told(one: Decided, is_own: bool, in_use: Collection[Words]) -> Iterator[Original]:
    """What was replaced in one interview, for a file that holds it or for another."""
    for words, replaced in one.replaced.items():
        if words not in one.in_use and (is_own or (words not in one.own and words not in in_use)):
            yield Original(replaced.original, replaced.by or "–", replaced.kind)


def _may_keep(original: Original, kept: Kept) -> bool:
    """A real name may not be kept as one, whatever was decided in an interview; a surname that is a town, as a town."""
    return bool(original.by) or kept.kind != "person"


def told_elsewhere(one: Decided, language: str) -> Iterator[Original]:
    """What was replaced in one interview and is looked for in all others: each phrase, and the names that it is of."""
    for whole in _told(one, is_own=False, in_use=()):
        yield whole
        yield from parts_of(whole, language)


def words_of(text: str) -> Words:
    """A phrase as it is compared."""
    return tuple(token.text for token in tokens(folded(text).lower()))


def _tells_elsewhere(one: Replaced) -> bool:
    """Whether it gives somebody away outside its interview: no age does, nor a year of birth in one word."""
    if one.kind in (*ALONE, PRONOUN):
        return False
    return one.kind != "birth_date" or len(words_of(one.original)) > 1 or sum(map(str.isdigit, one.original)) > 4
