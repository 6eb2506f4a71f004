"""A withdrawal leaves nothing of the participant, and everything of everybody else as it was."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.across.kept import Across
from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.audio.storage.check import sha256_of
from interview_tui.erasing import key_note, traces
from interview_tui.erasing.carrying_out import NotFinished, erase
from interview_tui.erasing.journal import JOURNAL
from interview_tui.erasing.opening import finish_erasing
from interview_tui.erasing.plan import Plan
from interview_tui.erasing.receipt import receipts
from interview_tui.erasing.withdrawal import SharedInterview, others_with, taking_part, withdrawal_plan
from interview_tui.erasing.words import afterwards, file_lines, staying
from interview_tui.export import write_exports
from interview_tui.exported import Exported
from interview_tui.files import held
from interview_tui.interview.record import Imported, InterviewRecord, Participant, update_record
from interview_tui.privacy.key import Entry, Key
from interview_tui.privacy.key_file import INBOX_FILE, create_key, key_path
from interview_tui.problem import Problem
from interview_tui.transcription.progress import worker_lock
from interview_tui.tui.screens.erasing import what_to_erase
from tests.erasing.everything import ROBINS, SAYS, Everything, traces_of_robin, tree, where
from tests.waiting import wait_until

MEANT_TO_CHANGE = {"exports/.written.json"}
"""It names what was exported of everybody."""
STAYS_HIDDEN = {"corrections.jsonl", ".corrections.jsonl.lock"}
"""Of an interview in which something is said that was hidden in Robin's: it stays hidden there."""


def plan_for_robin(everything: Everything, **options: object) -> Plan:
    study = everything.study
    first = study.interview("01-robin")
    return withdrawal_plan(study, [first, *others_with(first)], **options)  # type: ignore[arg-type]


def texts(plan: Plan) -> str:
    return "\n".join([*file_lines(plan), *(line for sentence, paths in staying(plan) for line in (sentence, *paths))])


def test_nothing_of_her_is_left_anywhere_under_the_study(everything: Everything) -> None:
    needles = traces_of_robin(everything)
    assert len(where(everything.folder, needles)) > 40
    done = erase(plan_for_robin(everything))
    assert done.receipt.gone
    assert done.left == ()
    assert where(everything.folder, needles) == []
    assert where(everything.stick, needles) == []
    assert where(everything.home, needles) == [], "what was transcribed without the study, and left half done"
    assert where(everything.thesis, needles) == ["01-robin.txt"], "the one that she has worked on is hers"


def test_what_is_of_others_is_the_same_to_the_last_bit(everything: Everything) -> None:
    before, thesis = tree(everything.folder), tree(everything.thesis)
    home = tree(everything.home)
    erase(plan_for_robin(everything))
    after = tree(everything.folder)
    others = {name for name in before if name.startswith(("interviews/03", "interviews/04", "interviews/06"))}
    others |= {f"exports/{id}.{format}" for id in ("03-kim", "06-sam") for format in ("md", "json", "csv", "docx")}
    others |= {"guide.md", "study.toml", "guide-versions/001.md", "glossary.txt", "exports/.choice.json"}
    assert len(others) > 40
    assert {name: after[name] for name in others} == {name: before[name] for name in others}
    changed = {name for name in after if name in before and before[name] != after[name]}
    assert changed == MEANT_TO_CHANGE
    new = {name for name in after if name not in before}
    receipts = {f"interviews/{n}{end}" for n in ("01", "02", "05") for end in ("", "/erased.json")}
    assert new == receipts | {f"interviews/04-alex/{name}" for name in STAYS_HIDDEN}
    assert tree(everything.thesis) == {name: thesis[name] for name in ("01-robin.txt", "03-kim.txt", "03-kim.vtt")}
    others_work = {name: data for name, data in home.items() if "0" * 32 in name}
    assert len(others_work) == 2
    assert others_work.items() <= tree(everything.home).items()


