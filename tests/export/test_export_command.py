"""`interview-tui export`, and the rule for its files: all of them or none, and never over what somebody has changed."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from interview_tui.cli import commands
from interview_tui.export import write_exports
from interview_tui.export.options import EVERYTHING, Options
from interview_tui.export.undecided import undecided, undecided_word
from interview_tui.exported import Exported
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Kept, Undone
from interview_tui.interview.record import Participant, update_record
from interview_tui.privacy.key_file import create_key
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from tests.audio.two_places import Disks
from tests.export.talks import talk_of_two
from tests.running import interview_tui


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Study, Interview]:
    return talk_of_two(tmp_path / "study")


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".written")}


def test_the_command_has_every_choice(talk: tuple[Study, Interview], tmp_path: Path) -> None:
    study, interview = talk
    chosen = Options(
        times=False, interviewer=False, manner="clean", questions=("day",), participants=("Robin",), quotes_only=True
    )
    (wanted,) = write_exports(study, [interview], ["md"], tmp_path / "wanted", chosen)
    done = interview_tui(
        "--study", study.folder, "export", "robin", "--format", "md,csv", "--no-times", "--no-interviewer", "--clean",
        "--question", "day", "--only", "robin", "--quotes-only", "--into", tmp_path / "thesis", "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    markdown, table = map(Path, json.loads(done.stdout))
    assert markdown.read_bytes() == wanted.read_bytes()
    assert (markdown, table.name) == (tmp_path / "thesis" / "01-robin.md", "01-robin.csv")
    assert not list(study.exports.glob("*.md"))


def test_the_help_names_every_format_and_what_it_is_for(talk: tuple[Study, Interview]) -> None:
    from interview_tui.export.formats import FORMATS, GUIDE_FORMATS

    told = " ".join(interview_tui("--language", "en", "export", "--help").stdout.split()).replace("- ", "-")
    for name, one in (*FORMATS.items(), *GUIDE_FORMATS.items()):
        assert f"{name} ({one.about})" in told


def test_a_key_that_nobody_can_be_asked_for_is_said_and_one_from_a_file_is_used(
    talk: tuple[Study, Interview], tmp_path: Path
) -> None:
    study, _interview = talk
    create_key(study.folder, "correct horse")
    (tmp_path / "right").write_text("correct horse\n", encoding="utf-8")
    command = ["--study", study.folder, "--language", "en", "export"]
    locked = interview_tui(*command)
    assert (locked.returncode, locked.stdout) == (1, "")
    assert "--without-key" in locked.stderr
    assert not list(study.exports.glob("[!.]*"))
    assert interview_tui(*command, "--without-key").returncode == 0
    assert interview_tui(*command, "--passphrase-file", tmp_path / "right").returncode == 0
    assert interview_tui(*command, "--without-key", "--passphrase-file", tmp_path / "right").returncode == 2


def test_a_disk_that_is_full_takes_none_of_the_files(
    talk: tuple[Study, Interview], small_disk: Disks, tmp_path: Path
) -> None:
    study, interview = talk
    disk = small_disk("1m")
    (old,) = write_exports(study, [interview], ["md"], disk.folder)
    before = old.read_bytes()
    disk.fill(leave=8192)
    with pytest.raises(Problem, match="no room"):
        write_exports(study, [interview], ["txt", "md", "json", "csv"], disk.folder, Options(times=False))
    left = {path.name for path in disk.folder.iterdir()}
    assert left == {"01-robin.md", "of-somebody-else"}
    assert old.read_bytes() == before
    disk.make_room()
    paths = write_exports(study, [interview], ["md"], disk.folder, Options(times=False))
    assert paths == [old], "it is known as the program's still, and replaced"


def test_a_file_that_is_open_elsewhere_leaves_all_as_they_were(
    talk: tuple[Study, Interview], monkeypatch: pytest.MonkeyPatch
) -> None:
    study, interview = talk
    write_exports(study, [interview], ["md", "csv"])
    before = files_in(study.exports)
    replace = os.replace

    def open_in_excel(source: Path, target: Path) -> None:
        """As Windows refuses it."""
        if Path(target).name == "01-robin.csv":
            raise PermissionError(13, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", open_in_excel)
    with pytest.raises(Problem, match="no right"):
        write_exports(study, [interview], ["txt", "md", "csv"], options=Options(times=False))
    assert files_in(study.exports) == before


def test_stopping_it_leaves_nothing_half(talk: tuple[Study, Interview], monkeypatch: pytest.MonkeyPatch) -> None:
    study, interview = talk
    write_exports(study, [interview], ["md"])
    before = files_in(study.exports)
    replace = os.replace

    def ctrl_c(source: Path, target: Path) -> None:
        if Path(target).name == "01-robin.txt":
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(os, "replace", ctrl_c)
    with pytest.raises(KeyboardInterrupt):
        write_exports(study, [interview], ["md", "txt", "csv"], options=Options(times=False))
    assert files_in(study.exports) == before


def test_ctrl_c_on_the_command_line_says_that_nothing_was_exported(
    talk: tuple[Study, Interview], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ctrl_c(_source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    study, _interview = talk
    monkeypatch.setattr(os, "replace", ctrl_c)
    done = CliRunner().invoke(commands, ["--study", str(study.folder), "--language", "en", "export", "--format", "md"])
    assert "Nothing was exported" in str(done.exception)
    assert files_in(study.exports) == {}


def test_what_a_killed_export_left_is_gone_after_the_next_one(talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    (study.exports / ".01-robin.md.4711.part").write_text("begun to be written")
    write_exports(study, [interview], ["md"])
    assert set(files_in(study.exports)) == {"01-robin.md"}


def test_a_study_that_can_only_be_read_is_exported_into_another_folder(
    talk: tuple[Study, Interview], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's answer is what counts; the superuser, who runs tests too, may write everywhere."""
    study, interview = talk
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    paths = [write_exports(study, [interview], ["md"], tmp_path / "thesis")[0].name for _time in range(2)]
    assert paths == ["01-robin.md", "01-robin-2.md"], "nobody can tell whether the first one was changed"
    assert not (study.folder / "exports" / ".written.json").exists()


