"""The talk aligned with the guide: how likely each place is at each utterance, by what is said alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.linking.alignment import Evidence, align
from interview_tui.linking.asking import greets
from interview_tui.linking.likeness import Place, likeness
from interview_tui.linking.pressing import TP, Pressed, Span, pressed
from interview_tui.linking.roles import interviewer
from interview_tui.linking.switching import switching
from interview_tui.linking.terms import language_of
from interview_tui.linking.utterances import Utterance

P = dict(open_scale=1.3, stay_scale=1.3, ans_scale=0.4, ans_cap=2.0, pending=0.9, rounds=4, script_stay=-0.2, stay_max=8.0, open_max=18.0, stay_min=-2.5, skip=0.9, skip_more=0.6, back=0.2, same=1.5, far=0.05, greets=1.4, coverage=0.97, step=0.8, low=-1.5, high=2.0, bias=0.0, lead=1.0)


@dataclass(frozen=True)
class Found:
    """Utterances by places."""

    likely: np.ndarray
    """How likely each place is; each row sums to 1."""
    answers: np.ndarray
    """How much each utterance speaks of each place, in nats."""
    pressed: Pressed | None
    """What the key presses say, if there are any."""


def aligned(guide: Guide, places: Sequence[Place], spoken: Sequence[Utterance], spans: Sequence[Span] | None = None) -> Found:
    language = language_of((w for u in spoken for w in u.words), guide.language)
    like = likeness(spoken, places, guide.language, language)
    asker = interviewer(spoken, like.opens.max(axis=1), language)
    odds = switching(spoken, asker, language) + P["bias"]
    a = asker[:, None]
    opens = a * np.clip(P["open_scale"] * like.opens, -3, P["open_max"])
    answers = np.clip(P["ans_scale"] * like.answers, -P["ans_cap"], P["ans_cap"])
    stays = a * np.clip(P["stay_scale"] * like.stays, P["stay_min"], P["stay_max"]) + (1 - a) * answers
    scripts = np.array([p.question_id is None for p in places])  # and nowhere
    greeting = P["greets"] * np.array([greets(u.words, language) for u in spoken])[:, None]
    stays[:, scripts] = np.minimum(stays[:, scripts], 0.0) + P["script_stay"] + greeting
    opens = opens + (1 - a) * answers
    opens[:, scripts] += greeting
    opens = opens + P["lead"] * _leading(opens - stays, spoken, asker)
    sw = np.repeat(odds[:, None], len(places), axis=1)
    sw += (1 - a) * _pending(spoken, asker, opens)
    order = _order(places)
    first = _first(places)
    if spans is not None:
        keys = pressed(spans, spoken, odds, len(places), len(places) - 1)
        return Found(align(_with_keys(opens, stays, order, keys)).likely, like.answers, keys)
    wanted = np.clip((1 / (1 + np.exp(-odds))).sum() / max(1, (~scripts).sum()), 0.2, P["coverage"])
    bonus = np.zeros(len(places))
    found = align(_alone(opens, stays, sw, order, first))
    for _ in range(int(P["rounds"])):
        mass = found.opened.sum(axis=0)
        step = P["step"] * np.log((wanted + 0.05) / (mass + 0.05))
        bonus = np.where(scripts, 0.0, np.clip(bonus + step, P["low"], P["high"]))
        found = align(_alone(opens + bonus, stays, sw, order, first))
    return Found(found.likely, like.answers, None)


def _alone(opens: np.ndarray, stays: np.ndarray, odds: np.ndarray, order: np.ndarray, first: np.ndarray) -> Evidence:
    """Without presses: a switch takes its share from staying."""
    return Evidence(opens, stays - np.log1p(np.exp(odds)), -np.log1p(np.exp(-odds)), order, first)


def _with_keys(opens: np.ndarray, stays: np.ndarray, order: np.ndarray, keys: Pressed) -> Evidence:
    """With the presses: a switch near its press costs little, one without a press much."""
    even = order ** TP["order"]
    even = even / np.maximum(even.max(axis=1, keepdims=True), 1e-9)
    first = np.exp(keys.enters[0])
    first[keys.current[0]] = 1.0
    return Evidence(opens + keys.stays, stays + keys.stays, keys.enters, even, first)


def _leading(gain: np.ndarray, spoken: Sequence[Utterance], asker: np.ndarray) -> np.ndarray:
    """What an utterance that leads up to the question gains from it: the border stands where the turn to it begins."""
    result = np.zeros_like(gain)
    for i in range(len(spoken) - 2, -1, -1):
        if asker[i] >= 0.5 and asker[i + 1] >= 0.5:
            result[i] = np.maximum(result[i + 1], np.maximum(gain[i + 1], 0.0))
    return result


def _pending(spoken: Sequence[Utterance], asker: np.ndarray, opens: np.ndarray) -> np.ndarray:
    out = np.zeros_like(opens)
    last = np.zeros(opens.shape[1])
    turn = -1
    for i, u in enumerate(spoken):
        if asker[i] >= 0.5:
            if u.turn != turn and len(u.words) > 4:
                last = np.zeros(opens.shape[1])
                turn = u.turn
            last = np.maximum(last, opens[i])
        else:
            out[i] = P["pending"] * np.clip(last / 5, 0, 1)
    return out


def _order(places: Sequence[Place]) -> np.ndarray:
    """How likely each place follows on each. The last place is nowhere: before all others, and after them."""
    size = len(places)
    nowhere = size - 1
    questions = [i for i, place in enumerate(places) if place.question_id is not None]
    first, last = (questions[0], questions[-1]) if questions else (size, -1)
    result = np.zeros((size, size))
    for i in range(size):
        for j in range(size):
            if i != j:
                result[i, j] = _follows(places, -1 if i == nowhere else i, last + 1 if j == nowhere else j, first, last)
    return result / np.maximum(result.sum(axis=1, keepdims=True), 1e-9)


def _follows(places: Sequence[Place], i: int, j: int, first: int, last: int) -> float:
    ahead = j - max(i, first - 1)
    if j < first:
        return 0.3 if i < first else 0.01
    if j > last:
        return 1.0 if i >= last else 0.06
    if ahead == 1:
        return 1.0
    weight = P["skip"] * P["skip_more"] ** (ahead - 2) if ahead > 0 else P["back"] * 0.9 ** (-ahead - 1)
    weight = max(weight, P["far"])
    return weight * (P["same"] if places[i].section_id == places[j].section_id and i >= 0 else 1.0)


def _first(places: Sequence[Place]) -> np.ndarray:
    shares = np.full(len(places), 0.01)
    questions = [i for i, place in enumerate(places) if place.question_id is not None]
    shares[-1] = 0.5
    if questions:
        shares[questions[0]] = 0.2
        shares[: questions[0]] = 0.1
    return shares / shares.sum()
