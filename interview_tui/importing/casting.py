"""Labels of a transcript become the interviewer, the participants, or nobody known. Pure.

A label may be a real name: it decides who speaks, and is then forgotten.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from interview_tui.guide.model import Guide
from interview_tui.importing.readers.cue import Cue
from interview_tui.importing.readers.marks import USUAL, plain_label
from interview_tui.interview.pseudonyms import proposed_pseudonym
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.language import _
from interview_tui.problem import Problem

_ASKS = re.compile(
    r"(?:(?P<moderator>moderator|mod|facilitator|samtalsledare)"
    r"|(?P<beside>bisittare|medmoderator|co-?moderator|assistant moderator)"
    r"|int|interv|intervjuare|intervjuaren|interviewer|intervjuledare|forskare|forskaren|researcher"
    r"|fråga|fraga|question|q|fr|i)[ ._-]?(?P<number>\d?)"
)
"""`beside`: who sits beside the moderator, and asks now and then."""
_MAY_ASK = re.compile(r"(?P<moderator>m)|f")
"""One letter may be the one who asks, where nobody else says it."""
_NOBODY = re.compile(r"(?:okänd|okand|unknown|speaker[_ ]unknown|unk|oidentifierad|\?+|s\?|x|n/?a|none)")
_LIKE = 80.0
"""Likeness, 0 to 100, of a sentence to a question of the guide from which on it may be that question."""
_LEAST_WORDS = 4
_MOST_SENTENCES = 400
"""Of a label's sentences that are compared with the guide: who asks shows long before."""


@dataclass(frozen=True, slots=True)
class Part:
    """A label of the file, and whom it becomes."""

    label: str
    speaker: str | None
    """`I`, `I2`, a pseudonym; None where the file says that nobody knows."""
    cues: int
    first: str
    """The beginning of what is said first under it."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks."""

    parts: tuple[Part, ...]
    """In the order of first speaking."""
    added: tuple[str, ...]
    """Pseudonyms that were made up for speakers beyond the given participants."""
    unlabelled: str | None = None
    """Who speaks where there is no label: the participant, where only the interviewer's words have one."""

    def speaker(self, label: str | None) -> str | None:
        """Whom a label of the file becomes, or who speaks where there is none."""
        if label is None:
            return self.unlabelled
        return next((part.speaker for part in self.parts if _key(part.label) == _key(label)), None)

    @property
    def interviewers(self) -> int:
        """How many ask: 1 or 2."""
        return 2 if any(part.speaker == INTERVIEWERS[1] for part in self.parts) else 1