def test_others_can_be_exported_and_indexed_afterwards_without_her(everything: Everything) -> None:
    erase(plan_for_robin(everything))
    study = everything.study
    paths = write_exports(study, study.interviews(), ["md", "qdpx", "matrix"])
    assert len(paths) == 5
    assert len(Across(study).refresh().interviews) == 3
    assert where(everything.folder, [b"robin", b"vinterkvist"]) == []


def test_before_anything_goes_each_file_is_shown_with_what_is_hers(everything: Everything) -> None:
    before = tree(everything.around)
    plan = plan_for_robin(everything)
    said = texts(plan)
    assert len({one.path for one in plan.items}) == len(plan.items), "each once"
    for name in (
        "interviews/01-robin/audio/original.m4a", "interviews/05-robin/timeline.jsonl", "exports/trust.qdpx",
        str(everything.thesis / "trust.md"), "interviews/02-robin/transcript.new.jsonl",
    ):  # fmt: skip
        assert name in said, name
    shared = next(paths for sentence, paths in staying(plan) if "export them again" in sentence)
    assert {
        "exports/trust.qdpx",
        "exports/trust.txt",
        "exports/trust.xlsx",
        str(everything.thesis / "trust.md"),
    } == set(shared)
    hers = next(paths for sentence, paths in staying(plan) if "Yours to erase" in sentence)
    assert hers == [str(everything.thesis / "01-robin.txt")]
    assert tree(everything.around) == before, "looking changes nothing"


def test_the_receipt_names_nobody_and_counts_what_was_shown(everything: Everything) -> None:
    plan = plan_for_robin(everything)
    erase(plan)
    (receipt,) = receipts(everything.folder)
    assert (receipt.files, receipt.bytes) == (len(plan.items), sum(one.size for one in plan.items))
    assert (receipt.interviews, receipt.unreached) == (2, {"export_elsewhere": 1})
    text = (everything.folder / "interviews" / "01" / "erased.json").read_text()
    assert "robin" not in text.lower()
    assert "thesis" not in text
    assert json.loads((everything.folder / "interviews" / "02" / "erased.json").read_text()) == {
        "schema": 1, "what": "sitting",
    }  # fmt: skip


def test_her_number_is_not_given_again(everything: Everything) -> None:
    study = everything.study
    erase(withdrawal_plan(study, [study.interview("06")]))
    assert [one.id for one in study.interviews()] == ["01-robin", "02-robin", "03-kim", "04-alex", "05-robin"]
    assert study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Nova"),))).id == "07-nova"


def test_one_of_her_interviews_alone_leaves_the_other_which_names_no_other_any_more(everything: Everything) -> None:
    study = everything.study
    kept = tree(everything.folder / "interviews" / "05-robin")
    plan = withdrawal_plan(study, [study.interview("01")])
    assert [one.id for one in others_with(study.interview("01"))] == ["05-robin"]
    assert plan.names == (), "her pseudonym is still somebody's"
    done = erase(plan)
    assert done.receipt.gone
    assert where(everything.folder, [b"01-robin", b"02-robin"]) == []
    after = tree(everything.folder / "interviews" / "05-robin")
    assert {name for name in after if kept.get(name) != after[name]} == {"interview.json", *STAYS_HIDDEN}
    assert study.interview("05").record.earlier is None


def test_a_conversation_of_several_is_never_cut_and_goes_whole_only_if_asked(everything: Everything) -> None:
    study = everything.study
    pair = study.interview("04")
    assert taking_part(pair) == ("Alex", "Love")
    before = tree(everything.around)
    with pytest.raises(SharedInterview, match="Alex, Love"):
        withdrawal_plan(study, [pair])
    assert tree(everything.around) == before
    erase(withdrawal_plan(study, [pair], whole=True))
    assert where(everything.folder, [b"tranbarsglass", b"sjogurkor", b"04-alex"]) == []


def test_the_question_on_the_screen_says_who_and_what_goes_with_it(everything: Everything) -> None:
    study = everything.study
    pair, robin, sam = (dict(what_to_erase(study.interview(id)).answers) for id in ("04", "05", "06"))
    assert pair["alone"] == "The interview with Alex, Love, for all of them"
    assert "all" not in pair
    assert robin["all"] == "Everything about Robin, in 01-robin too"
    assert robin["alone"] == "This interview with Robin alone"
    assert sam["alone"] == "Everything about Sam"
    assert next(iter(sam)) == "", "the first answer is the safe one"
    assert list(dict(what_to_erase(None).answers)) == ["", "purge", "purge_exports"]