def test_another_studys_file_in_the_same_folder_is_not_replaced(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis"
    first, second = (talk_of_two(tmp_path / name) for name in ("one", "two"))
    (mine,) = write_exports(first[0], [first[1]], ["md"], thesis)
    (other,) = write_exports(second[0], [second[1]], ["md"], thesis)
    assert (mine.name, other.name) == ("01-robin.md", "01-robin-2.md")
    assert write_exports(first[0], [first[1]], ["md"], thesis) == [mine]
    assert write_exports(second[0], [second[1]], ["md"], thesis) == [other]
    assert {path.name for path in thesis.iterdir()} == {"01-robin.md", "01-robin-2.md"}, "and nothing else lies there"


def test_progress_is_told_for_each_interview_and_for_the_check_of_what_was_made(talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    told: list[tuple[str, float]] = []
    write_exports(study, [interview, interview], ["md"], progress=lambda *one: told.append(one))
    assert told == [("01-robin", 0.0), ("01-robin", 1.0), ("", 0.0), ("", 1.0)]


def test_the_list_of_what_was_exported_knows_whose_words_a_file_holds(talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    write_exports(study, [interview], ["md", "matrix"])
    mine, hers = Exported(study).holding(["01-robin"])
    assert ({path.name for path in mine}, hers) == ({"01-robin.md", "trust.xlsx"}, [])
    assert Exported(study).holding(["02-kim"]) == ([], [])


def test_an_export_says_where_nothing_is_decided_about_names_and_places(talk: tuple[Study, Interview]) -> None:
    """In one sentence that names the interviews, and only where words go out that nobody has decided about."""
    study, interview = talk
    told: list[str] = []

    def export(*formats: str, options: Options = EVERYTHING) -> str:
        told.clear()
        write_exports(study, [interview], formats, options=options, notice=told.append)
        return " ".join(told)

    wanted = "Nothing is decided about names and places in 01-robin: press P in the transcript, or run"
    assert export("md", "csv").count(wanted) == 1
    assert "pseudonyms propose 01." in export("md")
    assert wanted in export("md", options=Options(participants=("robin",)))
    assert export("guide-md") == ""
    log = corrections_of(interview)
    kept = log.append(Kept(start=1.2, end=1.4, original="Leeds", kind="place", everywhere=True))
    assert export("md") == "", "what may stand was decided about, too"
    log.append(Undone(of=kept.n))
    assert wanted in export("md")
    update_record(interview.folder, kind="rehearsal")
    assert export("md") == "", "nobody took part"


def test_the_command_says_where_nothing_is_decided_beside_its_answer(talk: tuple[Study, Interview]) -> None:
    study, _interview = talk
    done = CliRunner().invoke(commands, ["--study", str(study.folder), "--language", "en", "export", "--json"])
    assert done.exit_code == 0, done.stderr
    assert [Path(path).name for path in json.loads(done.stdout)] == ["01-robin.md"]
    assert "names and places in 01-robin" in done.stderr
    written = " ".join(done.stderr.split())
    assert written.endswith(f"or run interview-tui pseudonyms propose --study {study.folder} 01."), "typed as it stands"


def test_many_interviews_are_named_shortly_and_those_without_words_not_at_all(
    talk: tuple[Study, Interview],
) -> None:
    study, interview = talk
    silent = study.new_interview(interview.record.model_copy(update={"participants": (Participant(pseudonym="Sam"),)}))
    assert [one.id for one in undecided([interview, silent])] == [interview.id]
    word = undecided_word([interview] * 7)
    assert word.count("01-robin") == 6
    assert "…" in word
    assert undecided_word([]) == ""


def test_two_sittings_are_named_as_the_one_interview_they_are_exported_as(talk: tuple[Study, Interview]) -> None:
    study, first = talk
    second = study.new_interview(study.next_sitting(first))
    second.transcript.write_bytes(first.transcript.read_bytes())
    second.timeline.path.write_bytes(first.timeline.path.read_bytes())
    assert [one.id for one in undecided([second])] == ["01-robin"]
    told: list[str] = []
    (path,) = write_exports(study, study.interviews(), ("md",), notice=told.append)
    assert path.name == "01-robin.md"
    assert "names and places in 01-robin:" in told[0]
