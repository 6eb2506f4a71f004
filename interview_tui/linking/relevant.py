"""Of a very long guide, the questions that the talk can be about at all. Pure."""

from collections import Counter
from collections.abc import Sequence
from math import log

from interview_tui.linking.places import Place
from interview_tui.linking.terms import is_function_word, stem, words_in
from interview_tui.linking.utterances import Utterance

_ENOUGH = 150
"""Places that are weighed against each other; a guide for one interview has fewer."""


def relevant(places: Sequence[Place], spoken: Sequence[Utterance], language: str, always: set[str]) -> list[Place]:
    """All places, or of more than enough those that share most words with the talk, and those in `always`."""
    if len(places) <= _ENOUGH:
        return list(places)
    heard = {stem(word, language) for utterance in spoken for word in utterance.words}
    stems = [{stem(word, language) for _weight, text in place.asked for word in words_in(text)
              if not is_function_word(word, language)} for place in places]  # fmt: skip
    common = Counter(key for keys in stems for key in keys)
    scores = [sum(log(len(places) / common[key]) for key in sorted(keys & heard)) for keys in stems]
    best = sorted(range(len(places)), key=lambda i: (-scores[i], i))[:_ENOUGH]
    kept = {*best, *(i for i, place in enumerate(places) if (place.question_id or place.section_id) in always)}
    return [places[i] for i in sorted(kept)]
