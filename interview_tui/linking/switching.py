"""How much each utterance looks like the place where another question begins, whatever the question."""

from collections.abc import Iterator, Sequence

import numpy as np

from interview_tui.linking.asking import acknowledges, asks, follows_up, prompts, turns_to
from interview_tui.linking.terms import is_function_word, stem
from interview_tui.linking.utterances import Utterance

PARTICIPANT = -5.3
"""Log odds that a participant goes over to another question by herself."""
TURN = {
    "any": -4.4,  # every turn of the interviewer's
    "question": 0.4,  # it has the form of a question
    "mark": 2.0,  # and its mark
    "turns to": 0.6,  # it leads over to something
    "prompts": 0.6,  # it asks for a story
    "follows up": -0.5,  # it asks about what was just said
    "acknowledges": -3.0,  # it only says that one has heard
    "length": 1.2,  # the logarithm of its words
    "sentences": 0.8,  # it has more than one
    "short": -2.0,  # it has four words at most
    "echo": -0.5,  # its words were heard just before
}
"""What adds to the log odds that an interviewer's turn begins another question."""
PLACE = {
    "first": 3.5,  # the first sentence that says something
    "acknowledges": -4.0,
    "question": 0.05,
    "turns to": 1.4,
    "asked": -2.0,  # a question stands before it
}
"""What makes a sentence of such a turn the one it begins with."""
_REMEMBERED = 80
"""Words of the talk before it that a follow-up may echo."""


def switching(utterances: Sequence[Utterance], asker: np.ndarray, language: str) -> np.ndarray:
    """Log odds for each utterance. `asker`: how likely the interviewer says it."""
    by_herself = 1 / (1 + np.exp(-PARTICIPANT))
    result = np.empty(len(utterances))
    said: list[str] = []
    for turn in _turns(asker):
        spoken = [utterances[i] for i in turn]
        if asker[turn[0]] >= 0.5:
            begins = _places(spoken, language) / (1 + np.exp(-_turn(spoken, said, language)))
        else:
            begins = np.full(len(turn), 1 / (1 + np.exp(-TURN["any"])))
        share = asker[turn] * begins + (1 - asker[turn]) * by_herself
        result[turn] = np.log(share) - np.log1p(-share)
        said = (said + [word for utterance in spoken for word in utterance.words])[-_REMEMBERED:]
    return result


def _turns(asker: np.ndarray) -> Iterator[list[int]]:
    """Numbers of utterances that follow on each other and are all the interviewer's, or all not."""
    turn: list[int] = []
    for i in range(len(asker)):
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
    seen = {
        "any": 1.0,
        "question": any(asks(u.words, u.text, language) for u in turn),
        "mark": any("?" in u.text for u in turn),
        "turns to": any(turns_to(u.words, language) for u in turn),
        "prompts": any(prompts(u.words, language) for u in turn),
        "follows up": any(follows_up(u.words, u.text, language) for u in turn),
        "acknowledges": all(acknowledges(u.words, language) for u in turn),
        "length": float(np.log1p(len(words))),
        "sentences": len(turn) > 1,
        "short": len(words) <= 4,
        "echo": sum(word in heard for word in content) / (len(content) + 1),
    }
    return sum(TURN[name] * value for name, value in seen.items())


def _places(turn: Sequence[Utterance], language: str) -> np.ndarray:
    """Where in a turn the question begins, if it does: shares of 1."""
    scores = np.zeros(len(turn))
    first = next((i for i, u in enumerate(turn) if not acknowledges(u.words, language)), 0)
    asked = False
    for i, utterance in enumerate(turn):
        question = asks(utterance.words, utterance.text, language)
        seen = {
            "first": i == first,
            "acknowledges": acknowledges(utterance.words, language),
            "question": question,
            "turns to": turns_to(utterance.words, language),
            "asked": asked,
        }
        scores[i] = sum(PLACE[name] * value for name, value in seen.items())
        asked = asked or question
    shares: np.ndarray = np.exp(scores - scores.max())
    return shares / shares.sum()
