"""How like what was said is to what the guide asks: for each utterance and place of the guide, in nats.

A number is the logarithm of how much likelier the words are if the place is being asked (or talked of) than if it is
not. Words that many questions share say little, words that are heard all the time say little, a word in a group of
related words says less than the word itself, and one that looks like it (heard wrong) nearly as much.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from interview_tui.linking.look_alikes import look_alikes
from interview_tui.linking.phrases import kinds_of
from interview_tui.linking.places import Place, Texts
from interview_tui.linking.terms import groups_of, is_function_word, stem, words_in
from interview_tui.linking.usual import Usual, usual
from interview_tui.linking.utterances import Utterance

Numbers = np.ndarray
ASKING, ANSWERING = 0.3, 0.08
"""Share of the words that are the question's own, in what an interviewer and what a participant says."""
PART, RELATED, HEARD_WRONG, KIND = 0.8, 0.5, 0.6, 1.2
"""What a part of a compound, a related word, a word that looks like it, and the same way of asking are worth."""
SMALL = 0.2
"""What a function word weighs in a question."""
AGAINST = 0.3
"""What it is worth that a word belongs to other questions."""
GUIDE = 0.25
"""How much the guide counts against the talk, in how common a word is."""
LOOKS_LIKE = 80.0
"""Likeness of letters, 0 to 100, from which a word may be another one heard wrong."""
SAME_WORDING, WORD_FOR_WORD = 70.0, 5.0
"""Likeness of a whole utterance from which it counts as read out, and what that is worth at 100."""
_HOUR = 3000.0
"""Words of talk that what is known of language weighs as much as."""
_SMALL_WORD, _WORD, _GROUP, _KIND = 0.0035, 0.0002, 0.0004, 1 / 30
"""How common a function word, another word, a group of related words and a way of asking are if nothing is known."""
_COUNTED = 0.7
"""How much what was counted in other interviews is believed against that."""


@dataclass(frozen=True)
class Likeness:
    """Utterances by places, in nats."""

    opens: Numbers
    """If the interviewer opens the place with it."""
    stays: Numbers
    """If she asks on within it."""
    answers: Numbers
    """If a participant says it while it lasts."""


def likeness(
    utterances: Sequence[Utterance], places: Sequence[Place], language: str, spoken: str, counted: Usual | None = None
) -> Likeness:
    """`language` is the guide's, `spoken` the talk's. `counted`: how usual its words are, if not as ever."""
    counted = counted or usual(spoken)
    read_out = _read_out(utterances, places)
    asked, talked = [place.asked for place in places], [place.talked for place in places]
    return Likeness(
        _like(utterances, asked, language, spoken, ASKING, counted) + read_out,
        _like(utterances, talked, language, spoken, ASKING, counted) + read_out,
        _like(utterances, talked, language, spoken, ANSWERING, counted),
    )


def _like(
    utterances: Sequence[Utterance], texts: Sequence[Texts], language: str, spoken: str, meant: float, counted: Usual
) -> Numbers:
    """`meant`: the share of words that are the place's own when it is talked of."""
    counts = Counter(word for utterance in utterances for word in utterance.words)
    said = sorted(counts)
    number = {word: i for i, word in enumerate(said)}
    of_words = _of_words(said, counts, texts, language, spoken, meant, counted)
    result = KIND * _of_kinds(utterances, texts, language, spoken, meant)
    for i, utterance in enumerate(utterances):
        result[i] += of_words[sorted({number[word] for word in utterance.words})].sum(axis=0)
    return result


def _of_words(
    said: Sequence[str],
    counts: Counter[str],
    texts: Sequence[Texts],
    language: str,
    spoken: str,
    meant: float,
    counted: Usual,
) -> Numbers:
    """Words said, by places."""
    stems, groups = _weights(texts, language)
    heard_stems: Counter[str] = Counter()
    heard_groups: Counter[int] = Counter()
    for word, count in counts.items():
        heard_stems[stem(word, spoken)] += count
        heard_groups.update(dict.fromkeys(groups_of(word, spoken), count))
    small = {stem(word, language) for pieces in texts for _weight, text in pieces for word in words_in(text)
             if is_function_word(word, language)}  # fmt: skip
    total = sum(counts.values()) + _HOUR
    known = {key: i for i, key in enumerate(sorted(stems))}
    known_before = [_before(counted.stems.get(key, 0.0), _SMALL_WORD if key in small else _WORD) for key in known]
    common = [(heard_stems[key] + _HOUR * share) / total for key, share in zip(known, known_before, strict=True)]
    by_stem = _nats([stems[key] for key in known], common, meant)
    kinds = {key: i for i, key in enumerate(sorted(groups))}
    common = [(heard_groups[key] + _HOUR * _before(counted.groups.get(key, 0.0), _GROUP)) / total for key in kinds]
    by_group = RELATED * _nats([groups[key] for key in kinds], common, meant)
    content = [key for key in known if key not in small]
    alike = look_alikes(said, content, spoken, LOOKS_LIKE, HEARD_WRONG, PART)
    result = np.zeros((len(said), len(texts)))
    for i, word in enumerate(said):
        own = stem(word, spoken)
        evidence = (
            [by_stem[known[own]]] if own in known else [w * by_stem[known[key]] for key, w in alike.get(word, ())]
        )
        if own not in small:
            evidence += [by_group[kinds[group]] for group in groups_of(word, spoken) if group in kinds]
        if evidence:
            result[i] = np.max(evidence, axis=0)
    return result


