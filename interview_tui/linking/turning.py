"""What an utterance looks like where a question may begin, whatever the question: named numbers. Pure."""

from collections.abc import Sequence

import numpy as np

from interview_tui.linking.asking import acknowledges, asks, follows_up, prompts, turns_to
from interview_tui.linking.terms import is_function_word, stem
from interview_tui.linking.utterances import Utterance

Numbers = np.ndarray
AHEAD = 60
"""Words of a turn, and of the answer to it, that are looked at."""
_REMEMBERED = 80
"""Words of a participant's that a follow-up may echo."""
_UTTERANCES_AHEAD, _SHORT_REMARK = 40, 6
"""An answer is looked for among so many utterances, and goes on over an interviewer's remark of so many words."""
_BEGINNING = 12
"""Words of a turn among which it may point back."""
_POINTS_BACK = {
    language: frozenset(text.split())
    for language, text in {
        "sv": "det den de dem detta denna där då dit så han hon hen hans hennes henne honom dess sådan sådant",
        "en": "that it they them those this there then he she his her him their so",
    }.items()
}
NAMES = ("i", "p", "asks", "asks_later", "no_ask", "turns", "turns_later", "prompts", "follows", "ack", "all_ack",
         "length", "mark", "short", "echo", "answered", "after_ack", "after_asked", "after_other", "first", "bound",
         "p_starts", "pause", "long", "no_answer")  # fmt: skip


def rests_and_answers(spoken: Sequence[Utterance], asker: Numbers) -> tuple[list[list[int]], list[list[int]]]:
    """For each utterance: what is left of its speaker's turn, and the answer that follows on that, as numbers."""
    size = len(spoken)
    rests: list[list[int]] = []
    answers: list[list[int]] = []
    for i in range(size):
        rest, words, j = [], 0, i
        while j < size and (asker[j] >= 0.5) == (asker[i] >= 0.5) and words < AHEAD:
            rest.append(j)
            words += len(spoken[j].words)
            j += 1
        rests.append(rest)
        answer, words = [], 0
        j = rest[-1] + 1 if asker[i] >= 0.5 else i
        while j < size and words < AHEAD and j < i + _UTTERANCES_AHEAD:
            if asker[j] < 0.5:
                answer.append(j)
                words += len(spoken[j].words)
            elif words and len(spoken[j].words) > _SHORT_REMARK:
                break
            j += 1
        answers.append(answer)
    return rests, answers


def turning(
    spoken: Sequence[Utterance], asker: Numbers, rests: Sequence[Sequence[int]], language: str
) -> dict[str, Numbers]:
    """For each of `NAMES` a number for each utterance."""
    asking = [asks(utterance.words, utterance.text, language) for utterance in spoken]
    leading = [turns_to(utterance.words, language) for utterance in spoken]
    hearing = [acknowledges(utterance.words, language) for utterance in spoken]
    rows = []
    said: list[str] = []
    answered = 0
    for i, utterance in enumerate(spoken):
        by_asker = float(asker[i])
        begins = i == 0 or (asker[i - 1] >= 0.5) != (asker[i] >= 0.5)
        row = dict.fromkeys(NAMES, 0.0)
        row |= {"i": by_asker, "p": 1 - by_asker, "p_starts": (1 - by_asker) * begins}
        row["pause"] = by_asker * min(utterance.pause, 3) / 3
        if by_asker >= 0.5:
            later = rests[i][1:]
            asks_later = any(asking[j] for j in later)
            seen = _turn([spoken[j] for j in rests[i]], said, language) | {
                "asks": asking[i],
                "asks_later": not asking[i] and asks_later,
                "no_ask": not asking[i] and not asks_later,
                "turns": leading[i],
                "turns_later": not leading[i] and any(leading[j] for j in later),
                "ack": hearing[i],
                "all_ack": all(hearing[j] for j in rests[i]),
                "answered": min(1.5, np.log1p(answered / 20)),
                "no_answer": answered < 6,
                "first": begins,
            }
            if not begins:
                asked = asking[i - 1] or leading[i - 1]
                seen |= {"after_ack": hearing[i - 1], "after_asked": asked}
                seen["after_other"] = not hearing[i - 1] and not asked
            row |= {name: by_asker * float(value) for name, value in seen.items()}
            if (asking[i] or i + 1 == len(spoken) or asker[i + 1] < 0.5) and not hearing[i]:
                answered = 0
        else:
            answered += len(utterance.words)
            said += utterance.words
        rows.append(row)
    return {name: np.array([row[name] for row in rows]) for name in NAMES}


def _turn(turn: Sequence[Utterance], said: Sequence[str], language: str) -> dict[str, float]:
    """What the whole of an interviewer's turn, from an utterance on, looks like. `said`: by participants before it."""
    words = [word for utterance in turn for word in utterance.words]
    content = [stem(word, language) for word in words if not is_function_word(word, language)]
    recent = {stem(word, language) for word in said[-_REMEMBERED:]}
    lead = words[:_BEGINNING]
    return {
        "prompts": any(prompts(utterance.words, language) for utterance in turn),
        "follows": any(follows_up(utterance.words, utterance.text, language) for utterance in turn),
        "mark": any("?" in utterance.text for utterance in turn),
        "length": float(np.log1p(len(words))) / 3,
        "long": min(1.0, max(0, len(words) - 12) / 15),
        "short": len(words) <= 4,
        "echo": sum(word in recent for word in content) / (len(content) + 1),
        "bound": sum(word in _POINTS_BACK[language] for word in lead) / (len(lead) + 2),
    }
