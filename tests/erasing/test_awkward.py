"""Erasing where something is in the way of it, or looks like what it is not."""

import contextlib
import io
import json
import os
import socket
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from interview_tui import indexed
from interview_tui.at_rest import UNLOCKING, Locked
from interview_tui.erasing import traces
from interview_tui.erasing.carrying_out import erase, leave_folder
from interview_tui.erasing.journal import JOURNAL
from interview_tui.erasing.opening import finish_erasing
from interview_tui.erasing.plan import Plan
from interview_tui.erasing.purge import locked_purge_plan, purge_plan
from interview_tui.erasing.withdrawal import others_with, withdrawal_plan
from interview_tui.erasing.words import afterwards, staying
from interview_tui.export import write_exports
from interview_tui.exported import Exported
from interview_tui.interview.record import update_record
from interview_tui.privacy.key import Entry, Key
from interview_tui.privacy.leaks import unpacking
from interview_tui.problem import Problem
from interview_tui.study import Study
from tests.erasing.everything import SAYS, Everything, copied, tree, where
from tests.locking import lock_cheaply, readable, study_to_lock


def plan_for(everything: Everything, name: str, **options: object) -> Plan:
    study = everything.study
    first = study.interview(name)
    return withdrawal_plan(study, [first, *others_with(first)], **options)  # type: ignore[arg-type]


# What outlives a purge


def test_an_export_from_before_something_was_hidden_is_not_kept(everything: Everything) -> None:
    """`kolonilotten` was hidden after Robin's exports had been written."""
    plan = purge_plan(everything.study, ("exports",))
    assert {path.name for path in plan.kept} >= {"06-sam.docx", "03-kim.md"}
    erase(plan)
    assert where(everything.folder, [b"kolonilotten"]) == []


def test_an_export_elsewhere_that_holds_a_name_goes_though_exports_are_kept(everything: Everything) -> None:
    key = Key(entries=(Entry(pseudonym="Kim", name="Karin Plommonstop"),))
    plan = purge_plan(everything.study, ("exports",), key=key)
    assert everything.thesis / "03-kim.txt" in {one.path for one in plan.items}
    erase(plan)
    assert where(everything.thesis, [b"plommonstop"]) == []


def test_that_names_were_not_looked_for_in_what_is_kept_is_said(everything: Everything) -> None:
    (everything.folder / "private" / "key.age").write_bytes(b"locked")
    said = [sentence for sentence, _files in staying(purge_plan(everything.study, ("exports",)))]
    assert any("The key is locked" in sentence for sentence in said)
    assert not any("The key is locked" in sentence for sentence, _files in staying(purge_plan(everything.study)))


# The list of exports


def test_an_export_elsewhere_of_the_same_name_is_still_known_as_somebody_elses(everything: Everything) -> None:
    """`matrix.xlsx` in the study is of all, that beside the thesis of Kim alone."""
    study = everything.study
    kim = study.interview("03-kim")
    write_exports(study, [kim], ["matrix"], everything.thesis)
    (written,) = [path for path in everything.thesis.iterdir() if path.suffix == ".xlsx"]
    assert (study.exports / written.name).exists(), "the same name"
    erase(plan_for(everything, "01-robin"))
    assert written.exists()
    assert written in Exported(everything.study).holding([kim.id])[0]
    erase(plan_for(everything, "03-kim"))
    assert not written.exists()


def test_a_changed_file_of_several_is_told_to_each_who_withdraws(everything: Everything) -> None:
    shared = everything.thesis / "trust.md"
    shared.write_text("worked on: " + SAYS["Kim"])
    assert shared in plan_for(everything, "01-robin").hers
    erase(plan_for(everything, "01-robin"))
    assert where(everything.folder / "exports", [b"robin"]) == []
    assert shared in plan_for(everything, "03-kim").hers


# Numbers and names that look alike


