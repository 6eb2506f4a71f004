"""How much of a place's wording is heard in a stretch of talk, level by level. Numbers out; larger is more alike.

Levels of text: the question itself, what stands under it (probes, clarifications), its theme's title. Kinds of match:
the same stem, a stem that looks like it or is part of it, a word of the same group of related words; a word counts for
the first of them only. What few places have weighs more, and so does what is seldom said.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from interview_tui.guide.model import Guide
from interview_tui.linking.look_alikes import look_alikes
from interview_tui.linking.phrases import KINDS, kinds_of
from interview_tui.linking.places import Place, texts_in
from interview_tui.linking.terms import groups_of, is_function_word, spelled_out, spellings, stem, words_in
from interview_tui.linking.usual import Usual, usual
from interview_tui.linking.utterances import Utterance

Numbers = np.ndarray
LEVELS = ("question", "under", "theme")
_THEME = 2
_LOOKS_LIKE, _PART = 78.0, 0.9
"""Likeness of letters, 0 to 100, from which a word may be another one heard wrong; what a compound is worth."""
_OFTEN, _TALK, _COUNTED = 100, 1000, 3000
"""A word said so often is worth 1 / (1 + _OFTEN * its share of the talk); _TALK words are added to every talk that are
nobody's, and _COUNTED that are as usual as words are in other interviews."""
_RAREST_KIND = 0.02
"""Least share of the questions that a way of asking is taken to be found in."""
_WHOLE_FROM, _WHOLE_RANGE, _WHOLE_MOST = 45, 40, 1.3
"""Likeness of whole texts, 0 to 100, that any two have; what is 1 above that; and the most that counts."""


@dataclass(frozen=True)
class Wording:
    """Said words by places, for each level and kind of match, and what else compares a stretch with the guide."""

    number: dict[str, int]
    """Said word → row."""
    same: Numbers
    """Levels by words by places: weight of the match."""
    alike: Numbers
    related: Numbers
    texts: tuple[str, ...]
    """Each place's question, in small letters, for likeness as a whole."""
    kinds: Numbers
    """Ways of asking by places."""
    language: str
    """The talk's."""


def wording(
    guide: Guide, places: Sequence[Place], spoken: Sequence[Utterance], language: str, counted: Usual | None = None
) -> Wording:
    """What each said word has to do with each place. `language` is the talk's; `counted` as in `likeness`."""
    counted = counted or usual(language)
    texts = _texts_of(guide, places)
    counts = Counter(word for utterance in spoken for word in utterance.words)
    content = [word for word in sorted(counts) if not is_function_word(word, language) and len(word) > 1]
    stems, groups = _keys_of(texts, guide.language)
    rare_stem, rare_group = _rarity(stems, len(places)), _rarity(groups, len(places))
    often: Counter[str] = Counter()
    for word, count in counts.items():
        often[stem(word, language)] += count
    total = sum(counts.values()) or 1
    alike = look_alikes(content, sorted(rare_stem), language, _LOOKS_LIKE, 1.0, _PART)
    shape = (len(LEVELS), len(content), len(places))
    same, near, related = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for i, word in enumerate(content):
        own = stem(word, language)
        heard_before = _COUNTED * counted.stems.get(own, 0.0)
        seldom = 1 / (1 + _OFTEN * (often[own] + heard_before) / (total + _TALK + _COUNTED))
        for level in range(len(LEVELS)):
            if own in stems[level]:
                same[level, i] = stems[level][own] * rare_stem[own] * seldom
            for key, strength in alike.get(word, ()):
                if key in stems[level]:
                    near[level, i] = np.maximum(near[level, i], stems[level][key] * rare_stem[key] * strength * seldom)
            for group in groups_of(word, language):
                if group in groups[level]:
                    related[level, i] = np.maximum(related[level, i], groups[level][group] * rare_group[group] * seldom)
        near[:, i] *= same[:, i] == 0
        related[:, i] *= (same[:, i] == 0) & (near[:, i] == 0)
    number = {word: i for i, word in enumerate(content)}
    questions = tuple(" ".join(words_in(text[0])) for text in texts)
    return Wording(number, same, near, related, questions, _kinds(questions, places, guide.language), language)


