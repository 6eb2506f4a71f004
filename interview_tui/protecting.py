"""Protecting the people in one interview: what is proposed, what was decided, and each decision on the disk at once."""

from collections.abc import Sequence

from interview_tui.correcting.text import corrected, places_in
from interview_tui.export.linked import gathered, language_of
from interview_tui.held import corrections_of
from interview_tui.interview.correction import AnyCorrection, Kept, Replaced, Undone
from interview_tui.interview.corrections import decisions, to_redo, to_undo
from interview_tui.linking.hand import speakers_by_hand
from interview_tui.linking.passages import Passage
from interview_tui.privacy.beside import texts_beside
from interview_tui.privacy.key import Key
from interview_tui.privacy.phrases import PRONOUN
from interview_tui.privacy.pronouns import at, pronouns
from interview_tui.privacy.proposing import Matter, Spot, kept, matters, replaced, sought
from interview_tui.privacy.study_words import glossary, names_in_use, words_of_key
from interview_tui.study import Interview


class Protecting:
    """One interview. Reading it takes a second or two: do it in a thread.

    Raises `Problem` where a file of it is damaged, `OSError` where the disk refuses.
    """

    def __init__(self, interview: Interview, key: Key | None = None) -> None:
        """`key`: that of the study, where it is open: names in it are looked for, and stand under their pseudonyms."""
        self.interview = interview
        self._key = key
        self._log = corrections_of(interview)
        self._together: list[tuple[int, ...]] = []
        """Numbers of the events that one key wrote, the last key last."""
        self.with_pronouns = False
        self.read()

    def read(self) -> None:
        """Everything again from the disk."""
        material = gathered(self.interview)
        self.language = language_of(material)
        self.starts = material.whole.starts
        """Where each sitting begins, in seconds of the whole interview."""
        self._corrections = list(material.corrections)
        decided = decisions(self._corrections)
        segments = tuple(sorted(speakers_by_hand(material.whole.segments, decided), key=lambda one: one.start))
        # One passage is enough: it does not matter under which question a name was said.
        raw = (Passage(0.0, material.whole.seconds, segments),)
        self._heard = places_in(raw)
        self._passages = corrected(raw, decided).passages
        study = self.interview.study
        self._own = glossary(study, but=material.id)
        if self._key is not None:
            self._own += words_of_key(self._key, self.language)
        here = [(one.original, one.kind) for one in decided.hidden if one.kind != PRONOUN]
        known = [*here, *((one.text, one.kind) for one in self._own)]
        written = texts_beside(material.record, material.whole.state(material.guide), decided.marks, material.consent)
        self._sought = sought(self._passages, self.language, known, self._heard, written)
        self._pronouns = pronouns(self._passages, self.language, self._heard)
        texts = [segment.text for passage in self._passages for segment in passage.segments]
        texts += [one.text for one in written]
        self._names = names_in_use(study, self.language, texts, but=material.id)
        self._fold()

    def _fold(self) -> None:
        decided = decisions(self._corrections)
        shown_pronouns = self.with_pronouns or any(one.kind == PRONOUN for one in decided.hidden)
        self.matters: tuple[Matter, ...] = matters(
            (*self._sought, *(self._pronouns if shown_pronouns else ())),
            decided,
            self.language,
            self._names,
            {one.text.casefold(): one.by for one in self._own},
            self._heard,
        )
        """Everything that is to be decided, and what was."""

    @property
    def has_pronouns(self) -> bool:
        """There are words that tell somebody's gender."""
        return bool(self._pronouns)

    def show_pronouns(self, show: bool) -> None:
        """Propose pronouns, too; those about which something was decided are shown in any case."""
        self.with_pronouns = show
        self._fold()

    @property
    def settled(self) -> int:
        """How many of the matters are decided in all their places."""
        return sum(one.settled for one in self.matters)

    def is_another_participant(self, name: str) -> bool:
        """Is it the pseudonym of somebody who takes part in another interview of the study?"""
        here = {person.pseudonym.casefold() for person in self.interview.record.participants}
        called = {other.casefold() for other in self.interview.study.pseudonyms()}
        return name.casefold() in called - here

    def stands_for_another(self, name: str, matter: Matter) -> bool:
        """Does the name stand for somebody else already, in any interview: an original that shares no word?"""
        words = set(matter.sought.original.casefold().split())
        standing = [(one.text, one.by) for one in self._own if one.kind == "person"]
        standing += [
            (one.sought.original, one.by) for one in self.matters if one.sought.kind == "person" and one.by is not None
        ]
        return any(
            by.casefold() == name.casefold() and not words & set(original.casefold().split())
            for original, by in standing
        )

    # Deciding

    def replace(self, matter: Matter, by: str, spot: Spot | None = None) -> None:
        """Let `by` stand for it: at one place, or everywhere (an age: wherever the search found it)."""
        self._write(_replacing(matter, by, spot))

    def keep(self, matter: Matter, spot: Spot | None = None) -> None:
        """Let it stand as it is."""
        one = matter.sought
        if spot is None and one.everywhere:
            self._write([kept(one.spots[0], one, everywhere=True)])
            return
        self._write([kept(each, one, everywhere=False) for each in (one.spots if spot is None else (spot,))])

    def accept_all(self) -> int:
        """Replace whatever is not decided by what is suggested for it; says how many."""
        events: list[AnyCorrection] = []
        left = [matter for matter in self.matters if not matter.settled]
        for matter in left:
            by = matter.suggested.by
            # What is decided about one place counts before what is decided everywhere.
            if matter.sought.everywhere and (matter.open_in_writing or not any(matter.decided)):
                events += _replacing(matter, by)
                continue
            for spot, decided in zip(matter.sought.spots, matter.decided, strict=True):
                if decided is None:
                    events += _replacing(matter, by, spot)
        self._write(events)
        return len(left)

    def undo(self) -> bool:
        """Take back what the last key decided; False if what was done last was something else, or nothing."""
        last = to_undo(self._corrections)
        if not isinstance(last, Replaced | Kept):
            return False
        done = next((some for some in reversed(self._together) if last.n in some), (last.n,))
        self._write([Undone(of=n) for n in reversed(done)])
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; False if there is nothing."""
        again = to_redo(self._corrections)
        if again is None or not isinstance(again[1], Replaced | Kept):
            return False
        done = next((some for some in reversed(self._together) if again[1].n in some), (again[1].n,))
        for _each in done:
            following = to_redo(self._corrections)
            if following is not None:
                self._write([Undone(of=following[0].n)])
        return True

    def _write(self, events: Sequence[AnyCorrection]) -> None:
        written = [self._log.append(event) for event in events]
        self._corrections += written
        if len(written) > 1 and not isinstance(written[0], Undone):
            self._together.append(tuple(one.n for one in written))
        self._fold()


def _replacing(matter: Matter, by: str, spot: Spot | None = None) -> list[Replaced]:
    """The events that let `by` stand for it."""
    one = matter.sought
    if spot is None and one.everywhere:
        return [replaced(one.spots[0], one, by, everywhere=True)]
    spots = one.spots if spot is None else (spot,)
    return [replaced(each, one, at(each, one.original, by), everywhere=False) for each in spots]