def test_a_folder_whose_number_ends_alike_is_somebody_elses(everything: Everything) -> None:
    study = everything.study
    update_record(study.interview("03-kim").folder, earlier=None)
    (study.folder / "interviews" / "06-sam").rename(study.folder / "interviews" / "101-robina")
    other = study.interview("101-robina")
    write_exports(study, [other], ["json", "md"])
    mine = sorted(study.exports.glob("101-*"))
    note = study.folder / "101-robina to do.txt"
    note.write_text("call about 101-robina")
    before = tree(other.folder)
    plan = plan_for(everything, "01-robin", own_files=True)
    done = erase(plan)
    assert done.receipt.gone, done.left
    assert mine
    assert all(path.exists() for path in mine)
    assert note.exists()
    assert tree(other.folder) == before


def test_what_a_killed_program_left_goes_whoever_has_its_number_now(everything: Everything) -> None:
    """After a restart the number of a process is soon somebody else's."""
    part = everything.study.exports / f".trust.html.{os.getppid()}.part"
    part.write_text(SAYS["Robin"])
    os.utime(part, (1_000_000_000, 1_000_000_000))
    young = everything.study.exports / f".table.html.{os.getppid()}.part"
    young.write_text("being written")
    os.utime(young, (time.time() + 60, time.time() + 60))
    assert erase(plan_for(everything, "01-robin")).receipt.gone
    assert not part.exists()
    assert young.exists(), "it may be at work"


# What cannot be done at once


def test_an_index_that_another_program_holds_keeps_the_journal_and_says_so(
    everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "PATIENCE", 0.01)
    plan = plan_for(everything, "01-robin")
    with FileLock(everything.folder / ".index" / ".lock"), pytest.raises(Problem, match="index"):
        erase(plan)
    assert (everything.folder / JOURNAL).exists()
    assert finish_erasing(everything.folder) is not None
    assert where(everything.folder, [b"robin", b"vinterkvist"]) == []


def test_it_does_not_say_that_nothing_is_left_where_something_is(everything: Everything) -> None:
    plan = plan_for(everything, "01-robin")
    assert plan.hers
    said = "\n".join(afterwards(erase(plan), plan))
    assert "nothing is left." not in said
    assert "nothing is left but" in said


# A locked study


