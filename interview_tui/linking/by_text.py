"""The talk aligned with the guide: how likely each place is at each utterance, by what is said alone."""

from collections.abc import Sequence

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.linking.alignment import Aligned, Evidence, align
from interview_tui.linking.likeness import Place, likeness
from interview_tui.linking.roles import interviewer
from interview_tui.linking.switching import switching
from interview_tui.linking.terms import language_of
from interview_tui.linking.utterances import Utterance

P = dict(asker_scale=1.0, open_scale=0.9, stay_scale=0.6, ans_scale=0.25, ans_cap=1.5, pending=4.0, again=1.5, rounds=2)


def aligned(guide: Guide, places: Sequence[Place], spoken: Sequence[Utterance]) -> Aligned:
    language = language_of((w for u in spoken for w in u.words), guide.language)
    like = likeness(spoken, places, guide.language, language)
    asker = interviewer(spoken, like.opens.max(axis=1), language)
    odds = switching(spoken, asker, language)
    a = asker[:, None]
    opens = a * np.clip(P["open_scale"] * like.opens, -3, 12)
    answers = np.clip(P["ans_scale"] * like.answers, -P["ans_cap"], P["ans_cap"])
    stays = a * np.clip(P["stay_scale"] * like.stays, -2, 6) + (1 - a) * answers
    opens = opens + (1 - a) * answers
    sw = np.repeat(odds[:, None], len(places), axis=1)
    sw += (1 - a) * _pending(spoken, asker, opens)
    order = _order(places)
    first = _first(places)
    found = align(Evidence(opens, stays, sw, order, first))
    for _ in range(P["rounds"]):
        mass = found.opened
        elsewhere = np.clip(mass.sum(axis=0, keepdims=True) - _near(mass), 0, 1)
        found = align(Evidence(opens, stays, sw - P["again"] * elsewhere, order, first))
    return found


def _near(mass: np.ndarray, width: int = 3) -> np.ndarray:
    out = mass.copy()
    for d in range(1, width + 1):
        out[d:] += mass[:-d]
        out[:-d] += mass[d:]
    return out


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
    size = len(places)
    questions = [i for i, p in enumerate(places) if p.question_id is not None]
    first_q, last_q = (questions[0], questions[-1]) if questions else (size, -1)
    out = np.zeros((size, size))
    for i in range(size):
        for j in range(size):
            if i == j:
                continue
            d = j - i
            same = places[i].section_id == places[j].section_id
            if d > 0:
                w = 1.0 if d == 1 else max(0.35 * 0.8 ** (d - 2), 0.08)
            else:
                w = max(0.16 * 0.85 ** (-d - 1), 0.06)
            if same and d != 1:
                w *= 1.5
            if j < first_q:
                w *= 0.3 if i < first_q else 0.02
            elif j > last_q:
                w *= 1.0 if i >= last_q else 0.15
            elif places[j].question_id is None:
                w *= 0.3
            out[i, j] = w
    return out / np.maximum(out.sum(axis=1, keepdims=True), 1e-9)


def _first(places: Sequence[Place]) -> np.ndarray:
    w = np.full(len(places), 0.02)
    q = [i for i, p in enumerate(places) if p.question_id is not None]
    if q:
        w[q[0]] = 0.4
        w[: q[0]] = 0.6
    return w / w.sum()
