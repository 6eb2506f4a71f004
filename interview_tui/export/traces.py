"""The last check before files are written: none of them holds a name of the key or what was replaced in the study.

Sees the finished bytes and nothing else, so that it does not depend on what made them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.exported import ExportedFile
from interview_tui.interview.correction import Kept
from interview_tui.language import _, ngettext
from interview_tui.privacy.key_file import has_key
from interview_tui.privacy.leaks import Around, Leak, Original, around, leaks
from interview_tui.privacy.leaks.folding import folded
from interview_tui.privacy.leaks.seeking import Seeker
from interview_tui.privacy.to_hide import ToHide, to_hide
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.transcription.segments import middle

_MOST_PLACES = 12
"""Named in one sentence; the rest is counted."""


class KeyIsLocked(Problem):
    """The names of the key cannot be looked for before it is opened."""

    def __init__(self) -> None:
        super().__init__(
            _("The key to the real names is locked: it cannot be checked whether one of them is in the export."),
            cure=_("Open it with its passphrase, or say that its names are not to be searched for (--without-key)."),
        )


class Traces(Problem):
    """Something that is to be hidden still stands in a file. Nothing was written."""

    def __init__(self, found: Sequence[Leak], interviews: Sequence[str]) -> None:
        self.leaks = tuple(found)
        """Every place."""
        self.interviews = tuple(interviews)
        """The folders of the interviews whose files hold it: there it is decided what becomes of it."""
        super().__init__(_what(found), cure=_cure(found, interviews))


def refuse_locked_key(study: Study, names: Sequence[str] | None) -> None:
    """Raises `KeyIsLocked` where there is a key and nobody has said what becomes of its names."""
    if names is None and has_key(study.folder):
        raise KeyIsLocked


def check_exports(
    study: Study,
    files: Sequence[ExportedFile],
    names: Sequence[str] | None,
    tell: Callable[[float], None] = lambda _share: None,
) -> None:
    """Refuse files in which something stands that is to be hidden.

    `names`: those in the key; empty where she has said that they are not to be searched for. `tell` hears the share
    that is done. Raises `KeyIsLocked` where `names` is None and there is a key, `Traces` with the places, and `Problem`
    if an interview is damaged.
    """
    refuse_locked_key(study, names)
    hide = to_hide(study, names or ())
    seen = _Seen(study)
    found: list[Leak] = []
    where: dict[str, None] = {}
    groups = list(dict.fromkeys(file.interviews for file in files))
    for number, holds in enumerate(groups):
        tell(number / len(groups))
        originals = hide.originals(holds)
        together = {file.name: file.data for file in files if file.interviews == holds}
        here = leaks(together, originals, study.settings.language) if originals else ()
        if here and (allowed := seen.with_kept(hide, holds, originals)) != originals:
            here = leaks(together, allowed, study.settings.language)
        if here:
            found += here
            where.update(dict.fromkeys(holds))
    tell(1.0)
    if found:
        raise Traces(found, list(where))


class _Seen:
    """The interviews as they are read, put together where that is needed to know a place that was kept."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._linked: dict[str, LinkedInterview] = {}

    def with_kept(self, hide: ToHide, interviews: Sequence[str], originals: Sequence[Original]) -> list[Original]:
        """The originals, each with the places where it was decided that it may stand."""
        result = []
        for one in originals:
            places: list[Around] = []
            for id in interviews:
                everywhere, here = hide.kept_in(id, one)
                if everywhere or here:
                    places += self._places(id, one, None if everywhere else here)
            result.append(replace(one, kept=tuple(places)) if places else one)
        return result

    def _places(self, id: str, original: Original, here: Sequence[Kept] | None) -> Iterator[Around]:
        """What stands around an original in an interview: at these places, or everywhere."""
        if id not in self._linked:
            self._linked[id] = linked(self._study.interview(id))
        interview = self._linked[id]
        seeker = Seeker([(original.text, original.kind)], self._study.settings.language)
        words = [word for segment in interview.segments for word in segment.words]
        pieces = [folded(word.text) for word in words]
        text, starts, at = " ".join(pieces), [], 0
        for piece in pieces:
            starts.append(at)
            at += len(piece) + 1
        for hit in seeker.found(text):
            first = max(i for i, start in enumerate(starts) if start <= hit.start)
            second = middle(words[first])
            if here is None or any(one.start <= second < one.end for one in here):
                yield around(text, hit.start, hit.end)
        if here is None:
            for other in _besides(interview):
                plain = folded(other)
                yield from (around(plain, hit.start, hit.end) for hit in seeker.found(plain))


def _besides(interview: LinkedInterview) -> Iterator[str]:
    """Texts of an interview that are no transcript."""
    yield from (note.text for note in interview.notes)
    yield from (quote.comment for quote in interview.quotes)
    yield from (mark.text for mark in interview.state.follow_ups)
    yield from (segment.text for segment in interview.segments if not segment.words)
    yield from (person.role for person in interview.record.participants)
    yield from (section.title for section in interview.guide.sections)
    yield from (section.text for section in interview.guide.sections)
    yield from (question.text for question in interview.guide.questions())


def _what(found: Sequence[Leak]) -> str:
    places = list(dict.fromkeys(_place(leak) for leak in found))
    shown = "; ".join(places[:_MOST_PLACES])
    if len(places) > _MOST_PLACES:
        shown += "; " + _("and {count} more").format(count=len(places) - _MOST_PLACES)
    return ngettext(
        "Nothing was exported: what is to be hidden still stands in {count} place: {places}.",
        "Nothing was exported: what is to be hidden still stands in {count} places: {places}.",
        len(places),
    ).format(count=len(places), places=shown)


def _place(leak: Leak) -> str:
    if not leak.by:
        return _("{file}, {place} (it stands in the key)").format(file=leak.file, place=leak.place)
    return _("{file}, {place} (what becomes {by})").format(file=leak.file, place=leak.place, by=leak.by)


def _cure(found: Sequence[Leak], interviews: Sequence[str]) -> str:
    cures = []
    if any(leak.in_name for leak in found):
        cures.append(_("A file is named after the study's title (study.toml) or a pseudonym: change that."))
    if not interviews:
        cures.append(_("Put other words into the guide, or a placeholder in braces where the name stands."))
    elif not all(leak.in_name for leak in found):
        numbers = ", ".join(dict.fromkeys(id.partition("-")[0] for id in interviews))
        cures.append(
            _("Go to the proposals of interview {numbers}, decide there, and export again.").format(numbers=numbers)
        )
    return " ".join(cures)
