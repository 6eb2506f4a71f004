"""The log of what was put right: what was confirmed is there, and undoing is exact."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.correction import (
    AnyCorrection,
    Assigned,
    BorderMoved,
    Joined,
    ProposalDeclined,
    SpeakerRenamed,
    SpeakerSet,
    Split,
    Undone,
)
from interview_tui.interview.corrections import Corrections, Decisions, decisions, standing, to_redo, to_undo
from interview_tui.problem import Problem

WRITER = """
import sys
from pathlib import Path
from interview_tui.interview.correction import SpeakerRenamed
from interview_tui.interview.corrections import Corrections
sys.stdin.readline()
for n in range(25):
    Corrections(Path(sys.argv[1])).append(SpeakerRenamed(old=sys.argv[2], new=str(n)))
"""


@pytest.fixture
def log(tmp_path: Path) -> Corrections:
    return Corrections(tmp_path / "corrections.jsonl")


def numbered(*corrections: AnyCorrection) -> list[AnyCorrection]:
    return [one.model_copy(update={"n": n}) for n, one in enumerate(corrections, 1)]


def test_nothing_put_right_is_no_file(log: Corrections) -> None:
    assert (log.all(), log.torn(), log.path.exists()) == ([], False, False)


def test_corrections_come_back_as_they_were_confirmed(log: Corrections) -> None:
    written = [
        log.append(one)
        for one in (
            Assigned(start=1, end=2.5, question="day", heard=("", "Hej", "då.", "")),
            BorderMoved(start=1, at=2, end=3, was=1, before="day", after_section="welcome"),
            Split(at=3),
            Joined(at=3),
            SpeakerSet(start=1, end=2, speaker="Åsa", teach=True),
            SpeakerRenamed(old="Åsa", new="Kim"),
            ProposalDeclined(question="help", start=4, end=5),
            Undone(of=3),
        )
    ]
    assert Corrections(log.path).all() == written
    assert [one.n for one in written] == list(range(1, 9))
    assert all(one.wall for one in written)


def test_the_file_is_plain_lines_with_the_schema_first(log: Corrections) -> None:
    log.append(Split(at=3.25))
    first, second = [json.loads(line) for line in log.path.read_text(encoding="utf-8").splitlines()]
    assert first == {"schema": 1}
    assert (second["n"], second["correction"], second["at"]) == (1, "Split", 3.25)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files to their owner by the folder they are in")
def test_only_the_owner_can_read_it(log: Corrections) -> None:
    log.append(Split(at=3))
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_a_line_torn_anywhere_is_left_out_and_the_next_has_a_line_of_its_own(log: Corrections) -> None:
    for at in (1, 2, 3):
        log.append(Split(at=at))
    whole = log.path.read_bytes()
    for cut in range(whole[:-1].rindex(b"\n") + 2, len(whole)):
        log.path.write_bytes(whole[:cut])
        assert log.torn()
        assert [one.n for one in log.all()] == [1, 2]
    log.append(Joined(at=2))
    assert not log.torn()
    assert [(one.n, one.correction) for one in log.all()][1:] == [(2, "Split"), (3, "Joined")]


def test_a_newer_schema_is_refused_and_the_file_left_alone(log: Corrections) -> None:
    newer = b'{"schema": 2}\n{"correction": "Rephrased", "n": 1}\n'
    log.path.write_bytes(newer)
    for attempt in (log.all, lambda: log.append(Split(at=1))):
        with pytest.raises(Problem, match="newer version"):
            attempt()
    assert log.path.read_bytes() == newer


@pytest.mark.parametrize("line", [b"what", b'{"correction": "Rephrased", "n": 2}', b'{"n": 2}', b"\xff"])
def test_a_damaged_line_in_the_middle_is_named(log: Corrections, line: bytes) -> None:
    for at in (1, 2, 3):
        log.append(Split(at=at))
    lines = log.path.read_bytes().splitlines()
    log.path.write_bytes(b"\n".join([*lines[:2], line, *lines[3:]]) + b"\n")
    with pytest.raises(Problem, match="This line of the corrections cannot be read") as caught:
        log.all()
    assert (caught.value.line, caught.value.where) == (3, log.path)


def test_two_programs_at_once_give_unique_numbers_and_lose_nothing(log: Corrections) -> None:
    command = [sys.executable, "-c", WRITER, str(log.path)]
    writers = [subprocess.Popen([*command, name], stdin=subprocess.PIPE, text=True) for name in ("screen", "command")]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    for writer in writers:
        writer.stdin.close()
    written = log.all()
    assert [one.n for one in written] == list(range(1, 51))
    assert len({(one.old, one.new) for one in written if isinstance(one, SpeakerRenamed)}) == 50


def test_two_windows_taking_turns_number_as_one(log: Corrections) -> None:
    other = Corrections(log.path)
    numbers = [one.append(Split(at=1)).n for one in (log, other, log, log, other, other, log)]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]
    assert [one.n for one in log.all()] == numbers


# What the log comes to


def test_an_undo_can_be_undone_and_that_again() -> None:
    log: list[AnyCorrection] = numbered(Split(at=1), Undone(of=1), Undone(of=2), Undone(of=3))
    assert [bool(standing(log[:count])) for count in (1, 2, 3, 4)] == [True, False, True, False]


def test_a_border_between_two_questions_holds_on_both_sides() -> None:
    moved = BorderMoved(start=1, at=2, end=3, was=1, before="day", after="help", heard=("a", "b", "c", "d", "e", "f"))
    first, second = decisions(numbered(moved)).assigned
    assert (first.start, first.end, first.question, first.heard) == (1, 2, "day", ("a", "b", "c", "d"))
    assert (second.start, second.end, second.question, second.heard) == (2, 3, "help", ("c", "d", "e", "f"))


def test_the_border_of_a_split_moves_and_leaves_none_behind() -> None:
    now = decisions(numbered(Split(at=1), BorderMoved(start=1, at=2, end=3, was=1, before="day", after="day")))
    assert [split.at for split in now.splits] == [2]
    assert [join.at for join in now.joined] == [1]


def test_a_split_and_a_joint_at_the_same_place_cancel_each_other() -> None:
    assert not decisions(numbered(Split(at=1), Joined(at=1.01))).splits
    assert not decisions(numbered(Joined(at=1), Split(at=1.01))).joined


def test_what_goes_to_a_question_in_one_piece_has_no_border_in_it() -> None:
    assert not decisions(numbered(Split(at=2), Assigned(start=2, end=5, question="day"))).splits


@pytest.mark.parametrize(
    ("corrections", "names"),
    [
        ([SpeakerRenamed(old="A", new="Kim")], {"A": "Kim"}),
        ([SpeakerRenamed(old="A", new="Kim"), SpeakerRenamed(old="Kim", new="Love")], {"A": "Love", "Kim": "Love"}),
        ([SpeakerRenamed(old="A", new="Kim"), SpeakerRenamed(old="Kim", new="A")], {"Kim": "A"}),
        ([SpeakerRenamed(old="I", new="Kim", swapped=True)], {"I": "Kim", "Kim": "I"}),
        ([SpeakerRenamed(old="I", new="Kim", swapped=True)] * 2, {}),
    ],
)
def test_names_are_what_they_were_called_last(corrections: list[AnyCorrection], names: dict[str, str]) -> None:
    assert decisions(numbered(*corrections)).renamed == names


def test_a_speaker_that_was_set_is_renamed_too_but_not_one_set_later() -> None:
    now = decisions(
        numbered(
            SpeakerSet(start=1, end=2, speaker="Kim"),
            SpeakerRenamed(old="Kim", new="Love"),
            SpeakerSet(start=3, end=4, speaker="Kim"),
        )
    )
    assert [one.speaker for one in now.speakers] == ["Love", "Kim"]


def test_undo_goes_back_step_by_step_and_redo_the_same_way_forward() -> None:
    log = numbered(Split(at=1), Split(at=2))

    def press(key: str) -> None:
        if key == "u" and (last := to_undo(log)) is not None:
            log.append(Undone(n=len(log) + 1, of=last.n))
        elif key == "r" and (again := to_redo(log)) is not None:
            log.append(Undone(n=len(log) + 1, of=again[0].n))

    seen = []
    for key in "uuurrruru":
        press(key)
        seen.append([one.at for one in standing(log) if isinstance(one, Split)])
    assert seen == [[1], [], [], [1], [1, 2], [1, 2], [1], [1, 2], [1]]
    log.append(Split(n=len(log) + 1, at=3))
    assert to_redo(log) is None  # something new was done


def any_correction() -> st.SearchStrategy[AnyCorrection]:
    seconds = st.floats(0, 60)
    question = st.sampled_from(["vardag", "tillit", None])
    name = st.sampled_from(["I", "Kim", "Love"])
    return st.one_of(
        st.builds(Assigned, start=seconds, end=seconds, question=question),
        st.builds(BorderMoved, start=seconds, at=seconds, end=seconds, was=seconds, before=question, after=question),
        st.builds(Split, at=seconds),
        st.builds(Joined, at=seconds),
        st.builds(SpeakerSet, start=seconds, end=seconds, speaker=name),
        st.builds(SpeakerRenamed, old=name, new=name, swapped=st.booleans()),
        st.builds(ProposalDeclined, question=st.just("tillit"), start=seconds, end=seconds),
    )


@given(st.lists(st.one_of(any_correction(), st.sampled_from(["undo", "redo"])), max_size=30))
def test_undoing_all_is_as_if_nothing_had_been_done_and_redoing_as_before(
    steps: list[AnyCorrection | str],
) -> None:
    log: list[AnyCorrection] = []

    def write(one: AnyCorrection) -> None:
        log.append(one.model_copy(update={"n": len(log) + 1}))

    for step in steps:
        if not isinstance(step, str):
            write(step)
        elif step == "undo" and (last := to_undo(log)) is not None:
            write(Undone(of=last.n))
        elif step == "redo" and (again := to_redo(log)) is not None:
            write(Undone(of=again[0].n))
    before = decisions(log)
    count = 0
    while (last := to_undo(log)) is not None:
        write(Undone(of=last.n))
        count += 1
    assert decisions(log) == Decisions()
    for _turn in range(count):
        again = to_redo(log)
        assert again is not None
        write(Undone(of=again[0].n))
    assert decisions(log) == before
