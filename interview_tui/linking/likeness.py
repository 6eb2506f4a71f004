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

from interview_tui.guide.model import Guide, Item, Question, Section
from interview_tui.linking.phrases import kinds_of
from interview_tui.linking.terms import groups_of, is_function_word, is_part, spelled_out, spellings, stem, words_in
from interview_tui.linking.utterances import Utterance

Numbers = np.ndarray
LP = dict(clar=0.3, probe=0.25, theme=0.4, part=0.8, related=0.5, wrong=0.6, meant=0.3, meant_answer=0.08, small=0.2, size0=8.0, power=0.6, mult=5.0, neg=0.3, kind=1.2, prior_group=0.0004, prior_stem=0.0002, bg=0.25, small_bg=0.0035, theme_more=0.8, verbatim=70.0, word_for_word=5.0, id=0.6)
_LOOKS_LIKE = 80.0
_HOUR = 3000.0


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that words can belong: a question, or a script or consent section of the guide."""

    question_id: str | None
    section_id: str | None
    order: int
    """Place in the guide, from 0."""
    asked: tuple[tuple[float, str], ...]
    """(weight, text) of what is said when it is opened."""
    talked: tuple[tuple[float, str], ...]
    """The same for what is said while it lasts: the probes, too."""


def places_of(guide: Guide) -> list[Place]:
    """Every question, and every script, in the order of the guide."""
    found: list[Place] = []
    spelling = spellings((word for section in guide.sections for text in _texts(section) for word in words_in(text)), guide.language)
    for section in guide.sections:
        if not section.questions and (section.kind != "theme" or section.text):
            said = ((1.0, section.text), (LP["theme"], section.title))
            found.append(Place(None, section.id, len(found), said, said))
        for number, question in enumerate(section.questions):
            found.append(_place(section, question, len(found), spelled_out(question.id, spelling), leads=number == 0))
    return found


def _texts(section: Section) -> list[str]:
    questions = section.questions
    return [section.title, section.text, *(q.text for q in questions), *(t for q in questions for t in _probes(q.probes))]


def _place(section: Section, question: Question, order: int, name: str, leads: bool) -> Place:
    own = [(1.0, question.text), *((LP["clar"], text) for text in question.clarifications)]
    own.append((LP["id"], name))
    own.append((LP["theme"] * (1.0 if leads else LP["theme_more"]), section.title))
    probes = list(_probes(question.probes))
    asked = (*own, *((LP["probe"], text) for text in probes))
    talked = (*own, *((1.0, text) for text in probes))
    return Place(question.id, section.id, order, asked, talked)


def _probes(items: Sequence[Item]) -> list[str]:
    return [text for item in items for text in (item.text, *item.clarifications, *_probes(item.probes))]


@dataclass(frozen=True)
class Likeness:
    """Utterances by places, in nats."""

    opens: Numbers
    """If the interviewer opens the place with it."""
    stays: Numbers
    """If she asks on within it."""
    answers: Numbers
    """If a participant says it while it lasts."""


def likeness(utterances: Sequence[Utterance], places: Sequence[Place], language: str, spoken: str) -> Likeness:
    """`language` is the guide's, `spoken` the talk's."""
    said = sorted({word for utterance in utterances for word in utterance.words})
    counts = Counter(word for utterance in utterances for word in utterance.words)
    number = {word: i for i, word in enumerate(said)}
    rows = [sorted({number[word] for word in utterance.words}) for utterance in utterances]
    found = []
    kinds = [kinds_of(" ".join(utterance.words), spoken) for utterance in utterances]
    for texts, meant in (([p.asked for p in places], LP["meant"]), ([p.talked for p in places], LP["meant"]), ([p.talked for p in places], LP["meant_answer"])):
        of = _of_words(said, counts, texts, language, spoken, meant)
        sums = np.array([of[row].sum(axis=0) if row else np.zeros(len(places)) for row in rows]).reshape(len(rows), len(places))
        found.append(sums + LP["kind"] * _of_kinds(kinds, texts, language, meant))
    found[0] += _word_for_word(utterances, places)
    found[1] += _word_for_word(utterances, places)
    return Likeness(*found)


def _word_for_word(utterances: Sequence[Utterance], places: Sequence[Place]) -> Numbers:
    """What it adds that an utterance is a question nearly word for word, or holds it."""
    said = [" ".join(utterance.words) for utterance in utterances]
    asked = [" ".join(words_in(place.asked[0][1])) if place.question_id else "" for place in places]
    whole = process.cdist(said, asked, scorer=fuzz.ratio, score_cutoff=LP["verbatim"], dtype=np.uint8)
    inside = process.cdist(said, asked, scorer=fuzz.partial_ratio, score_cutoff=LP["verbatim"] + 8, dtype=np.uint8)
    long = np.array([len(text) for text in said])[:, None] >= np.array([len(text) for text in asked])[None, :]
    near = np.maximum(whole, np.where(long, inside, 0)).astype(float)
    near[:, [len(text) < 12 for text in asked]] = 0.0
    return LP["word_for_word"] * np.maximum(near - LP["verbatim"], 0.0) / (100 - LP["verbatim"])


def _of_kinds(kinds, texts, language, meant):
    weight = defaultdict(lambda: np.zeros(len(texts)))
    for number, pieces in enumerate(texts):
        best = {}
        for w, text in pieces:
            for kind in kinds_of(" ".join(words_in(text)), language):
                best[kind] = max(best.get(kind, 0), w)
        size = (sum(best.values()) + 1.0) 
        for kind, w in best.items():
            weight[kind][number] = w / size
    known = sorted(weight)
    heard = Counter(kind for some in kinds for kind in some)
    total = sum(heard.values())
    nats = _nats(np.array([weight[k] for k in known]).reshape(len(known), len(texts)), np.array([(heard[k] + 2) / (total + 60) for k in known]), meant)
    at = {k: i for i, k in enumerate(known)}
    out = np.zeros((len(kinds), len(texts)))
    for i, some in enumerate(kinds):
        for k in some:
            if k in at:
                out[i] += nats[at[k]]
    return out


def _of_words(
    said: Sequence[str],
    counts: Counter[str],
    texts: Sequence[tuple[tuple[float, str], ...]],
    language: str,
    spoken: str,
    meant: float,
) -> Numbers:
    """Words said, by places. `meant`: the share of words that are the place's own when it is talked of."""
    stems, groups = _weights(texts, language)
    total = sum(counts.values())
    heard_stems: Counter[str] = Counter()
    heard_groups: Counter[int] = Counter()
    for word, count in counts.items():
        heard_stems[stem(word, spoken)] += count
        for group in groups_of(word, spoken):
            heard_groups[group] += count
    known = sorted(stems)
    common = {stem(word, language) for _t in texts for _w, text in _t for word in words_in(text)
              if is_function_word(word, language)}  # fmt: skip
    by_stem = _nats(
        np.array([stems[key] for key in known]).reshape(len(known), len(texts)),
        np.array([(heard_stems[key] + _HOUR * (LP["small_bg"] if key in common else LP["prior_stem"])) / (total + _HOUR) for key in known]),
        meant,
    )
    kinds = sorted(groups)
    by_group = _nats(
        np.array([groups[key] for key in kinds]).reshape(len(kinds), len(texts)),
        np.array([(heard_groups[key] + _HOUR * LP["prior_group"]) / (total + _HOUR) for key in kinds]),
        meant,
    )
    at_stem = {key: i for i, key in enumerate(known)}
    at_group = {key: i for i, key in enumerate(kinds)}
    alike = _alike(said, known, common, spoken)
    result = np.zeros((len(said), len(texts)))
    for i, word in enumerate(said):
        own = stem(word, spoken)
        evidence = []
        if own in at_stem:
            evidence.append(by_stem[at_stem[own]])
        else:
            evidence += [strength * by_stem[at_stem[key]] for key, strength in alike.get(word, ())]
        if own not in common:
            evidence += [LP["related"] * by_group[at_group[group]] for group in groups_of(word, spoken) if group in at_group]
        if evidence:
            result[i] = np.max(evidence, axis=0)
    return result