def test_what_a_killed_unlocking_had_laid_out_goes_with_the_locked_study(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    plain = tmp_path / "plain"
    copied(study.folder, plain)
    lock_cheaply(study, "a passphrase of words")
    copied(plain, study.folder / UNLOCKING)
    assert readable(study.folder)
    plan = locked_purge_plan(study.folder)
    assert any(UNLOCKING in one.path.parts for one in plan.items)
    erase(plan)
    leave_folder(plan.root)
    assert {path.name for path in study.folder.iterdir()} == {"erased.json"}


def test_a_study_that_is_half_unlocked_is_not_purged_as_a_locked_one(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    plain = tmp_path / "plain"
    copied(study.folder, plain)
    lock_cheaply(study, "a passphrase of words")
    copied(plain, study.folder / ".unlocked")
    before = tree(study.folder)
    with pytest.raises(Problem, match="half locked or unlocked"):
        locked_purge_plan(study.folder)
    assert tree(study.folder) == before


def test_a_half_locked_study_is_locked_before_it_is_purged(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    lock_cheaply(study, "a passphrase of words")
    (study.folder / ".locked").mkdir()
    (study.folder / ".locked" / "plain.json").write_text(
        json.dumps({"archive": (study.folder / "locked.age").stat().st_size, "files": [["a.txt", 5, 0]], "folders": []})
    )
    (study.folder / "a.txt").write_text("Robin")
    os.utime(study.folder / "a.txt", ns=(0, 0))
    with pytest.raises(Problem):
        locked_purge_plan(study.folder)
    with pytest.raises(Locked):
        Study(study.folder)
    assert not (study.folder / "a.txt").exists()
    erase(locked_purge_plan(study.folder))
    assert readable(study.folder) == []


# Files that cannot be looked through


def test_a_damaged_document_keeps_nobody_from_withdrawing(everything: Everything) -> None:
    path = everything.folder / "thesis.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "what she said and thought " * 2000)
    data = bytearray(path.read_bytes())
    data[60:120] = bytes(255 - one for one in data[60:120])
    path.write_bytes(data)
    plan = plan_for(everything, "01-robin")
    assert path in {one.path for one in plan.own}, "told: nobody knows what is in it"
    assert erase(plan).receipt.gone


@pytest.mark.parametrize("name", ["consent.pdf", "whiteboard.JPG"])
def test_what_no_program_reads_is_left_to_her_with_a_word(everything: Everything, name: str) -> None:
    (everything.folder / name).write_bytes(b"%PDF-1.7 scanned")
    (everything.folder / "interviews" / "03-kim" / name).write_bytes(b"%PDF-1.7 scanned")
    plan = plan_for(everything, "01-robin", own_files=True)
    assert [one.path.name for one in plan.own if one.path.name == name] == [name]
    erase(plan)
    assert (everything.folder / name).exists()


@pytest.mark.parametrize("large", [False, True])
def test_a_project_that_only_its_own_program_reads_is_listed(
    everything: Everything, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    """What stands in it may be packed: nothing found in it proves nothing."""
    if large:
        monkeypatch.setattr(traces, "_LARGEST_TEXT", 20_000)
    names = ["trust.nvp", "exports/trust.nvpx", "interviews/trust.mx24", "exports/all.zip"]
    for name in names[:3]:
        (everything.folder / name).write_bytes(os.urandom(30_000))
    with zipfile.ZipFile(everything.folder / names[3], "w") as packed:
        packed.writestr("trust.nvp", os.urandom(30_000))
    plan = plan_for(everything, "01-robin", own_files=True)
    told = {one.path.relative_to(everything.folder).as_posix(): one.found for one in plan.own}
    listed = names if not large else names[:3]
    assert {name: bool(told[name]) for name in listed} == dict.fromkeys(listed, False)
    said = "\n".join(path for _sentence, paths in staying(plan) for path in paths)
    assert "trust.nvp (could not be searched)" in said
    erase(plan)
    assert all((everything.folder / name).exists() for name in names), "nobody knows: they are hers to look into"


def test_files_packed_in_files_without_end_take_no_memory_and_are_listed(
    everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bounds made small, so that the test is quick."""
    monkeypatch.setattr(unpacking, "MOST_BYTES", 1_000_000)
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", bytes(500_000))
    outside = everything.folder / "bomb.zip"
    with zipfile.ZipFile(outside, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(200):
            packed.writestr(f"{number}.zip", inside.getvalue())
    tracemalloc.start()
    try:
        plan = plan_for(everything, "01-robin")
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
    assert outside in {one.path for one in plan.own}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_file_that_is_none_is_not_waited_for(everything: Everything) -> None:
    with socket.socket(socket.AF_UNIX) as end, contextlib.chdir(everything.folder):
        end.bind("somebody's")
    assert everything.folder / "somebody's" in {one.path for one in plan_for(everything, "01-robin").own}


def test_what_is_packed_into_a_large_project_is_found(everything: Everything, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "_LARGEST_TEXT", 20_000)
    words, sound, other = (everything.folder / f"{name}.qdpx" for name in ("words", "sound", "other"))
    heard = everything.folder / "interviews" / "01-robin" / "audio" / "recording.flac"
    for path, name, data in (
        (words, "Sources/1.txt", SAYS["Robin"].encode()),
        (sound, "Sources/1.flac", heard.read_bytes()),
        (other, "Sources/1.txt", b"nobody's"),
    ):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("Sources/film.mp4", os.urandom(60_000))
            packed.writestr(name, data)
    found = {one.path: one.found for one in plan_for(everything, "01-robin").own}
    assert found[words].words
    assert found[sound].sound
    assert other not in found
