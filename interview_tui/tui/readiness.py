"""What can be said about guide, disk and model before an interview begins."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from interview_tui.guide.model import Guide
from interview_tui.held import names_standing
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.tui.key_session import KeySession
from interview_tui.tui.opening import usable_spare


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether it will do, and what it is like, with its cure if it will not."""

    ok: bool
    what: str


def disk_finding(study: Study, *, rate: int = 16_000, channels: int = 1) -> Finding:
    """Whether twice the planned time fits on the study's disk, with all its channels, and what if it does not.

    The spare folder is named where it would help: on another disk, or chosen and not to be found.
    """
    from interview_tui.audio.storage.disk import minutes_left, room_for

    minutes = study.settings.minutes
    left = minutes_left(study.folder, rate, channels)
    spare, found = _spare(study)
    if left is None:
        said, enough = _("the system does not say how much room there is"), True
    elif room_for(study.folder, 2 * minutes, rate, channels):
        free = shutil.disk_usage(study.folder).free / 1e9
        said, enough = _("{size} GB free, plenty for {minutes} min").format(size=f"{free:.0f}", minutes=minutes), True
    else:
        said, enough = (
            _("room for {left} min only, and {minutes} min are planned. Delete something first.").format(
                left=int(left), minutes=minutes
            ),
            False,
        )
    between = "" if said.endswith(".") or not spare else "."
    return Finding(enough and found, f"{said}{between} {spare}".strip())


def _spare(study: Study) -> tuple[str, bool]:
    """A word about the second place for sound, and whether it can be used."""
    from platformdirs import user_cache_path

    chosen = study.settings.spare
    if chosen is not None and usable_spare(study.settings) is None:
        return _("The spare folder {folder} is not there: connect its disk.").format(folder=chosen), False
    place = Path(chosen).expanduser() if chosen is not None else user_cache_path("interview-tui", appauthor=False)
    while not place.exists() and place != place.parent:
        place = place.parent
    if place.stat().st_dev == study.folder.stat().st_dev:
        return "", True
    name = chosen if chosen is not None else _("your cache folder")
    return _("When it is full, sound goes to {folder} on another disk.").format(folder=name), True


def model_finding(study: Study) -> Finding:
    """Whether what is said can be transcribed on this machine."""
    from interview_tui.transcription.models import NANO, chosen_model, find, model_to_begin_with

    name = chosen_model(study)
    if name is None:
        cure = _("none; it can be transcribed later (interview-tui models get {name})").format(
            name=model_to_begin_with(study.settings.language)
        )
        return Finding(False, cure)
    try:
        find(name)
    except Problem as problem:
        return Finding(False, f"{problem.what} {problem.cure}".strip())
    if name == NANO:
        return Finding(False, _("the demo's, which understands the demo's voices only"))
    return Finding(True, _("{name}, transcribes on this machine alone").format(name=name))


def where_placeholders_stand(guide: Guide) -> list[tuple[str, str]]:
    """Each placeholder with the questions it stands in, as words: `in question 2 and 7`."""
    questions = list(guide.questions())
    found = []
    for name in guide.placeholders:
        numbers = [str(n) for n, question in enumerate(questions, 1) if name in question.placeholders]
        found.append((name, _questions(numbers)))
    return found


def _questions(numbers: list[str]) -> str:
    if not numbers:
        return _("in a script")
    *first, last = numbers
    said = _("{first} and {last}").format(first=", ".join(first), last=last) if first else last
    return ngettext("in question {numbers}", "in questions {numbers}", len(numbers)).format(numbers=said)


def names_given(study: Study, opened: KeySession | None) -> set[str]:
    """Names, in small letters, that stand for somebody by a decision, or in the key where it is open."""
    in_key = {entry.pseudonym.casefold() for entry in opened.key.entries} if opened is not None else set()
    return names_standing(study) | in_key


def held_before(study: Study) -> tuple[set[str], InterviewRecord | None]:
    """The pseudonyms that are taken, in small letters, and the record of the last interview that was held here."""
    last: InterviewRecord | None = None
    for interview in study.interviews():
        with suppress(Problem):  # told in the study
            record = interview.record
            real = record.kind != "rehearsal" and not record.replayed
            if record.imported is None and real and record.has_times:
                last = record
    return {name.casefold() for name in study.pseudonyms()}, last