def cast(
    cues: Sequence[Cue],
    participants: Sequence[str],
    guide: Guide,
    *,
    by_hand: Mapping[str, str] | None = None,
    used: Collection[str] = (),
    language: str = "sv",
) -> Cast:
    """Who the labels of `cues` are.

    `by_hand` says it for some of them; a label that is a participant's pseudonym stays. The interviewer is known by
    the label, else by asking; the others are the participants in order of first speaking, and then new pseudonyms
    that none of `used` is. Raises `Problem` for a label in `by_hand` that the file does not have.
    """
    said: dict[str, list[str]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for cue in cues:
        if cue.label is not None:
            said[_key(cue.label)].append(cue.text)
            spelled.setdefault(_key(cue.label), cue.label)
    speakers = _by_hand(by_hand or {}, said, participants)
    for key in said:
        if key not in speakers and _NOBODY.fullmatch(key):
            speakers[key] = None
    names = {name.casefold(): name for name in participants}
    speakers |= {key: names[key] for key in said if key in names and key not in speakers}
    for key, who in _interviewers(said, guide, speakers).items():
        speakers[key] = who
    taken = set(speakers.values())
    free = [name for name in participants if name not in taken]
    added: list[str] = []
    for key in said:
        if key not in speakers:
            if not free:
                added.append(proposed_pseudonym([*used, *participants, *added, *filter(None, taken)], language))
            speakers[key] = free.pop(0) if free else added[-1]
    new = [who for who in speakers.values() if who and who not in (*participants, *INTERVIEWERS, *added)]
    parts = [Part(spelled[key], speakers[key], len(texts), texts[0][:200]) for key, texts in said.items()]
    only_asks = bool(parts) and all(part.speaker in INTERVIEWERS for part in parts)
    unlabelled = participants[0] if only_asks and len(participants) == 1 else None
    return Cast(tuple(parts), tuple(dict.fromkeys([*new, *added])), unlabelled)


def label_without_name(label: str) -> str:
    """`label` as it may stand where output is kept: a usual one as it is, of what may be a name the first letters."""
    if USUAL.fullmatch(label):
        return label
    return " ".join(f"{word[0]}." for word in label.split())


def _key(label: str) -> str:
    return plain_label(label).casefold()


def _by_hand(told: Mapping[str, str], said: Collection[str], participants: Sequence[str]) -> dict[str, str | None]:
    names = {name.casefold(): name for name in (*INTERVIEWERS, *participants)}
    speakers: dict[str, str | None] = {}
    for label, name in told.items():
        if _key(label) not in said:
            raise Problem(
                _("No speaker in the transcript is called {name}.").format(name=label),
                cure=_("Write the name as it stands before what is said there."),
            )
        if not name.strip():
            raise Problem(_("The participant has no name yet."), cure=_("Write a pseudonym, never the real name."))
        speakers[_key(label)] = names.get(name.strip().casefold(), name.strip())
    return speakers


def _interviewers(
    said: Mapping[str, Sequence[str]], guide: Guide, known: Mapping[str, str | None]
) -> dict[str, str | None]:
    """`I`, and `I2` where two labels say that they ask."""
    taken = set(known.values())
    free = [label for label in said if label not in known]
    sure = [one for label in free if (one := _ASKS.fullmatch(label))]
    if all(one["beside"] for one in sure):
        sure += [one for label in free if (one := _MAY_ASK.fullmatch(label))][:1]
    groups = sorted({_group(one) for one in sure})
    if INTERVIEWERS[0] in taken:  # she has said who asks: another one only where there is a second
        groups = [group for group in groups if group[0] > 1]
    names = dict(zip(groups, [one for one in INTERVIEWERS if one not in taken], strict=False))
    found: dict[str, str | None] = {one[0]: names[_group(one)] for one in sure if _group(one) in names}
    if found or INTERVIEWERS[0] in taken or len(said) < 2:
        return found
    asking = {label: _asking(said[label], guide) for label in free}
    best = max(asking, key=lambda label: asking[label], default=None)
    if best is None or asking[best] <= 0 or list(asking.values()).count(asking[best]) > 1:
        return {}
    return {best: INTERVIEWERS[0]}


def _group(found: re.Match[str]) -> tuple[int, int]:
    """Labels of one interviewer: without a number, or with 1, of one kind. Who sits beside another comes after them."""
    named = found.groupdict()
    if named.get("beside"):
        return 10, 0
    return int(named.get("number") or "1"), int(found["moderator"] is not None)


def _asking(texts: Sequence[str], guide: Guide) -> float:
    """How much of what somebody says are questions, those of the guide three times as much."""
    sentences = [part for text in texts for part in re.split(r"(?<=[.!?…])\s+", text)][:_MOST_SENTENCES]
    if not sentences:
        return 0.0
    questions = [
        text for question in guide.questions() for text in (question.text, *(p.text for p in question.all_probes()))
    ]
    marks = sum(sentence.rstrip("”\"').").endswith("?") for sentence in sentences)
    long = [sentence for sentence in sentences if len(sentence.split()) >= _LEAST_WORDS]
    like = [
        sentence
        for sentence in long
        if process.extractOne(
            sentence, questions, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=_LIKE
        )
    ]
    words = sum(len(sentence.split()) for sentence in sentences)
    return 12.0 * (marks + 3 * len(like)) / (words + 40)
