"""The log on disk: what was confirmed is there, whatever happened next."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.interview.events import AnyEvent
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem
from tests.builders import asked, noted, quoted

WRITER = """
import sys
from pathlib import Path
from interview_tui.interview.events import NoteTaken
from interview_tui.interview.timeline import Timeline
sys.stdin.readline()
for n in range(25):
    Timeline(Path(sys.argv[1])).append(NoteTaken(text=f"{sys.argv[2]} {n}"))
"""


@pytest.fixture
def timeline(tmp_path: Path) -> Timeline:
    return Timeline(tmp_path / "timeline.jsonl")


def test_nothing_written_is_no_events(timeline: Timeline) -> None:
    assert timeline.events() == []
    assert not timeline.torn()
    assert not timeline.path.exists()


def test_events_come_back_as_they_were_confirmed(timeline: Timeline) -> None:
    written = [timeline.append(event) for event in (asked("tillit", at=9.25), quoted(at=10), noted('å\n"ä"', at=11))]
    assert Timeline(timeline.path).events() == written
    assert [event.n for event in written] == [1, 2, 3]
    assert all(event.wall for event in written)
    assert [event.at for event in written] == [9.25, 10, 11]


def test_a_wall_clock_that_is_given_is_kept(timeline: Timeline) -> None:
    moment = "2026-03-02T13:00:00.000+01:00"
    assert timeline.append(quoted().model_copy(update={"wall": moment})).wall == moment


def test_the_file_is_plain_lines_with_the_schema_first(timeline: Timeline) -> None:
    timeline.append(quoted(at=3))
    first, second = [json.loads(line) for line in timeline.path.read_text(encoding="utf-8").splitlines()]
    assert first == {"schema": 1}
    assert (second["event"], second["at"]) == ("QuoteMarked", 3.0)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files to their owner by the folder they are in")
def test_only_the_owner_can_read_it(timeline: Timeline) -> None:
    timeline.append(quoted())
    assert timeline.path.stat().st_mode & 0o777 == 0o600


def written_whole(timeline: Timeline) -> bytes:
    for event in (asked("vardag"), noted("å" * 20), quoted()):
        timeline.append(event)
    return timeline.path.read_bytes()


def test_a_line_torn_anywhere_is_left_out_and_the_next_event_has_a_line_of_its_own(timeline: Timeline) -> None:
    whole = written_whole(timeline)
    start = whole[:-1].rindex(b"\n") + 1
    for cut in range(start + 1, len(whole)):
        timeline.path.write_bytes(whole[:cut])
        assert timeline.torn()
        assert [event.n for event in timeline.events()] == [1, 2]
    timeline.append(noted("efter"))
    assert not timeline.torn()
    assert [(event.n, event.event) for event in timeline.events()][1:] == [(2, "NoteTaken"), (3, "NoteTaken")]


def test_a_torn_first_line_is_an_empty_timeline_that_can_be_written(timeline: Timeline) -> None:
    timeline.path.write_bytes(b'{"sche')
    assert timeline.events() == []
    assert timeline.append(quoted()).n == 1
    assert json.loads(timeline.path.read_bytes().splitlines()[0]) == {"schema": 1}


def test_two_writers_at_once_give_unique_numbers_and_lose_nothing(timeline: Timeline) -> None:
    command = [sys.executable, "-c", WRITER, str(timeline.path)]
    writers = [subprocess.Popen([*command, name], stdin=subprocess.PIPE, text=True) for name in ("screen", "recorder")]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    for writer in writers:
        writer.stdin.close()
    events = timeline.events()
    assert [event.n for event in events] == list(range(1, 51))
    assert {event.text for event in events} == {f"{name} {n}" for name in ("screen", "recorder") for n in range(25)}


def test_a_newer_schema_is_refused_and_the_file_left_alone(timeline: Timeline) -> None:
    newer = b'{"schema": 2}\n{"event": "Teleported", "n": 1}\n'
    timeline.path.write_bytes(newer)
    for attempt in (timeline.events, lambda: timeline.append(quoted())):
        with pytest.raises(Problem, match="newer version"):
            attempt()
    assert timeline.path.read_bytes() == newer


@pytest.mark.parametrize("line", [b"what", b"[1]", b"5", b'{"event": "Teleported", "n": 2}', b'{"n": 2}', b"\xff\xfe"])
def test_a_damaged_line_in_the_middle_is_named_and_the_file_left_alone(timeline: Timeline, line: bytes) -> None:
    lines = written_whole(timeline).splitlines()
    damaged = b"\n".join([*lines[:2], line, *lines[3:]]) + b"\n"
    timeline.path.write_bytes(damaged)
    with pytest.raises(Problem) as caught:
        timeline.append(quoted())
    assert (caught.value.line, caught.value.where) == (3, timeline.path)
    assert timeline.path.read_bytes() == damaged


def test_an_empty_line_is_nothing(timeline: Timeline) -> None:
    whole = written_whole(timeline)
    timeline.path.write_bytes(whole.replace(b"\n", b"\n\n"))
    events: list[AnyEvent] = timeline.events()
    assert [event.n for event in events] == [1, 2, 3]
