"""Reads `presses.jsonl`, which says when what was asked in a recording.

A line is a key press: `{"at": 12.3, "event": "QuestionAsked", "question": "ID"}`; `at` is in seconds of the recording
file. The timeline of an interview is read too.
"""

import difflib
import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from interview_tui.guide.model import Guide
from interview_tui.interview.events import (
    EVENT,
    EVENT_KINDS,
    AnyEvent,
    Ended,
    GapDetected,
    RecordingStarted,
    Slept,
    Started,
    Stopped,
)
from interview_tui.language import _
from interview_tui.problem import Problem

_WRITTEN_BY_THE_PROGRAM = (Started, RecordingStarted, Stopped, GapDetected, Slept)


def read_presses(path: Path, guide: Guide) -> list[AnyEvent]:
    """The key presses in `path`, by time. A timeline of an interview is read too, without what the recorder wrote.

    Two shorthands are understood: `ProbeAsked` with `question` for its `probe`, and `OffTheRecord` with `from` and
    `to`, which also says when recording goes on. Raises `Problem` with the line and a cure.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(_("The file is not UTF-8."), cure=_("Save it as UTF-8."), where=path) from error
    except OSError as error:
        raise Problem(
            _("The file cannot be read."), cure=_("Check that it exists and that you may read it."), where=path
        ) from error
    events: list[AnyEvent] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            record = _record(line, path, number)
            if "schema" not in record:
                events += _events(record, guide, path, number)
    if not any(isinstance(event, Ended) for event in events):  # a timeline cut short, or "Stopped" meant as the end
        events += [Ended(at=event.at) for event in events if isinstance(event, Stopped)][-1:]
    return sorted((e for e in events if not isinstance(e, _WRITTEN_BY_THE_PROGRAM)), key=lambda event: event.at)


def _record(line: str, path: Path, number: int) -> dict[str, Any]:
    example = '{"at": 12.3, "event": "QuestionAsked", "question": "ID"}'
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Problem(
            _("This line is not JSON."),
            cure=_("Write one key press a line, like {example}.").format(example=example),
            where=path,
            line=number,
        ) from error
    if not isinstance(record, dict):
        raise Problem(
            _("This line is not a key press."),
            cure=_("Write one key press a line, like {example}.").format(example=example),
            where=path,
            line=number,
        )
    return record


def _events(record: dict[str, Any], guide: Guide, path: Path, number: int) -> Iterable[AnyEvent]:
    """The event of one line, or two for a stretch off the record."""
    name = record.get("event")
    if not isinstance(name, str) or name not in EVENT_KINDS:
        raise Problem(
            _("There is no event named {name}.").format(name=_shown(name)) if name else _("This line has no event."),
            cure=_suggestion(name, EVENT_KINDS),
            where=path,
            line=number,
        )
    if name == "ProbeAsked" and "question" in record:
        record = {"probe": record["question"]} | {key: value for key, value in record.items() if key != "question"}
    until: Any = None
    if name == "OffTheRecord" and ("from" in record or "to" in record):
        until = record.get("to")
        start = record.get("from", record.get("at"))
        record = {key: value for key, value in record.items() if key not in ("from", "to")} | {"at": start}
    start = _seconds(record.get("at"), path, number)
    # What a person adds for herself (which question a note was about) does not keep the press from being read.
    known = EVENT_KINDS[name].model_fields
    try:
        event = EVENT.validate_python({key: value for key, value in record.items() if key in known})
    except ValidationError as error:
        raise _misshapen(error, path, number) from error
    _check_ids(event, guide, path, number)
    yield event
    if until is not None:
        end = _seconds(until, path, number)
        if end < start:
            raise Problem(
                _("This stretch off the record ends before it begins."),
                cure=_("Give `from` and `to` in seconds of the recording, the smaller first."),
                where=path,
                line=number,
            )
        yield EVENT.validate_python({"event": "Resumed", "at": end, "seconds": end - start})


def _seconds(value: Any, path: Path, number: int) -> float:
    fits = isinstance(value, int | float) and not isinstance(value, bool)
    if fits and math.isfinite(value) and value >= 0:
        return float(value)
    raise Problem(
        _("This key press has no time."),
        cure=_('Give it in seconds of the recording, from 0, like "at": 12.3.'),
        where=path,
        line=number,
    )


def _misshapen(error: ValidationError, path: Path, number: int) -> Problem:
    """What pydantic found first, in words."""
    first = error.errors()[0]
    key = str(first["loc"][-1])
    if first["type"] == "missing":
        what, cure = _("{key} is missing."), _("Add it to the line.")
    else:
        what, cure = _("{key} has a value that does not fit."), _("Compare it with the demo's own presses.jsonl.")
    return Problem(what.format(key=_shown(key)), cure=cure, where=path, line=number)


def _check_ids(event: AnyEvent, guide: Guide, path: Path, number: int) -> None:
    questions = [question.id for question in guide.questions()]
    probes = [probe.id for question in guide.questions() for probe in question.all_probes()] + questions
    sections = [section.id for section in guide.sections]
    for key, ids in (("question", questions), ("by", questions), ("probe", probes), ("section", sections)):
        value = getattr(event, key, None)
        if value is not None and value not in ids:
            raise Problem(
                _("The guide has no {key} with the id {id}.").format(key=key, id=_shown(value)),
                cure=_suggestion(value, ids),
                where=path,
                line=number,
            )


def _suggestion(value: Any, known: Iterable[str]) -> str:
    """The nearest of what is known, else all of it."""
    names = list(known)
    near = difflib.get_close_matches(value, names, n=1) if isinstance(value, str) else []
    if near:
        return _("Did you mean {name}?").format(name=near[0])
    if not names:
        return _("Remove the line, or add it to the guide.")
    return _("It can be: {names}.").format(names=", ".join(names))


def _shown(value: Any) -> str:
    return f'"{value}"'
