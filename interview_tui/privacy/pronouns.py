"""Words that tell somebody's gender, and what is said instead: `hon` → `hen`, `her` → `them` or `their`. Pure.

Only on request. Who is meant the program cannot know: each place, or each word everywhere, is hers to decide.
"""

from collections.abc import Sequence
from dataclasses import replace

from interview_tui.language import N_, _
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Passage
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.phrases import PRONOUN
from interview_tui.privacy.pronoun_words import PRONOUNS
from interview_tui.privacy.proposing import Sought, Spot, sought_words

_HER_OWN = "their"
_NOT_OWNED = words(
    """and or but so that then when if because to at in on with from for about by as was is were had has did would could
    a the my your his their this she he it they i we you who what which there here again too either up down out off well
    very quite really before after yesterday today now much more most all"""
)
"""After these `her` owns nothing: `saw her at work`."""
_REASONS = {
    "sv": N_("tells of somebody’s gender"),
    "en": N_("tells of somebody’s gender; look at the verb after it: they were, they have"),
}


def pronouns(passages: Sequence[Passage], language: str, heard: Places | None = None) -> tuple[Sought, ...]:
    """Each of these words that stands in the talk, with all its places; as `proposing.sought` gives the rest."""
    found = sought_words(
        passages, [(word, PRONOUN) for word in PRONOUNS[language]], language, _(_REASONS[language]), heard
    )
    return tuple(one if one.original != "her" else replace(one, everywhere=False) for one in found)


def at(spot: Spot, original: str, by: str) -> str:
    """What is said at a place: `her` is `their` before what she owns, else `them`."""
    if original.casefold() != "her" or by != "them":
        return by
    following = spot.after.split()
    owns = bool(following) and spot.after[:1] == " " and following[0].strip(".,!?…").casefold() not in _NOT_OWNED
    return _HER_OWN if owns and following[0][:1].isalpha() else by