def test_a_support_person_does_not_make_it_a_conversation_of_several(everything: Everything) -> None:
    study = everything.study
    people = (Participant(pseudonym="Sam"), Participant(pseudonym="Bo", part="support"))
    update_record(study.interview("06").folder, participants=people)
    assert erase(withdrawal_plan(study, [study.interview("06")])).receipt.gone


def test_a_file_of_hers_in_the_study_is_told_of_and_goes_only_if_asked(everything: Everything) -> None:
    own = everything.folder / "my analysis.md"
    copy = everything.folder / "exports" / "best.flac"
    own.write_text(f"She said: {SAYS['Robin']}.")
    copy.write_bytes((everything.folder / "interviews" / "01-robin" / "audio" / "recording.flac").read_bytes())
    plan = plan_for_robin(everything)
    assert {one.path.name: (one.found.words, one.found.sound) for one in plan.own} == {
        "my analysis.md": (True, False), "best.flac": (False, True),
    }  # fmt: skip
    assert "my analysis.md (what was said)" in texts(plan)
    plan = plan_for_robin(everything, own_files=True)
    assert plan.own == ()
    assert erase(plan).receipt.gone
    assert not own.exists()
    assert not copy.exists()


def test_a_file_too_large_to_be_read_at_once_is_looked_through_in_pieces(
    everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traces, "_LARGEST_TEXT", 100_000)
    monkeypatch.setattr(traces, "_AT_ONCE", 999)
    film = everything.folder / "film.bin"
    sound = (everything.folder / "interviews" / "01-robin" / "audio" / "recording.flac").read_bytes()
    film.write_bytes(bytes(150_000) + sound + bytes(150_000))
    other = everything.folder / "other.bin"
    other.write_bytes(bytes(300_000) + b"01-robin" + bytes(1000))
    plan = plan_for_robin(everything)
    assert {one.path.name: (one.found.sound, one.found.folder) for one in plan.own} == {
        "film.bin": (True, False), "other.bin": (False, True),
    }  # fmt: skip


def test_where_somebody_else_names_her_it_is_told_and_left(everything: Everything) -> None:
    (everything.folder / "glossary.txt").write_text("trust\nRobin\n")
    kim = everything.folder / "interviews" / "03-kim" / "transcript.jsonl"
    kim.write_text(kim.read_text().replace("Plommonstop", "Robin"))
    plan = plan_for_robin(everything)
    assert {one.path.name for one in plan.mentions} >= {"glossary.txt", "transcript.jsonl"}
    erase(plan)
    assert "Robin" in kim.read_text()
    assert "Robin" in (everything.folder / "glossary.txt").read_text()


def test_a_recording_that_was_imported_twice_is_told(everything: Everything) -> None:
    study = everything.study
    twin = study.interview("06-sam")
    update_record(twin.folder, imported=study.interview("01-robin").record.imported)
    plan = plan_for_robin(everything)
    assert [(one.path.name, one.found.sound) for one in plan.mentions] == [("original.m4a", True)]


def test_the_recording_of_another_is_hers_whatever_it_has_in_common(everything: Everything) -> None:
    kim = everything.study.interview("03-kim")
    mine = (everything.study.interview("01-robin").audio / "recording.flac").read_bytes()
    sound = kim.audio / "recording.flac"
    sound.write_bytes(mine + b"and more")
    sealed = [one.model_copy(update={"sha256": sha256_of(kim.folder / one.file)}) for one in kim.record.audio]
    update_record(kim.folder, audio=tuple(sealed))
    done = erase(plan_for_robin(everything))
    assert (done.receipt.gone, done.left) == (True, ())
    assert sound.read_bytes() == mine + b"and more"


