"""A study's reports against its plan: every difference, as a sentence. For the tests, and for `bench.whole_study`."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from statistics import fmean, median
from typing import Any

from click.testing import CliRunner

from interview_tui.cli import commands
from interview_tui.reporting.documents import as_markdown
from interview_tui.reporting.facts import InterviewFacts, MethodsFacts
from interview_tui.reporting.gathering import facts
from interview_tui.study import Study
from tests.whole_study import reckoning
from tests.whole_study.agreeing import TENTH, differences
from tests.whole_study.plan import InterviewPlan, StudyPlan
from tests.whole_study.reading_back import from_markdown, numbers_in_row, without_names
from tests.whole_study.reckoning import counted, interviewers_words, length, lengths, spread, words_shown
from tests.whole_study.telling import numbers_in, numbers_told, rows_told

SPREAD = ("count", "least", "most", "mean", "median", "total")
Numbers = tuple[int, float, float, float, float, float] | None


def _printed(study: Study, *report: str) -> dict[str, Any]:
    """What `interview-tui report … --json` prints."""
    result = CliRunner().invoke(commands, ["--study", str(study.folder), "report", *report, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def methods(plan: StudyPlan, study: Study) -> Iterator[str]:
    """`report methods`: its facts."""
    found = facts(study)
    ones = counted(plan)
    if len(found.interviews) != len(ones):
        yield f"{len(found.interviews)} interviews instead of {len(ones)}"
        return
    for one, got in zip(ones, found.interviews, strict=True):
        yield from differences(reckoning.interview_facts(plan, one), _plain(got), got.id)
    yield from differences(_figures(plan, ones), _found(found), "figures")
    yield from _versions(plan, ones, found)


def _plain(one: InterviewFacts) -> dict[str, object]:
    consents = tuple(
        (each.who, each.status, each.by, each.assent, each.recording, each.quotes, each.archiving)
        for each in one.consents
    )
    return asdict(one) | {"consents": consents}


def _figures(plan: StudyPlan, ones: list[InterviewPlan]) -> dict[str, object]:
    held = [one for one in ones if one.kind == "interview"]
    heard = [one for one in ones if one.origin != "written" and reckoning.transcribed(one)]
    words = {id(one): len(words_shown(one)) for one in ones}
    read = sum(reckoning.read_share(one) * words[id(one)] for one in heard)
    fates = [one.fate for one in plan.interviews]
    guide = plan.guides[-1]

    def of(group: list[InterviewPlan]) -> dict[str, object] | None:
        found = lengths(group)
        return dict(zip(SPREAD, found, strict=True)) if found else None

    def grouped(name: str) -> dict[str, object]:
        groups = dict.fromkeys(getattr(one, name) for one in held)
        told = {str(group): of([one for one in held if getattr(one, name) == group]) for group in groups}
        return {group: one for group, one in told.items() if one}

    return {
        "interviews": len(ones), "held": len(held), "pilots": len(ones) - len(held),
        "participants": len({who.name for one in held for who in one.participants}),
        "lengths": of(held), "pilot_lengths": of([one for one in ones if one.kind == "pilot"]),
        "by_setting": grouped("setting"), "by_mode": grouped("mode"), "by_version": grouped("version"),
        "words": sum(words.values()), "changes": sum(len(one.work.changes) for one in ones),
        "read": read / sum(words[id(one)] for one in heard),
        "hidden": sum(reckoning.hidden(one) for one in ones),
        "refused": fates.count("refused"), "rehearsals": fates.count("rehearsal"),
        "prepared": fates.count("prepared"), "replayed": fates.count("replayed"),
        "withdrawn_not_erased": fates.count("withdrawn"), "withdrawn": fates.count("erased"), "unreadable": 0,
        "themes": len(guide.themes), "questions": len(guide.questions), "probes": len(guide.probes),
        "planned_minutes": plan.minutes, "ethics_reference": plan.ethics_reference,
        "retention": plan.retention,
    }  # fmt: skip


def _found(found: MethodsFacts) -> dict[str, object]:
    day = found.retention
    names = ("participants", "words", "changes", "read", "hidden", "refused", "rehearsals", "prepared", "replayed",
             "withdrawn_not_erased", "withdrawn", "unreadable", "themes", "questions", "probes", "planned_minutes",
             "ethics_reference")  # fmt: skip
    return {name: getattr(found, name) for name in names} | {
        "interviews": len(found.interviews), "held": len(found.held), "pilots": len(found.pilots),
        "lengths": asdict(found.lengths) if found.lengths else None,
        "pilot_lengths": asdict(found.pilot_lengths) if found.pilot_lengths else None,
        "by_setting": {name: asdict(one) for name, one in found.lengths_by_setting.items()},
        "by_mode": {name: asdict(one) for name, one in found.lengths_by_mode.items()},
        "by_version": {name: asdict(one) for name, one in found.lengths_by_version.items()},
        "retention": (day.year, day.month, day.day) if day else None,
    }  # fmt: skip


def _versions(plan: StudyPlan, ones: list[InterviewPlan], found: MethodsFacts) -> Iterator[str]:
    used = list(dict.fromkeys(one.version for one in ones))
    if [one.number for one in found.versions] != used:
        yield f"versions {[one.number for one in found.versions]} instead of {used}"
        return
    before = None
    for version in found.versions:
        guide = plan.guide(version.number)
        mine = [one for one in ones if one.version == version.number]
        days = [day for one in mine if (day := reckoning.day(one)) is not None]
        wanted = {
            "interviews": len(mine), "pilots": sum(one.kind == "pilot" for one in mine),
            "day": days[0] if days else None, "themes": len(guide.themes), "questions": len(guide.questions),
            "probes": len(guide.probes),
        }  # fmt: skip
        yield from differences(wanted, asdict(version), f"version {version.number}")
        if before is not None:
            changes = [(change.what, change.kind) for change in version.changes or ()]
            told = {pair: changes.count(pair) for pair in changes}
            yield from differences(dict(reckoning.changes(before, guide)), told, f"changes to {version.number}")
            yield from differences(sum(reckoning.changes(before, guide).values()), len(changes), "changes in all")
        before = guide


def methods_text(plan: StudyPlan, study: Study) -> Iterator[str]:
    """The numbers that stand in the Markdown of `report methods`, part by part and line by line."""
    parts, rows, _answers = from_markdown(as_markdown(facts(study), plan.language))
    for number, (part, told) in enumerate(zip(parts, numbers_told(plan), strict=True)):
        found = numbers_in(without_names(part, plan))
        if found != told:
            yield f"part {number} tells {dict(found - told)} too much and {dict(told - found)} too little"
    yield from differences(rows_told(plan), [numbers_in_row(row) for row in rows], "table")


def timing(plan: StudyPlan, study: Study) -> Iterator[str]:
    """`report timing --all --json`."""
    found = _printed(study, "timing", "--all")
    ones = counted(plan)
    days = [one.sittings[0].began[:10] for one in ones]
    if [one["day"] for one in found["interviews"]] != days:
        yield f"reports of {[one['interview'] for one in found['interviews']]} instead of those of {days}"
    by_day = {one["day"]: one for one in found["interviews"]}
    for one, day in zip(ones, days, strict=True):
        if day in by_day:
            yield from _timing_of(plan, one, by_day[day])
    yield from _side_by_side(plan, ones, found)


def _timing_of(plan: StudyPlan, one: InterviewPlan, got: dict[str, object]) -> Iterator[str]:
    guide, status, at = plan.guide(one.version), reckoning.statuses(one, plan.guide(one.version)), _seconds_at(one)
    themes = [
        {
            "id": theme.id, "planned": 60 * theme.minutes if theme.minutes else None,
            "seconds": sum(at.get(question.id, 0.0) for question in theme.questions),
            "questions": [
                {"id": q.id, "status": status[q.id], "seconds": at.get(q.id, 0.0), "optional": q.optional}
                for q in theme.questions
            ],
        }
        for theme in guide.themes
    ]  # fmt: skip
    scripts = [{"id": id, "seconds": at.get(id, 0.0), "questions": []} for id, _heading, _text in guide.scripts]
    seconds = one.seconds if one.form != "written" else 0.0
    heard = [(each.heard_to or 0.0) for each in one.sittings]
    wanted: dict[str, object] = {
        "kind": one.kind, "guide_version": one.version, "planned": 60.0 * guide.minutes, "seconds": seconds,
        "between": max(0.0, seconds - sum(at.values())), "sections": [*scripts, *themes],
        "transcribed": 1.0 if one.form == "written" else sum(heard) / one.seconds,
        "talk": None,
    }  # fmt: skip
    if one.form != "written" and any(heard):
        wanted["talk"] = reckoning.talk(one)
    yield from differences(wanted, got, str(got["interview"]))


def _seconds_at(one: InterviewPlan) -> dict[str, float]:
    return reckoning.seconds_at(one) if one.form != "written" else {}


def _side_by_side(plan: StudyPlan, ones: list[InterviewPlan], found: dict[str, object]) -> Iterator[str]:
    """The middle of what each question took where it was asked, and of the lengths."""
    took: dict[str, list[float]] = {}
    for one in ones:
        at, status = _seconds_at(one), reckoning.statuses(one, plan.guide(one.version))
        for id, state in status.items():
            took.setdefault(id, [])
            if state == "asked" and at.get(id):
                took[id].append(at[id])
    questions = {one["id"]: one["median_seconds"] for one in found["questions"]}  # type: ignore[index,attr-defined]
    wanted = {id: median(seconds) if seconds else None for id, seconds in took.items()}
    yield from differences(wanted, questions, "median")
    if questions.keys() - wanted.keys():
        yield f"questions {questions.keys() - wanted.keys()} that nobody has"
    middle = median(one.seconds for one in ones if one.form != "written")
    yield from differences({"planned": 60 * plan.guides[-1].minutes, "took": middle}, found["fit"], "fit")


def coverage(plan: StudyPlan, study: Study) -> Iterator[str]:
    """`report coverage --json`."""
    found = _printed(study, "coverage")
    ones = counted(plan)
    if [one["created"][:10] for one in found["interviews"]] != [one.sittings[0].began[:10] for one in ones]:
        yield f"interviews {[one['interview'] for one in found['interviews']]} instead of {len(ones)}"
        return
    for one, got in zip(ones, found["interviews"], strict=True):
        yield from _covered(plan, one, found["questions"], got)
    totals = _totals(plan, ones)
    yield from differences(
        {"share": totals.pop("interviewers_share")}, {"share": found["totals"]["interviewers_share"]}
    )
    yield from differences(totals, found["totals"], "totals", TENTH)
    yield from _questions(plan, ones, found)
    yield from _new_words(ones, found)


def _covered(
    plan: StudyPlan, one: InterviewPlan, columns: list[dict[str, object]], got: dict[str, object]
) -> Iterator[str]:
    status, at = reckoning.statuses(one, plan.guide(one.version)), _seconds_at(one)
    words = len(words_shown(one))
    known = one.form != "written" and words
    wanted = {
        "participants": [who.name for who in one.people], "kind": one.kind, "guide_version": one.version,
        "seconds": length(one) or 0.0, "words": words,
        "interviewers_share": interviewers_words(one) / words if known else None,
        "transcribed": reckoning.complete(one) and words > 0,
    }  # fmt: skip
    where = str(got["interview"])
    yield from differences({"seconds": wanted.pop("seconds")}, got, where, TENTH)
    yield from differences(wanted, got, where)
    ids = {column["number"]: str(column["question_id"]) for column in columns}
    for cell in got["questions"]:  # type: ignore[attr-defined]
        id = ids[cell["number"]]
        wanted_cell = {"status": status.get(id), "seconds": at.get(id, 0.0)}
        yield from differences(wanted_cell, cell, f"{where}.{id}", TENTH)


def _totals(plan: StudyPlan, ones: list[InterviewPlan]) -> dict[str, object]:
    found = spread([seconds for one in ones if (seconds := length(one)) is not None])
    assert found is not None
    _count, least, most, mean, _median, _sum = found
    shared = [one for one in ones if one.form != "written" and words_shown(one)]
    words = sum(len(words_shown(one)) for one in shared)
    return {
        "interviews": len(ones), "pilots": sum(one.kind == "pilot" for one in ones), "planned": plan.planned,
        "shortest": least, "longest": most, "mean": mean,
        "words": sum(len(words_shown(one)) for one in ones),
        "interviewers_share": sum(map(interviewers_words, shared)) / words,
    }  # fmt: skip


def _questions(plan: StudyPlan, ones: list[InterviewPlan], found: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    """In how many it was asked or covered, how long on average; and the themes' times."""
    status = [reckoning.statuses(one, plan.guide(one.version)) for one in ones]
    at = [_seconds_at(one) for one in ones]
    for column in found["questions"]:
        id = str(column["question_id"])
        times = [
            here.get(id, 0.0)
            for here, each, one in zip(at, status, ones, strict=True)
            if each.get(id) == "asked" and one.form != "written"
        ]
        wanted = {
            "asked_in": sum(each.get(id) in ("asked", "covered") for each in status),
            "mean_seconds": fmean(times) if times else 0.0,
        }
        yield from differences(wanted, column, f"question {id}", 2 * TENTH)  # a mean of what is rounded already


def _new_words(ones: list[InterviewPlan], found: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    known: set[str] = set()
    wanted = []
    for one in ones:
        mine = [word for word, speaker in words_shown(one) if speaker not in ("I", "I2")]
        if mine:
            new = {word.strip("[]") for word in mine} - known
            known |= new
            wanted.append({"new": len(new), "per_thousand": 1000 * len(new) / len(mine)})
    yield from differences(wanted, found["new_words"], "new words", TENTH)
