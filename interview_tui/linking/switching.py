"""How much each utterance looks like the place where another question begins, whatever the question."""

from collections.abc import Sequence

import numpy as np

from interview_tui.linking.asking import acknowledges, asks, follows_up, prompts, turns_to
from interview_tui.linking.utterances import Utterance

P = dict(participant=-11.0, base=-1.7, asks=0.7, asks_later=0.2, no_ask=-2.5, turns_to=3.0, turns_later=0.2, prompts=0.2, follows=-1.0, ack=-3.5, length=3.0, answered=0.9, second=-3.5, middle=0.0)


def switching(utterances: Sequence[Utterance], asker: np.ndarray, language: str) -> np.ndarray:
    """Log odds for each utterance."""
    forms = [_Form(u, language) for u in utterances]
    result = np.empty(len(forms))
    answered = 0
    for i, form in enumerate(forms):
        odds = _odds(forms, i, answered)
        p = asker[i] / (1 + np.exp(-odds)) + (1 - asker[i]) / (1 + np.exp(-P["participant"]))
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
    odds = P["base"]
    odds += P["asks"] if form.asks else (P["asks_later"] if any(f.asks for f in rest) else P["no_ask"])
    odds += P["turns_to"] if form.turns_to else (P["turns_later"] if any(f.turns_to for f in rest) else 0.0)
    odds += P["prompts"] if any(f.prompts for f in rest) else 0.0
    odds += P["follows"] if form.follows_up else 0.0
    odds += P["ack"] if form.acknowledges else 0.0
    length = sum(len(f.utterance.words) for f in rest)
    odds += P["length"] * min(1.0, (length - 8) / 10)
    odds += P["answered"] * min(1.5, np.log1p(answered / 20))
    before = forms[i - 1] if i and forms[i - 1].utterance.turn == form.utterance.turn else None
    if before is not None and not before.acknowledges and (before.asks or before.turns_to):
        odds += P["second"]
    elif before is not None and not before.acknowledges:
        odds += P["middle"]
    return float(odds)