def test_where_the_list_of_exports_is_lost_they_are_found_by_what_they_hold(everything: Everything) -> None:
    (everything.folder / "exports" / ".written.json").unlink()
    plan = plan_for_robin(everything)
    own = {one.path.name for one in plan.own}
    assert {"trust.qdpx", "trust.txt", "trust.xlsx"} <= own, "by words within packed files, too"
    assert {one.path.name for one in plan.items} >= {"01-robin.md", "05-robin.docx", "01-robin.flac"}


# What could delete too much


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nothing_is_deleted_through_a_link(everything: Everything) -> None:
    outside = everything.around / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("hers")
    robin = everything.folder / "interviews" / "01-robin"
    (robin / "pictures").symlink_to(outside)
    (robin / "letter.txt").symlink_to(outside / "letter.txt")
    (everything.folder / "exports" / "01-robin.txt").symlink_to(outside / "letter.txt")
    plan = plan_for_robin(everything)
    assert len(plan.links) == 3
    done = erase(plan)
    assert (outside / "letter.txt").read_text() == "hers"
    assert not robin.exists()
    assert done.receipt.unreached["link"] == 3


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_study_that_is_reached_by_a_link_is_erased_where_it_is(everything: Everything) -> None:
    link = everything.around / "shortcut"
    link.symlink_to(everything.folder)
    study = type(everything.study)(link)
    needles = traces_of_robin(everything)
    first = study.interview("01")
    erase(withdrawal_plan(study, [first, *others_with(first)]))
    assert where(everything.folder, needles) == []
    assert link.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_interviews_behind_a_link_are_refused(everything: Everything) -> None:
    real = everything.folder / "interviews"
    moved = everything.around / "moved"
    real.rename(moved)
    real.symlink_to(moved)
    before = tree(moved)
    with pytest.raises(Problem, match="link"):
        plan_for_robin(everything)
    assert tree(moved) == before


def test_a_list_of_exports_that_was_tampered_with_reaches_nothing_else(everything: Everything) -> None:
    victim = everything.around / "victim.txt"
    victim.write_text("somebody's")
    ledger = everything.folder / "exports" / ".written.json"
    data = json.loads(ledger.read_text())
    names = ["../../victim.txt", str(victim), "../guide.md", "..", "../interviews/03-kim/transcript.jsonl"]
    data["sha256"] |= {name: ["0" * 64] for name in names}
    data["elsewhere"][str(everything.around)] = {"victim.txt": ["1" * 64], "../around/victim.txt": ["1" * 64]}
    data["elsewhere"]["thesis/.."] = {"victim.txt": ["1" * 64]}
    data["holds"] |= {"0" * 64: ["01-robin"], "1" * 64: ["01-robin"]}
    ledger.write_text(json.dumps(data))
    kim = tree(everything.folder / "interviews" / "03-kim")
    plan = plan_for_robin(everything)
    assert victim in plan.hers, "not as the program wrote it: hers"
    erase(plan)
    assert victim.read_text() == "somebody's"
    assert (everything.folder / "guide.md").exists()
    assert tree(everything.folder / "interviews" / "03-kim") == kim


def test_a_file_elsewhere_that_somebody_elses_list_knows_to_the_byte_is_left(everything: Everything) -> None:
    """A study that came from somebody else: its list names a file of hers, with the sum that it has."""
    victim = everything.thesis / "thesis.txt"
    victim.write_text("somebody's")
    part = everything.thesis / ".thesis.txt.99999999.part"
    part.write_text("somebody's")
    ledger = everything.folder / "exports" / ".written.json"
    data = json.loads(ledger.read_text())
    data["elsewhere"][str(everything.thesis)]["thesis.txt"] = [sha256_of(victim)]
    data["holds"][sha256_of(victim)] = ["01-robin"]
    ledger.write_text(json.dumps(data))
    plan = plan_for_robin(everything)
    assert victim in plan.hers
    assert everything.thesis / "trust.md" in {one.path for one in plan.items}, "what this computer wrote goes"
    erase(plan)
    assert victim.read_text() == part.read_text() == "somebody's"


