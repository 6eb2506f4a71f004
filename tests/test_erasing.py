"""A refusal reaches every place that sound went to, and the receipt names each file."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.spare import Spare, prepare_spare
from interview_tui.checking import check_interview
from interview_tui.export import FORMATS, write_exports
from interview_tui.export.options import Options
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Assigned, SpeakerRenamed, SpeakerSet, Split, Undone
from interview_tui.interview.corrections import Corrections
from interview_tui.interview.events import ConsentRefused, RecordingStarted
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.recovery import erase_what_was_said, recover_interview
from interview_tui.study import Interview, Settings, Study
from interview_tui.tui.view import said
from tests import builders as b
from tests.audio.sounds import ramp, save
from tests.audio.two_places import Disks
from tests.studies import GUIDE, events, finished_study


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="Trust", language="en", live=False))
    return study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),)))


def spread_out(interview: Interview, chosen: Path | None = None) -> Spare:
    """Sound in three places, and words."""
    (interview.audio / "backup").mkdir()
    spare = prepare_spare(interview.audio, chosen)
    assert spare is not None
    for place, number in ((interview.audio, 0), (spare.folder, 1), (interview.audio / "backup", 0)):
        save(place / f"{number:03d}.wav", ramp(1))
    (interview.audio / ".reserved").write_bytes(bytes(1000))
    (interview.folder / "transcript.jsonl").write_bytes(b"heard")
    return spare


def test_sound_in_every_place_is_erased_and_receipted(interview: Interview) -> None:
    spare = spread_out(interview)
    receipt = erase_what_was_said(interview)
    assert receipt.gone
    assert receipt.files == ("audio/000.wav", "audio/backup/000.wav", "spare/001.wav", "transcript.jsonl")
    assert receipt.bytes == 3 * (44 + 32_000) + 5
    assert not spare.folder.exists()
    assert not Recording(interview.audio).sound_files
    assert not (interview.audio / ".reserved").exists()


def test_what_was_put_right_and_whose_voice_it_was_is_erased_too(interview: Interview) -> None:
    Corrections(interview.folder / "corrections.jsonl").append(
        SpeakerSet(start=1, end=2, speaker="Robin", heard=("said",))
    )
    for name in ("speakers.json", ".speakers.json.7.part"):
        (interview.folder / name).write_bytes(b"voices")
    receipt = erase_what_was_said(interview)
    assert receipt.files == (".speakers.json.7.part", "corrections.jsonl", "speakers.json")
    left = {path.name for path in interview.folder.iterdir()}
    assert left - {".corrections.jsonl.lock"} == {"audio", "erased.json", "guide.md", "interview.json"}


def test_its_exports_are_erased_too_and_nobody_elses(interview: Interview) -> None:
    exports = interview.study.exports
    mine, others = ("01-robin.md", "01-robin-2.md", "01-robin.json"), ("01-robinia.md", "02-robin.md", "notes.md")
    for name in (*mine, *others):
        (exports / name).write_text("heard")
    interview.timeline.append(ConsentRefused())
    assert recover_interview(interview)
    assert {path.name for path in exports.iterdir()} == set(others)
    receipt = json.loads((interview.folder / "erased.json").read_text())
    assert receipt["files"] == ["exports/*.json", "exports/*.md", "exports/*.md"]
    (exports / "01-robin.md").write_text("written afterwards: the guide, and that nothing was kept")
    assert not recover_interview(interview)
    assert (exports / "01-robin.md").exists()


def test_a_file_that_holds_several_interviews_is_erased_when_one_of_them_refuses(tmp_path: Path) -> None:
    study, first = finished_study(tmp_path / "study")
    second = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    for event in events():
        second.timeline.append(event)
    second.transcript.write_text(first.transcript.read_text().replace("sister", "brother"))
    elsewhere = tmp_path / "thesis"
    both, alone = [first, second], Options(one_file=True)
    write_exports(study, both, ["md", "csv"], options=alone)
    write_exports(study, both, ["txt"], elsewhere, alone)
    write_exports(study, [first], ["md"], elsewhere, alone)
    (study.exports / "trust.csv").write_text("worked on, with her brother in it")
    assert recover_interview(second) is False
    second.timeline.append(ConsentRefused())
    assert recover_interview(second)
    left = {path.name for path in (*study.exports.iterdir(), *elsewhere.iterdir()) if path.name[0] != "."}
    assert left == {"01-robin.md"}, "only what holds nothing of it, though it was written at the same time"
    receipt = json.loads((second.folder / "erased.json").read_text())
    assert set(receipt["files"]) == {"exports/*.md", "exports/*.csv", "elsewhere/*.txt", "transcript.jsonl"}
    assert receipt["left"] == []
    write_exports(study, both, ["md"], options=alone)
    assert "Kim" not in (study.exports / "trust.md").read_text(), "who refused is in no file with others"
    assert not recover_interview(second)
    assert (study.exports / "trust.md").exists()


def test_an_export_under_a_name_that_was_given_later_is_erased_too(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    corrections_of(interview).append(SpeakerRenamed(old="Robin", new="Alex"))
    (path,) = write_exports(study, [interview], ["md"])
    assert path.name == "01-alex.md"
    interview.timeline.append(ConsentRefused())
    assert recover_interview(interview)
    assert not path.exists()


def test_an_export_elsewhere_that_was_changed_since_is_hers_and_she_is_told(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    elsewhere = tmp_path / "thesis"
    (path,) = write_exports(study, [interview], ["md"], elsewhere)
    (other,) = write_exports(study, [interview], ["txt"], tmp_path / "stick")
    path.write_text("my appendix")
    shutil.rmtree(other.parent)
    interview.timeline.append(ConsentRefused())
    receipt = erase_what_was_said(interview)
    assert path.read_text() == "my appendix"
    assert receipt.left == ("elsewhere/*.md", "elsewhere/*.txt")
    assert "erase it yourself" in said.receipt(receipt)


def test_what_cannot_be_erased_keeps_nothing_else_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study, interview = finished_study(tmp_path / "study")
    write_exports(study, [interview], ["md"])
    unlink = Path.unlink

    def open_in_word(path: Path, missing_ok: bool = False) -> None:
        if path.name == "01-robin.md":
            raise PermissionError(13, "in use")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", open_in_word)
    interview.timeline.append(ConsentRefused())
    with pytest.raises(PermissionError):
        recover_interview(interview)
    assert not interview.transcript.exists()
    monkeypatch.undo()
    assert recover_interview(interview)
    assert not (study.exports / "01-robin.md").exists()


def test_what_is_on_a_stick_that_is_away_is_erased_when_it_is_back(
    interview: Interview, small_disk: Disks, tmp_path: Path
) -> None:
    stick = small_disk("4m")
    spread_out(interview, stick.folder)
    interview.timeline.append(ConsentRefused())
    kept = tmp_path / "kept"
    shutil.copytree(stick.folder, kept)
    stick.take_away()
    with pytest.raises(OSError, match="not connected"):
        recover_interview(interview)
    assert not Recording(interview.audio).sound_files
    assert not (interview.folder / "transcript.jsonl").exists()
    shutil.copytree(kept, stick.folder, dirs_exist_ok=True)
    assert recover_interview(interview)
    assert not list(stick.folder.rglob("*.wav"))
    assert not recover_interview(interview)


def test_what_was_erased_is_neither_sealed_nor_missed(interview: Interview) -> None:
    save(interview.audio / "000.wav", ramp(2))
    interview.timeline.append(RecordingStarted())
    recover_interview(interview)
    assert interview.record.audio
    interview.timeline.append(ConsentRefused())
    recover_interview(interview)
    assert interview.record.audio == ()
    assert check_interview(interview) == []
    save(interview.audio / "000.wav", ramp(1))
    assert check_interview(interview) != []


@pytest.fixture
def sittings(tmp_path: Path) -> tuple[Interview, Interview]:
    """Twenty seconds each; only in the second one is a brother spoken of."""
    study, first = finished_study(tmp_path / "study")
    second = study.new_interview(InterviewRecord(participants=first.record.participants, sitting_of=first.id))
    for event in (b.started(), b.recording(), b.asked("more", 2), b.stopped(20), b.ended(20)):
        second.timeline.append(event)
    second.transcript.write_text(first.transcript.read_text().replace("sister", "brother"))
    write_exports(study, [first], FORMATS)
    (study.exports / ".01-robin.md.77.part").write_text("My brother, begun to be written when the program was killed")
    log = corrections_of(first)
    log.append(Split(at=8.3, heard=("day?", "I")))
    log.append(SpeakerSet(start=30, end=33, speaker="Robin", heard=("My", "brother.", "brother.", "")))
    log.append(SpeakerRenamed(old="Robin", new="Kim"))
    log.append(Undone(of=2))
    log.append(Assigned(start=12, end=21, question="help", heard=("", "Who", "Thank", "brother.")))
    return first, second


def holding(word: str, study: Study) -> list[str]:
    """The files of the study in which a word stands."""
    files = [path for path in study.folder.rglob("*") if path.is_file()]
    return sorted(path.relative_to(study.folder).as_posix() for path in files if word.encode() in _unpacked(path))


def _unpacked(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def test_a_refused_second_sitting_is_gone_from_all_that_is_told_of_the_whole(
    sittings: tuple[Interview, Interview],
) -> None:
    first, second = sittings
    assert len(holding("brother", first.study)) == len(FORMATS) + 3
    second.timeline.append(ConsentRefused())
    assert recover_interview(second)
    assert holding("brother", first.study) == []
    assert "interviews/01-robin/transcript.jsonl" in holding("sister", first.study)
    log = corrections_of(first)
    assert [(one.n, one.correction, one.heard) for one in log.all()] == [(1, "Split", ()), (3, "SpeakerRenamed", ())]
    assert log.append(Split(at=9.0)).n == 4


def test_a_second_sitting_that_was_refused_at_once_leaves_the_exports_of_the_first(
    sittings: tuple[Interview, Interview],
) -> None:
    _first, second = sittings
    second.transcript.unlink()
    second.timeline.append(ConsentRefused())
    (second.audio / "000.wav").write_bytes(b"sound")
    before = set(second.study.exports.iterdir()), corrections_of(second).path.read_bytes()
    assert recover_interview(second)
    assert (set(second.study.exports.iterdir()), corrections_of(second).path.read_bytes()) == before


def test_what_is_put_right_in_a_second_sitting_stays_when_the_first_one_was_refused(
    sittings: tuple[Interview, Interview],
) -> None:
    first, second = sittings
    first.timeline.append(ConsentRefused())
    assert recover_interview(first)
    assert holding("sister", first.study) == []
    corrections_of(second).append(Split(at=8.3, heard=("day?", "I")))
    assert not recover_interview(first)
    assert not recover_interview(second)
    assert [one.correction for one in corrections_of(first).all()] == ["Split"]