def heard(wording: Wording, stretches: Sequence[Sequence[str]]) -> dict[str, Numbers]:
    """For each stretch (words) and place, by level and kind of match: `question_same` …; sums over distinct words."""
    rows, columns = [], []
    for i, words in enumerate(stretches):
        for word in {w for w in words if w in wording.number}:
            rows.append(i)
            columns.append(wording.number[word])
    present = np.zeros((len(stretches), len(wording.number)))
    present[rows, columns] = 1.0
    found = {}
    for level, name in enumerate(LEVELS):
        for kind, table in (("same", wording.same), ("alike", wording.alike), ("related", wording.related)):
            found[f"{name}_{kind}"] = present @ table[level]
    asked = np.zeros((len(stretches), KINDS))
    for i, words in enumerate(stretches):
        asked[i, list(kinds_of(" ".join(words), wording.language))] = 1.0
    found["kinds"] = asked @ wording.kinds
    return found


def as_a_whole(wording: Wording, stretches: Sequence[Sequence[str]]) -> Numbers:
    """Likeness of each stretch to each question as a whole, 0 to 1 and a little: above what any two sentences have."""
    said = [" ".join(words) for words in stretches]
    scores = process.cdist(said, wording.texts, scorer=fuzz.token_set_ratio, dtype=np.uint8).astype(float)
    scores[:, [not text for text in wording.texts]] = 0.0
    return np.clip((scores - _WHOLE_FROM) / _WHOLE_RANGE, 0, _WHOLE_MOST)


def _texts_of(guide: Guide, places: Sequence[Place]) -> list[tuple[str, str, str]]:
    """For each place, by level."""
    sections = {section.id: section for section in guide.sections}
    texts = (text for section in guide.sections for text in texts_in(section))
    spelling = spellings((word for text in texts for word in words_in(text)), guide.language)
    found = []
    for place in places:
        if place.section_id is None:
            found.append(("", "", ""))
            continue
        section = sections[place.section_id]
        if place.question_id is None:
            found.append((section.text, "", section.title))
            continue
        question = guide.question(place.question_id)
        under = [*question.clarifications]
        for probe in question.all_probes():
            under += [probe.text, *probe.clarifications]
        named = spelled_out(place.question_id, spelling)
        found.append((f"{question.text} {named}", " ".join(under), section.title))
    return found


def _keys_of(
    texts: Sequence[tuple[str, str, str]], language: str
) -> tuple[list[dict[str, Numbers]], list[dict[int, Numbers]]]:
    """For each level: stem → 1 for the places that have it; the same for groups of related words."""
    stems: list[dict[str, Numbers]] = [{} for _level in LEVELS]
    groups: list[dict[int, Numbers]] = [{} for _level in LEVELS]
    for at, text in enumerate(texts):
        for level, part in enumerate(text):
            for word in words_in(part):
                if is_function_word(word, language):
                    continue
                stems[level].setdefault(stem(word, language), np.zeros(len(texts)))[at] = 1.0
                for group in groups_of(word, language):
                    groups[level].setdefault(group, np.zeros(len(texts)))[at] = 1.0
    return stems, groups


def _rarity(tables: Sequence[Mapping[Any, Numbers]], size: int) -> dict[Any, float]:
    """Key → how few of the places have it, 0 to about 1; a theme's title counts half, if nothing else has it."""
    having: dict[Any, Numbers] = {}
    for level, table in enumerate(tables):
        for key, row in table.items():
            if level < _THEME:
                having[key] = np.maximum(having.get(key, 0), row)
            else:
                having.setdefault(key, row / 2)
    return {key: float(np.log((size + 1) / (row.sum() + 0.5)) / np.log(size + 1)) for key, row in having.items()}


def _kinds(questions: Sequence[str], places: Sequence[Place], language: str) -> Numbers:
    """Ways of asking by places: about 1 where the question has its words and few others have."""
    kinds = np.zeros((KINDS, len(places)))
    for at, text in enumerate(questions):
        kinds[list(kinds_of(text, language)), at] = 1.0
    share = kinds[:, [place.question_id is not None for place in places]].mean(axis=1, keepdims=True)
    weighed: Numbers = kinds * np.log(1 / np.maximum(share, _RAREST_KIND)) / 3
    return weighed