def test_a_file_that_somebody_elses_list_knows_to_the_byte_is_not_written_over(everything: Everything) -> None:
    study = everything.study
    (written,) = write_exports(study, [study.interview("03-kim")], ["md"], everything.around / "hers")
    data = json.loads((study.exports / ".written.json").read_text())
    victim = everything.around / "hers" / "06-sam.md"
    victim.write_text("somebody's")
    data["elsewhere"][str(written.parent)]["06-sam.md"] = [sha256_of(victim)]
    (study.exports / ".written.json").write_text(json.dumps(data))
    (path,) = write_exports(study, [study.interview("06-sam")], ["md"], written.parent)
    assert path.name == "06-sam-2.md"
    assert victim.read_text() == "somebody's"


def test_a_list_from_another_computer_erases_nothing_outside_and_says_so(
    everything: Everything, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    plan = plan_for_robin(everything)
    before = tree(everything.thesis)
    assert everything.thesis / "trust.md" in plan.hers
    done = erase(plan)
    assert tree(everything.thesis) == before
    assert done.receipt.unreached["export_elsewhere"] == len(plan.hers) == 3


def test_a_record_that_names_the_sum_of_somebody_elses_recording_reaches_nothing(everything: Everything) -> None:
    """The cache holds what was transcribed of another recording; Robin's record says that it was made of that one."""
    other = next(path for path in (everything.home).rglob("0" * 32))
    robin = everything.study.interview("05-robin").folder
    update_record(robin, imported=Imported(kind="m4a", file="", sha256="0" * 64))
    erase(plan_for_robin(everything))
    assert (other / "transcript.jsonl").exists()


def test_a_spare_folder_that_is_none_is_left_alone(everything: Everything) -> None:
    victim = everything.around / "0123456789abcdef"
    victim.mkdir()
    (victim / "000.wav").write_bytes(b"somebody's")
    audio = everything.folder / "interviews" / "05-robin" / "audio"
    entry = {"folder": str(victim), "mount": "/", "helps": False}
    (audio / "spare.json").write_text(json.dumps({"folders": [entry]}))
    plan = plan_for_robin(everything)
    assert victim in plan.away, "told, since nobody knows what it is"
    erase(plan)
    assert (victim / "000.wav").exists()


def test_a_journal_that_was_tampered_with_reaches_nothing_outside(everything: Everything) -> None:
    victim = everything.around / "victim.txt"
    victim.write_text("somebody's")
    journal = {
        "schema": 1, "what": "withdrawal", "began": "", "interviews": ["../../x"],
        "inside": ["../victim.txt", str(victim), "a/../../victim.txt", ".", ""],
        "exports": [{"path": str(victim), "sums": [sha256_of(victim)]}], "spares": [str(everything.around)],
        "quick": ["../..", "0" * 32], "receipts": ["../erased.json", "guide.md"],
    }  # fmt: skip
    (everything.folder / JOURNAL).write_text(json.dumps(journal))
    before = tree(everything.folder)
    assert finish_erasing(everything.folder) is not None
    assert victim.read_text() == "somebody's"
    assert next(everything.home.rglob("0" * 32)).is_dir(), "what was transcribed of another recording"
    assert not (everything.around / "erased.json").exists()
    assert tree(everything.folder)["guide.md"] == before["guide.md"]
    lost = set(before) - set(tree(everything.folder))
    parts = {".study.toml.99999999.part", "exports/.01-robin.md.99999999.part", "interviews/.DS_Store"}
    offices = {f"exports/{name}" for name in ("._01-robin.md", "~$-robin.docx", ".~lock.01-robin.docx#")}
    assert lost == {JOURNAL, ".index/interviews.sqlite", *parts, *offices}


def test_an_export_that_is_changed_after_it_was_shown_is_left(everything: Everything) -> None:
    plan = plan_for_robin(everything)
    path = everything.thesis / "trust.md"
    path.write_text("worked on meanwhile")
    done = erase(plan)
    assert path.read_text() == "worked on meanwhile"
    assert done.receipt.unreached["export_elsewhere"] == 2


# What stands in the way


def test_a_file_that_cannot_be_deleted_is_said_and_deleted_at_the_next_opening(
    everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_for_robin(everything)
    unlink = Path.unlink

    def open_in_word(path: Path, missing_ok: bool = False) -> None:
        if path.name == "01-robin.docx":
            raise PermissionError(13, "in use", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", open_in_word)
    with pytest.raises(NotFinished, match="1 file could not be erased yet"):
        erase(plan)
    with pytest.raises(NotFinished):
        finish_erasing(everything.folder)
    monkeypatch.undo()
    monkeypatch.setenv("HOME", str(everything.home))
    finished = finish_erasing(everything.folder)
    assert finished is not None
    assert finished.receipt is not None
    assert finished.receipt.gone
    assert where(everything.folder, [b"robin", b"vinterkvist"]) == []
    assert finish_erasing(everything.folder) is None


def test_write_protected_files_go_too(everything: Everything) -> None:
    folder = everything.folder / "interviews" / "01-robin"
    (folder / "guide.md").chmod(0o400)
    (folder / "audio" / "backup").chmod(0o500)
    assert erase(plan_for_robin(everything)).receipt.gone
    assert not folder.exists()


def test_a_study_that_is_open_elsewhere_is_not_finished_from_here(everything: Everything) -> None:
    plan = plan_for_robin(everything)
    (everything.folder / JOURNAL).write_text(plan.journal.model_dump_json())
    with everything.study.lock(), pytest.raises(Problem, match="open already"):
        finish_erasing(everything.folder)
    assert (everything.folder / "interviews" / "01-robin").exists()


def test_a_recorder_at_work_is_ended_first(everything: Everything, tone: Path) -> None:
    robin = everything.study.interview("05")
    recorder = Recorder.launch(robin.folder, source=tone)
    recorder.start()
    recorder.detach()
    assert recorder_lives(robin.audio)
    assert erase(plan_for_robin(everything)).receipt.gone
    assert not robin.folder.exists()


def test_a_transcriber_of_another_program_is_ended_first(everything: Everything) -> None:
    robin = everything.study.interview("05")
    hold = (
        "import sys, time; from filelock import FileLock; lock = FileLock(sys.argv[2] + '/.worker.lock');"
        "lock.acquire(); print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", hold, "interview_tui.transcription.worker", str(robin.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        worker.stdout.readline()
        assert held(worker_lock(robin.folder))
        assert erase(plan_for_robin(everything)).receipt.gone
        wait_until(lambda: worker.poll() is not None)


# The key


def test_the_line_in_an_open_key_goes_and_the_others_stay(everything: Everything) -> None:
    opened = create_key(everything.folder, "en lång fras för provet")
    people = [Entry(pseudonym="Robin", name="Anneli Qvarn"), Entry(pseudonym="Kim", name="Bosse Xylander")]
    opened.change(lambda key: key.with_entry(people[0]).with_entry(people[1]))
    sealed = opened.path.read_bytes()
    (everything.folder / "exports" / "list.txt").write_text("Anneli Qvarn was the first.")
    plan = plan_for_robin(everything, key=opened.key)
    assert [one.path.name for one in plan.own] == ["list.txt"], "the real name is looked for"
    done = erase(plan, lambda: opened.take_out(plan.names))
    assert done.receipt.unreached == {"export_elsewhere": 1, "own_file": 1}
    assert opened.path.read_bytes() != sealed
    assert [one.pseudonym for one in opened.key.entries] == ["Kim"]
    assert not (everything.folder / "private" / key_note.NOTE).exists()


def test_of_an_open_key_that_has_no_line_for_them_none_is_said_to_go(everything: Everything) -> None:
    opened = create_key(everything.folder, "en lång fras för provet")
    opened.change(lambda key: key.with_entry(Entry(pseudonym="Kim", name="Bosse Xylander")))
    plan = plan_for_robin(everything, key=opened.key)
    assert "The line in the key" not in texts(plan)
    assert erase(plan, lambda: opened.take_out(plan.names)).receipt.unreached.get("key_entry") is None
    assert [one.pseudonym for one in opened.key.entries] == ["Kim"]


def test_a_locked_key_is_asked_for_again_by_a_note_that_names_nobody(everything: Everything) -> None:
    inbox = lock_key(everything.folder)
    plan = plan_for_robin(everything)
    assert "The key is locked" in texts(plan)
    done = erase(plan)
    assert done.receipt.unreached["key_entry"] == 1
    assert any("real name" in line for line in afterwards(done, plan))
    assert where(everything.folder, [b"robin"]) == []
    key = Key(entries=(Entry(pseudonym="Kim"), Entry(pseudonym="ROBIN", name="Anneli")), inbox=inbox)
    assert [one.pseudonym for one in key_note.still_in(everything.folder, key)] == ["ROBIN"]
    assert key_note.still_in(everything.folder, key.without("Robin")) == []
    assert not (everything.folder / "private" / key_note.NOTE).exists(), "it is out: nothing is to be remembered"


def test_what_is_noted_for_a_locked_key_cannot_be_guessed_from_a_list_of_pseudonyms(everything: Everything) -> None:
    """All that is in the study: whoever has it all cannot try whether a name is the one that is noted."""
    from pyrage import DecryptError, decrypt, x25519

    inbox = lock_key(everything.folder)
    first, second = (key_note.notes_of(everything.folder, [name])[0] for name in ("Robin", "Robin"))
    assert first != second, "the same name is noted in another way each time"
    longest = key_note.notes_of(everything.folder, ["Alexandra-Charlotta"])[0]
    opened = [decrypt(base64.b64decode(one), [x25519.Identity.from_str(inbox)]) for one in (first, longest)]
    assert len(opened[0]) == len(opened[1]), "how long it is tells nothing either"
    with pytest.raises(DecryptError):
        decrypt(base64.b64decode(first), [x25519.Identity.generate()])
    erase(plan_for_robin(everything))
    noted = json.loads((everything.folder / "private" / key_note.NOTE).read_text())["lines"]
    for line in noted:
        assert base64.b64decode(line).startswith(b"age-encryption.org/v1\n-> X25519 "), "for the key alone"


def test_what_was_noted_for_a_key_that_was_made_anew_is_forgotten(everything: Everything) -> None:
    lock_key(everything.folder)
    erase(plan_for_robin(everything))
    inbox = lock_key(everything.folder)
    key = Key(entries=(Entry(pseudonym="Robin"),), inbox=inbox)
    assert key_note.still_in(everything.folder, key) == []
    assert not (everything.folder / "private" / key_note.NOTE).exists()


def test_a_key_from_before_cannot_be_told_and_that_is_said(everything: Everything) -> None:
    (everything.folder / "private" / "key.age").write_bytes(b"encrypted")
    plan = plan_for_robin(everything)
    assert "you are not asked about it later" in texts(plan)
    done = erase(plan)
    assert done.receipt.unreached["key_entry"] == 1
    assert not (everything.folder / "private" / key_note.NOTE).exists()
    assert any("take that line out" in line for line in afterwards(done, plan))


def lock_key(study: Path) -> str:
    """A key that nobody opened, and the public half of its inbox beside it; returns the secret one."""
    from pyrage import x25519

    inbox = x25519.Identity.generate()
    key_path(study).write_bytes(b"encrypted")
    key_path(study).with_name(INBOX_FILE).write_text(f"{inbox.to_public()}\n")
    return str(inbox)


def test_the_list_of_exports_forgets_what_she_has_changed_too(everything: Everything) -> None:
    erase(plan_for_robin(everything))
    assert everything.thesis / "01-robin.txt" not in Exported(everything.study).files()
    assert ROBINS[0] not in (everything.folder / "exports" / ".written.json").read_text()


def test_a_note_of_a_program_from_before_is_still_asked_about_and_then_gone(everything: Everything) -> None:
    robin = Entry(pseudonym="Robin")
    line = key_note._old_note(robin, "0123456789abcdef")
    (everything.folder / "private" / key_note.NOTE).write_text(json.dumps({"schema": 1, "lines": [line]}))
    assert key_note.still_in(everything.folder, Key(entries=(Entry(pseudonym="Kim"), robin))) == [robin]
    key_note.forget_notes(everything.folder)
    assert not (everything.folder / "private" / key_note.NOTE).exists()
