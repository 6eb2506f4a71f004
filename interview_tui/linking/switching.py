"""How much each utterance looks like the place where another question begins, whatever the question."""

from collections.abc import Iterator, Sequence

import numpy as np

from interview_tui.linking.asking import acknowledges, asks, follows_up, prompts, turns_to
from interview_tui.linking.terms import is_function_word, stem
from interview_tui.linking.utterances import Utterance

P = dict(participant=-5.3, bias=-4.4, ask=0.4, turns=0.6, prompt=0.6, follow=-0.5, ack=-3.0, length=1.2, multi=0.8, echo=-0.5,
         short=-2.0, qmark=2.0, p_first=3.5, p_ack=-4.0, p_ask=0.05, p_turn=1.4, p_after=-2.0)  # fmt: skip
_REMEMBERED = 80
"""Words of the talk before it that a follow-up may echo."""


def switching(utterances: Sequence[Utterance], asker: np.ndarray, language: str) -> np.ndarray:
    """Log odds for each utterance."""
    result = np.full(len(utterances), P["participant"])
    said: list[str] = []
    for turn in _turns(utterances, asker):
        if asker[turn[0]] >= 0.5:
            odds = _turn(utterances[turn[0] : turn[-1] + 1], said, language)
            places = _places([utterances[i] for i in turn], language)
            for i, share in zip(turn, places, strict=True):
                p = asker[i] * share / (1 + np.exp(-odds)) + (1 - asker[i]) / (1 + np.exp(-P["participant"]))
                result[i] = np.log(p) - np.log1p(-p)
        else:
            for i in turn:
                p = asker[i] / (1 + np.exp(-P["bias"])) + (1 - asker[i]) / (1 + np.exp(-P["participant"]))
                result[i] = np.log(p) - np.log1p(-p)
        said = (said + [w for i in turn for w in utterances[i].words])[-_REMEMBERED:]
    return result


def _turns(utterances: Sequence[Utterance], asker: np.ndarray) -> Iterator[list[int]]:
    """Numbers of utterances that follow on each other and are all the interviewer's, or all not."""
    turn: list[int] = []
    for i in range(len(utterances)):
        if turn and (asker[i] >= 0.5) != (asker[turn[0]] >= 0.5):
            yield turn
            turn = []
        turn.append(i)
    if turn:
        yield turn


def _turn(turn: Sequence[Utterance], said: Sequence[str], language: str) -> float:
    """Log odds that an interviewer's turn holds the beginning of another question."""
    words = [word for utterance in turn for word in utterance.words]
    heard = {stem(word, language) for word in said}
    content = [stem(word, language) for word in words if not is_function_word(word, language)]
    echoed = sum(word in heard for word in content)
    odds = P["bias"] + P["length"] * float(np.log1p(len(words))) + P["echo"] * echoed / (len(content) + 1)
    odds += P["ask"] * any(asks(u.words, u.text, language) for u in turn)
    odds += P["turns"] * any(turns_to(u.words, language) for u in turn)
    odds += P["prompt"] * any(prompts(u.words, language) for u in turn)
    odds += P["follow"] * any(follows_up(u.words, u.text, language) for u in turn)
    odds += P["ack"] * all(acknowledges(u.words, language) for u in turn)
    odds += P["qmark"] * any("?" in u.text for u in turn)
    return odds + P["multi"] * (len(turn) > 1) + P["short"] * (len(words) <= 4)


def _places(turn: Sequence[Utterance], language: str) -> np.ndarray:
    """Where in a turn the question begins, if it does: shares of 1."""
    scores = np.zeros(len(turn))
    first = next((i for i, u in enumerate(turn) if not acknowledges(u.words, language)), 0)
    asked = False
    for i, u in enumerate(turn):
        scores[i] += P["p_first"] * (i == first) + P["p_ack"] * acknowledges(u.words, language)
        scores[i] += P["p_ask"] * asks(u.words, u.text, language) + P["p_turn"] * turns_to(u.words, language)
        scores[i] += P["p_after"] * asked
        asked = asked or asks(u.words, u.text, language)
    shares: np.ndarray = np.exp(scores - scores.max())
    return shares / shares.sum()
