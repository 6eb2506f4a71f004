"""How much each utterance looks like the place where another question begins, whatever the question."""

from collections.abc import Sequence

import numpy as np

from interview_tui.linking.asking import acknowledges, asks, follows_up, prompts, turns_to
from interview_tui.linking.utterances import Utterance

_PARTICIPANT = -8.0
"""Log odds that a participant goes over to another question by herself."""
_ASKED_BEFORE = 4.0
"""How much likelier, if that question was asked in the interviewer's last turn."""


def switching(utterances: Sequence[Utterance], asker: np.ndarray, language: str) -> np.ndarray:
    """Log odds for each utterance."""
    forms = [_Form(u, language) for u in utterances]
    result = np.empty(len(forms))
    answered = 0
    for i, form in enumerate(forms):
        odds = _odds(forms, i, answered)
        p = asker[i] / (1 + np.exp(-odds)) + (1 - asker[i]) / (1 + np.exp(-_PARTICIPANT))
        result[i] = np.log(p) - np.log1p(-p)
        if asker[i] < 0.5:
            answered += len(form.utterance.words)
        elif form.asks:
            answered = 0
    return result


class _Form:
    """What an utterance looks like."""

    def __init__(self, utterance: Utterance, language: str) -> None:
        words, text = utterance.words, utterance.text
        self.utterance = utterance
        self.asks = asks(words, text, language)
        self.prompts = prompts(words, language)
        self.turns_to = turns_to(words, language)
        self.follows_up = follows_up(words, text, language)
        self.acknowledges = acknowledges(words, language)


def _odds(forms: Sequence[_Form], i: int, answered: int) -> float:
    """Log odds if the interviewer says it."""
    form = forms[i]
    rest = [form]
    for later in forms[i + 1 : i + 5]:
        if later.utterance.turn != form.utterance.turn:
            break
        rest.append(later)
    odds = -2.6
    odds += 1.2 if form.asks else (0.9 if any(f.asks for f in rest) else -0.8)
    odds += 1.3 if form.turns_to else (0.4 if any(f.turns_to for f in rest) else 0.0)
    odds += 0.4 if any(f.prompts for f in rest) else 0.0
    odds -= 0.9 if form.follows_up else 0.0
    odds -= 2.5 if form.acknowledges else 0.0
    length = sum(len(f.utterance.words) for f in rest)
    odds += 0.6 * min(1.0, (length - 8) / 10)
    odds += 0.5 * min(1.5, np.log1p(answered / 20))
    before = forms[i - 1] if i and forms[i - 1].utterance.turn == form.utterance.turn else None
    if before is not None and not before.acknowledges and (before.asks or before.turns_to):
        odds -= 1.2
    return float(odds)