def _before(counted: float, otherwise: float) -> float:
    """How common it is before one has heard the talk."""
    return _COUNTED * counted + (1 - _COUNTED) * otherwise


def _weights(texts: Sequence[Texts], language: str) -> tuple[dict[str, Numbers], dict[int, Numbers]]:
    """How much of each place's text a stem, or a group of related words, is."""
    stems: dict[str, Numbers] = defaultdict(lambda: np.zeros(len(texts)))
    groups: dict[int, Numbers] = defaultdict(lambda: np.zeros(len(texts)))
    for number, pieces in enumerate(texts):
        best: dict[str, float] = {}
        related: dict[int, float] = {}
        for weight, text in pieces:
            for word in words_in(text):
                key = stem(word, language)
                small = is_function_word(word, language)
                best[key] = max(best.get(key, 0.0), weight * (SMALL if small else 1.0))
                if not small:
                    for group in groups_of(word, language):
                        related[group] = max(related.get(group, 0.0), weight)
        size = 5 * (sum(best.values()) + 8) ** 0.6  # long questions are not that much thinner
        for key, value in best.items():
            stems[key][number] = value / size
        for group, value in related.items():
            groups[group][number] = value / size
    return dict(stems), dict(groups)


def _of_kinds(
    utterances: Sequence[Utterance], texts: Sequence[Texts], language: str, spoken: str, meant: float
) -> Numbers:
    """Utterances by places: what it says that both have the words of the same way of asking."""
    shares: dict[int, Numbers] = defaultdict(lambda: np.zeros(len(texts)))
    for number, pieces in enumerate(texts):
        best: dict[int, float] = {}
        for weight, text in pieces:
            for kind in kinds_of(" ".join(words_in(text)), language):
                best[kind] = max(best.get(kind, 0.0), weight)
        for kind, value in best.items():
            shares[kind][number] = value / (sum(best.values()) + 1)
    of_utterance = [kinds_of(" ".join(utterance.words), spoken) for utterance in utterances]
    heard = Counter(kind for kinds in of_utterance for kind in kinds)
    known = {kind: i for i, kind in enumerate(sorted(shares))}
    total = sum(heard.values()) + 60
    nats = _nats([shares[kind] for kind in known], [(heard[kind] + 60 * _KIND) / total for kind in known], meant)
    result = np.zeros((len(utterances), len(texts)))
    for i, kinds in enumerate(of_utterance):
        for kind in kinds:
            if kind in known:
                result[i] += nats[known[kind]]
    return result


def _nats(shares: Sequence[Numbers], common: Sequence[float], meant: float) -> Numbers:
    """Terms by places, from each term's share of each place's words and how common it is in the talk."""
    if not shares:
        return np.zeros((0, 0))
    asked = np.array(shares)
    around = GUIDE * asked.mean(axis=1) + (1 - GUIDE) * np.array(common)
    nats = np.log(1 - meant + meant * asked / around[:, None])
    result: Numbers = np.where(nats < 0, AGAINST * nats, nats)
    return result


def _read_out(utterances: Sequence[Utterance], places: Sequence[Place]) -> Numbers:
    """What it adds that an utterance is a question nearly word for word, or holds it."""
    said = [" ".join(utterance.words) for utterance in utterances]
    asked = [" ".join(words_in(place.asked[0][1])) if place.question_id else "" for place in places]
    whole = process.cdist(said, asked, scorer=fuzz.ratio, score_cutoff=SAME_WORDING, dtype=np.uint8)
    inside = process.cdist(said, asked, scorer=fuzz.partial_ratio, score_cutoff=SAME_WORDING + 8, dtype=np.uint8)
    longer = np.array([len(text) for text in said])[:, None] >= np.array([len(text) for text in asked])[None, :]
    near = np.maximum(whole, np.where(longer, inside, 0)).astype(float)
    near[:, [len(text) < 12 for text in asked]] = 0.0
    result: Numbers = WORD_FOR_WORD * np.maximum(near - SAME_WORDING, 0.0) / (100 - SAME_WORDING)
    return result
