"""The facts of a study, read from its folders."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from interview_tui import __version__
from interview_tui.erasing.receipt import receipts
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.guide.model import Guide
from interview_tui.guide.revision import compare
from interview_tui.guide_versions import reasons_between, when
from interview_tui.held import held, standing_of
from interview_tui.interview.consent import consent_record
from interview_tui.interview.events import OffTheRecord, Paused, Started
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.standing import Standing
from interview_tui.privacy.key_file import has_key
from interview_tui.privacy.synced import syncing_service
from interview_tui.problem import Problem
from interview_tui.reporting.facts import InterviewFacts, MethodsFacts, Origin, Sound, TranscriptFacts, VersionFacts
from interview_tui.study import Interview, Study
from interview_tui.together import whole_record

Progress = Callable[[str, float], None]
"""Told which interview is being read, and how much of the work is done: 0 to 1."""
_ORIGINS: dict[str, Origin] = {"imported": "imported", "written": "written"}
_CALLED: dict[Standing, str] = {"rehearsal": "rehearsals", "withdrawn": "withdrawn_not_erased"}
"""What does not count, as the facts call how many there are of it, where that is another word."""


@dataclass
class _Count:
    counts: list[Interview] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)


def facts(study: Study, progress: Progress = lambda _interview, _share: None) -> MethodsFacts:
    """Everything that the report says in figures. Raises `Problem` if the guide or the list of its versions is damaged.

    An interview that cannot be read is counted as that.
    """
    found = _sorted_out(study)
    told: list[InterviewFacts] = []
    for number, interview in enumerate(found.counts):
        progress(interview.id, number / len(found.counts))
        try:
            told.append(_of_interview(interview, told))
        except Problem:
            found.others["unreadable"] = found.others.get("unreadable", 0) + 1
    if found.counts:
        progress(found.counts[-1].id, 1.0)
    told.sort(key=lambda one: when(study.interview(one.id).record.created))
    guide = study.guide
    return MethodsFacts(
        title=study.settings.title,
        language=study.settings.language,
        program=__version__,
        planned_minutes=study.settings.minutes,
        themes=themes(guide),
        questions=questions(guide),
        probes=probes(guide),
        interviews=tuple(told),
        versions=_versions(study, told),
        withdrawn=sum(one.interviews for one in receipts(study.folder)),
        has_key=has_key(study.folder),
        owner_only=os.name != "nt" and not study.folder.stat().st_mode & 0o077,
        synced=syncing_service(study.folder) or syncing_service(study.folder.resolve()),
        retention=study.settings.retention,
        ethics_reference=study.settings.ethics_reference.strip(),
        **found.others,
    )


def themes(guide: Guide) -> int:
    """Sections with questions."""
    return sum(bool(section.questions) for section in guide.sections)


def questions(guide: Guide) -> int:
    return sum(1 for _question in guide.questions())


def probes(guide: Guide) -> int:
    return sum(1 for question in guide.questions() for _probe in question.all_probes())


def _sorted_out(study: Study) -> _Count:
    """The first sittings of those that count, and how many there are of the others."""
    found = _Count()
    for sittings in study.wholes():
        what = standing_of(sittings)
        if what == "counts":
            found.counts.append(sittings[0])
        else:
            name = _CALLED.get(what, what)
            found.others[name] = found.others.get(name, 0) + 1
    return found


def _of_interview(interview: Interview, before: Sequence[InterviewFacts]) -> InterviewFacts:
    """Facts of one interview; `before`: of those that were made earlier, by which it is known who comes again."""
    study = interview.study
    whole = linked(interview)
    records = [one.record for one in study.sittings(interview)]
    record = whole_record(records)
    participants = [one for one in whole.record.participants if one.part == "participant"]
    names = {one.pseudonym.casefold() for one in participants}
    statuses = [part.status for part in whole.coverage.values()]
    consent = consent_record(interview.guide, record, whole.state.events)
    return InterviewFacts(
        id=whole.id,
        kind=record.kind,
        setting=record.setting,
        form=record.form,
        mode=record.mode,
        place=" ".join(whole.record.place.split()),
        participants=tuple(one.pseudonym for one in participants),
        roles=tuple(" ".join(one.role.split()) for one in participants),
        support=len(whole.record.participants) - len(participants),
        interviewers=record.interviewers,
        again=record.earlier is not None
        or not names.isdisjoint(n.casefold() for one in before for n in one.participants),
        day=_day(record, whole),
        sittings=len(held(interview)),
        seconds=whole.audio_seconds if _sound(record, whole) != "none" else None,
        ended=whole.state.ended,
        guide_version=record.guide_version,
        sound=_sound(record, whole),
        microphones=record.microphones,
        lost=round(sum(gap.seconds(gap.start) for gap in whole.state.gaps), 3),
        paused=sum(isinstance(event, Paused) for event in whole.state.events),
        off_record=sum(isinstance(event, OffTheRecord) for event in whole.state.events),
        questions=len(statuses),
        asked=statuses.count("asked"),
        covered=statuses.count("covered"),
        skipped=statuses.count("skipped"),
        not_asked=statuses.count("not_asked"),
        notes=len(whole.notes),
        quotes=len(whole.quotes),
        information_read=any(one.how == "marked" for one in consent.read),
        consents=consent.people,
        transcript=_transcript(whole),
    )


def _day(record: InterviewRecord, whole: LinkedInterview) -> date | None:
    """What was recorded elsewhere or written down has the day on which it was brought here, which tells nothing."""
    if record.imported is not None or not record.has_times:
        return None
    started = next((event.wall for event in whole.state.events if isinstance(event, Started) and event.wall), "")
    try:
        return date.fromisoformat((started or record.created)[:10])
    except ValueError:
        return None


def _sound(record: InterviewRecord, whole: LinkedInterview) -> Sound:
    if not record.has_times or not (whole.state.has_been_recorded and whole.audio_seconds > 0):
        return "none"
    return "imported" if record.imported is not None else "recorded"


def _transcript(whole: LinkedInterview) -> TranscriptFacts | None:
    transcript = whole.transcript
    if transcript is None:
        return None
    work, header = whole.work, transcript.header
    return TranscriptFacts(
        origin=_ORIGINS.get(header.engine, "recogniser"),
        engine=header.engine,
        version=header.engine_version,
        model=header.model,
        language=transcript.language,
        complete=transcript.complete,
        words=sum(len(one.words) or len(one.text.split()) for one in whole.segments),
        changes=work.changes,
        read=work.read,
        hidden=work.hidden,
        uncovered=round(sum(end - start for start, end in work.uncovered), 3),
        doubtful=len(work.flags),
    )


def _versions(study: Study, told: Sequence[InterviewFacts]) -> tuple[VersionFacts, ...]:
    found: list[VersionFacts] = []
    before: Guide | None = None
    for number in dict.fromkeys(one.guide_version for one in told):
        mine = [one for one in told if one.guide_version == number]
        guide = study.interview(mine[0].id).guide
        found.append(
            VersionFacts(
                number=number,
                day=next((one.day for one in mine if one.day is not None), None),
                interviews=len(mine),
                pilots=sum(one.kind == "pilot" for one in mine),
                themes=themes(guide),
                questions=questions(guide),
                probes=probes(guide),
                reasons=_reasons(study, found[-1].number if found else 0, number),
                changes=compare(before, guide) if before is not None else None,
            )
        )
        before = guide
    return tuple(found)


def _reasons(study: Study, before: int, number: int) -> tuple[str, ...]:
    """Why the guide was changed since the version in use before, by way of one that no interview has any more, too."""
    return reasons_between(study, before if number > before else number - 1, number)
