"""What an utterance says about who says it: named numbers of about 0 to 1 each, weighed in `weights.py`. Pure."""

from collections.abc import Sequence

import numpy as np

from interview_tui.linking.asking import acknowledges, asks, follows_up, greets, prompts, turns_to, you_and_me
from interview_tui.linking.named import Named
from interview_tui.linking.utterances import Utterance

_LISTS: dict[str, dict[str, str]] = {
    "yes": {"sv": "ja jo jodå nej nä njä absolut precis", "en": "yes yeah no nah yep nope absolutely exactly"},
    "heard": {"sv": "okej ok mm mhm jaha aha åh oj wow", "en": "okay ok right mm hm mhm oh wow gosh"},
    "and_so": {"sv": "och men så sen sedan fast för", "en": "and but so then because cause"},
    "filler": {"sv": "alltså liksom typ ju väl nog eh öh asså", "en": "like um uh know mean sort kind just"},
    "or": {"sv": "eller va", "en": "or"},
    "praise": {
        "sv": "fint bra spännande intressant förstår tack skönt kul härligt jobbigt tråkigt smart",
        "en": "lovely great nice interesting thanks thank brilliant good amazing horrible sweet fair",
    },
    "if_you": {"sv": "om skulle tänkte undrar fråga berätta", "en": "if would could wondering ask tell wonder"},
    "he_she": {"sv": "han hon de dom dem hans hennes", "en": "he she they them his her their"},
    "one": {"sv": "man", "en": "one people"},
    "was": {
        "sv": "var hade blev fick kom gick sa gjorde tog kunde",
        "en": "was had got went said came did took were could",
    },
    "we": {"sv": "vi oss vår", "en": "we us our"},
    "interview": {
        "sv": "fråga frågor frågan intervju inspelning spela tema slutet sista",
        "en": "question questions interview recording last theme list",
    },
}
_WORDS = {
    name: {language: frozenset(text.split()) for language, text in table.items()} for name, table in _LISTS.items()
}
_AT_THE_BEGINNING = ("yes", "heard", "and_so")
"""Lists of which the first word of an utterance counts; of the others how many of its words."""
_NEIGHBOURS = ("mark", "asks", "you", "long", "ack", "me")
"""What also counts in the utterance before and in the next."""
_ENDS = (".", "?", "!", "…")
_PAUSE, _LONGEST_PAUSE, _SHORTEST_PAUSE = 0.9, 2.0, 0.05
"""Seconds: a pause that may be another's turn, one from which more says nothing more, and what is none."""
_AT_FIRST = 4
"""Utterances at each end of a talk."""


def role_features(spoken: Sequence[Utterance], like_guide: Sequence[float], language: str) -> tuple[Named, Named]:
    """Utterances by features: of the interviewer's saying it, and of the speaker's changing before it.

    At least one utterance. `like_guide`: how like each is to the question it is most like, in nats.
    """
    own = [_own(utterance, like, language) for utterance, like in zip(spoken, like_guide, strict=True)]
    timeless = sum(utterance.pause > _SHORTEST_PAUSE for utterance in spoken) < len(spoken) / 5
    said, changes = [], []
    for i, utterance in enumerate(spoken):
        before, after = own[i - 1] if i else None, own[i + 1] if i + 1 < len(spoken) else None
        row = dict(own[i])
        for name in _NEIGHBOURS:
            row[f"before_{name}"] = before[name] if before else 0.0
            row[f"next_{name}"] = after[name] if after else 0.0
        row["yes_after_mark"] = row["yes"] * row["before_mark"]
        row["start"], row["end"] = float(i < _AT_FIRST), float(i >= len(spoken) - _AT_FIRST)
        said.append(row)
        change = _change(utterance, spoken[i - 1] if i else None, row, timeless)
        change["after_short"] = before["short"] if before else 0.0
        changes.append(change)
    return _table(said), _table(changes)


def _table(rows: Sequence[dict[str, float]]) -> Named:
    names = tuple(rows[0])
    return Named(names, np.array([[row[name] for name in names] for row in rows]))


def _own(utterance: Utterance, like: float, language: str) -> dict[str, float]:
    """What it says by itself."""
    words, text = utterance.words, utterance.text
    you, me = you_and_me(words, language)
    size = len(words)
    row = {
        "any": 1.0,
        "mark": float("?" in text),
        "asks": float(asks(words, text, language)),
        "prompts": float(prompts(words, language)),
        "turns": float(turns_to(words, language)),
        "follows": float(follows_up(words, text, language)),
        "greets": float(greets(words, language)),
        "ack": float(acknowledges(words, language)),
        "you": min(you, 2) / 2,
        "me": min(me, 3) / 3,
        "me_only": float(me > 0 and you == 0),
        "you_only": float(you > 0 and me == 0),
        "short": float(size <= 3),
        "short8": float(size <= 8),
        "length": min(size, 30) / 30,
        "long": float(size > 18),
        "like": min(max(like, 0.0), 8.0) / 4,
        "exclaims": float("!" in text),
        "trails": float("…" in text or "..." in text),
    }
    for name, table in _WORDS.items():
        known = table[language]
        if name in _AT_THE_BEGINNING:
            row[name] = float(bool(words) and words[0] in known)
            row[f"{name}_alone"] = float(bool(words) and words[0] in known and size <= 2)
        else:
            row[name] = min(2, sum(word in known for word in words)) / 2
    row["or_ends"] = float(bool(words) and words[-1] in _WORDS["or"][language])
    return row


def _change(utterance: Utterance, last: Utterance | None, row: dict[str, float], timeless: bool) -> dict[str, float]:
    """What it and the end of the `last` one say about a change of speaker between them."""
    return {
        "any": 1.0,
        "segment": float(utterance.first),
        "inside": float(not utterance.first),
        "timeless": float(timeless),
        "pause": min(utterance.pause, _LONGEST_PAUSE),
        "long_pause": float(utterance.pause > _PAUSE),
        "after_mark": row["before_mark"],
        "after_ack": row["before_ack"],
        "open_end": float(last is not None and not last.text.rstrip().endswith(_ENDS)),
        **{name: row[name] for name in ("yes", "yes_after_mark", "heard", "ack", "and_so", "mark", "praise", "short")},
    }