def _weights(
    texts: Sequence[tuple[tuple[float, str], ...]], language: str
) -> tuple[dict[str, Numbers], dict[int, Numbers]]:
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
                value = weight * (LP["small"] if small else 1.0)
                best[key] = max(best.get(key, 0.0), value)
                if not small:
                    for group in groups_of(word, language):
                        related[group] = max(related.get(group, 0.0), value)
        size = (sum(best.values()) + LP["size0"]) ** LP["power"] * LP["mult"]
        for key, value in best.items():
            stems[key][number] = value / size
        for group, value in related.items():
            groups[group][number] = value / size
    return dict(stems), dict(groups)


def _nats(shares: Numbers, heard: Numbers, meant: float) -> Numbers:
    if not len(shares):
        return shares
    asked = shares.mean(axis=1)
    around = LP["bg"] * asked + (1 - LP["bg"]) * heard
    result: Numbers = np.log(1 - meant + meant * shares / around[:, None])
    return np.where(result < 0, LP["neg"] * result, result)


def _alike(
    said: Sequence[str], known: Sequence[str], common: set[str], spoken: str
) -> dict[str, list[tuple[str, float]]]:
    """Word → stems of the guide that it is a compound of, or looks like, and how much that is worth."""
    content = [key for key in known if key not in common and len(key) >= 4]
    found: dict[str, list[tuple[str, float]]] = {}
    words = [word for word in said if len(word) >= 5 and not is_function_word(word, spoken)]
    if not content or not words:
        return found
    own = [stem(word, spoken) for word in words]
    scores = process.cdist(own, content, scorer=fuzz.ratio, score_cutoff=_LOOKS_LIKE, dtype=np.uint8)
    for i, j in zip(*np.nonzero(scores), strict=True):
        found.setdefault(words[i], []).append((content[j], LP["wrong"] * float(scores[i, j]) / 100))
    for word, stemmed in zip(words, own, strict=True):
        for key in content:
            if is_part(key, stemmed) or is_part(stemmed, key):
                found.setdefault(word, []).append((key, LP["part"]))
    return found
