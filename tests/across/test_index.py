"""The index: right, private, and nothing that anybody has to look after."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from interview_tui.across import kept
from interview_tui.across.finding import find
from interview_tui.across.kept import Across, Held
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.indexed import Index, drop, forget, index_path
from interview_tui.interview.correction import Replaced
from interview_tui.interview.corrections import CORRECTIONS_FILE, Corrections
from interview_tui.interview.events import ConsentRefused
from interview_tui.interview.record import update_record
from interview_tui.recovery import erase_what_was_said
from interview_tui.study import Study
from interview_tui.tui.study_rows import study_rows
from tests.across.material import write_transcript

KIM = ("Kim", "kim", "åkerbär", "erb\u00e4r", "neighbours", "noon", "paint", "02-kim")
"""What is Kim's alone, in the study and in its index."""


def words_of(study: Study, *typed: str) -> list[tuple[str, int]]:
    across = Across(study)
    held = across.refresh()
    return [(word, find(across, held.interviews, word).count) for word in typed]


def everything_in(study: Study) -> bytes:
    """Every byte of every file of the index, as it lies on the disk."""
    return b"\0".join(path.read_bytes() for path in sorted(index_path(study).parent.iterdir()))


def holds(study: Study, *texts: str) -> list[str]:
    """Those of `texts` that stand anywhere in the index, in any of the encodings that SQLite writes."""
    data = everything_in(study).lower()
    return [
        text for text in texts if any(text.lower().encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be"))
    ]


def test_an_interview_is_read_once(study: Study) -> None:
    read: list[int] = []
    across = Across(study)
    first = across.refresh(lambda done, _all: read.append(done) is None)
    assert len(read) == 4
    assert Across(study).refresh(lambda done, _all: read.append(done) is None) == first
    assert len(read) == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write_transcript(folder / "transcript.jsonl", [(5.0, "Kim", "Zebra crossing.")], 900.0),
        lambda folder: update_record(folder, place="library"),
        lambda folder: (folder / "guide.md").write_text(
            (folder / "guide.md").read_text(encoding="utf-8").replace("normal", "common"), encoding="utf-8"
        ),
        lambda folder: (folder / "speakers.json").write_text('{"schema": 1, "broken": true}', encoding="utf-8"),
        lambda folder: Corrections(folder / CORRECTIONS_FILE).append(
            Replaced(start=495.0, end=495.2, everywhere=True, original="Trust", by="Faith", kind="other")
        ),
        lambda folder: (folder / "timeline.jsonl").write_bytes((folder / "timeline.jsonl").read_bytes()[:-30]),
    ],
    ids=["transcript", "record", "guide", "speakers", "corrections", "timeline"],
)
def test_an_interview_is_read_again_when_a_file_that_it_came_from_has_changed(
    study: Study, change: Callable[[Path], object]
) -> None:
    across = Across(study)
    across.refresh()
    assert across.stale() == 0
    change(study.interview("kim").folder)
    assert across.stale() == 1


def test_what_was_put_right_since_is_what_is_found(study: Study) -> None:
    assert words_of(study, "åkerbär", "zebra") == [("åkerbär", 1), ("zebra", 0)]
    write_transcript(study.interview("kim").transcript, [(5.0, "Kim", "A zebra crossing.")], 900.0)
    assert words_of(study, "åkerbär", "zebra") == [("åkerbär", 0), ("zebra", 1)]


def test_a_name_that_has_been_hidden_is_not_found_and_stands_nowhere_in_the_index(study: Study) -> None:
    assert words_of(study, "Kaspersson") == [("Kaspersson", 1)]
    assert holds(study, "kaspersson")
    corrections = Corrections(study.interview("robin").folder / CORRECTIONS_FILE)
    corrections.append(Replaced(start=15.0, end=20.0, everywhere=True, original="Kaspersson", by="Fido", kind="person"))
    assert words_of(study, "Kaspersson", "Fido") == [("Kaspersson", 0), ("Fido", 1)]
    assert holds(study, "kaspersson") == []


def test_folder_and_files_are_for_their_owner_alone_and_lie_in_the_study(study: Study) -> None:
    home_before = set(Path.home().rglob("*"))
    study_rows(study)
    words_of(study, "dog")
    folder = index_path(study).parent
    assert folder.parent == study.folder
    if os.name != "nt":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert set(Path.home().rglob("*")) == home_before


def test_sqlite_writes_nothing_outside_the_folder_and_overwrites_what_it_frees(study: Study) -> None:
    with Index(study).opened() as index:
        assert index.execute("PRAGMA temp_store").fetchone() == (2,)
        assert index.execute("PRAGMA secure_delete").fetchone() == (1,)
        assert index.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert {path.name for path in index_path(study).parent.iterdir()} == {"interviews.sqlite", ".lock"}


# Forgetting


def test_who_is_forgotten_stands_in_no_byte_of_the_index(study: Study) -> None:
    study_rows(study)
    words_of(study, "dog")
    assert set(holds(study, *KIM)) == set(KIM)
    forget(study, "02-kim")
    assert holds(study, *KIM) == []
    with Index(study).opened() as index:
        assert index.execute("SELECT id FROM interviews ORDER BY id").fetchall() == [
            ("01-robin",), ("03-love",), ("05-practice",),
        ]  # fmt: skip
        assert index.execute("SELECT count(*) FROM words WHERE words MATCH 'hospital'").fetchone() == (1,)


def test_forgetting_a_sitting_forgets_the_whole_interview(study: Study) -> None:
    study_rows(study)
    words_of(study, "dog")
    forget(study, "04-love")
    assert holds(study, "love", "hospital", "slow") == []


def test_an_interview_whose_folder_is_gone_is_forgotten_by_itself(study: Study) -> None:
    import shutil

    study_rows(study)
    words_of(study, "dog")
    shutil.rmtree(study.interview("kim").folder)
    held = Across(study).refresh()
    assert [one.id for one in held.interviews] == ["01-robin", "03-love", "05-practice"]
    assert holds(study, *KIM) == []


def test_an_erased_interview_leaves_no_word_in_the_index(study: Study) -> None:
    interview = study.interview("kim")
    words_of(study, "dog")
    interview.timeline.append(ConsentRefused(at=900.0))
    erase_what_was_said(interview)
    assert holds(study, "åkerbär", "neighbours", "noon", "paint") == []
    assert words_of(study, "åkerbär", "sister") == [("åkerbär", 0), ("sister", 2)]
    assert holds(study, "åkerbär", "neighbours", "noon", "paint") == []


def test_what_is_erased_while_it_is_read_does_not_come_back(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def erased_meanwhile(interview: object) -> LinkedInterview:
        found = linked(interview)  # type: ignore[arg-type]
        if found.id == "02-kim":
            for path in study.interview("kim").folder.iterdir():
                if path.is_file():
                    path.unlink()
            forget(study, "02-kim")
        return found

    monkeypatch.setattr(kept, "linked", erased_meanwhile)
    held = Across(study).refresh()
    assert "02-kim" not in [one.id for one in held.interviews]
    assert holds(study, *KIM) == []


def test_forgetting_in_an_index_that_is_damaged_throws_it_away(study: Study) -> None:
    words_of(study, "dog")
    data = bytearray(index_path(study).read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    index_path(study).write_bytes(data)
    forget(study, "02-kim")
    assert holds(study, *KIM) == []
    assert words_of(study, "sister") == [("sister", 3)]


def test_a_dropped_index_leaves_nothing_but_its_empty_lock(study: Study) -> None:
    words_of(study, "dog")
    index_path(study).with_name("interviews.sqlite-journal").write_bytes(b"torn off: noon")
    drop(study)
    assert everything_in(study) == b""


def test_there_need_be_no_index_to_forget(study: Study) -> None:
    forget(study, "02-kim")
    drop(study)
    assert not index_path(study).parent.exists()


# Damage, other programs, read-only studies


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 100])


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def _without_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE turns")


def _digest_that_is_none(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE interviews SET digest = '{' WHERE id = '02-kim'")


def _line_that_is_none(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE lines SET line = '{\"no\": 1}'")


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(4080)),
        lambda path: path.write_bytes(os.urandom(20_000)),
        _cut,
        _newer,
        _without_a_table,
        _digest_that_is_none,
        _line_that_is_none,
        lambda path: path.unlink(),
    ],
    ids=["empty", "head only", "noise", "torn", "newer", "no table", "no digest", "no line", "gone"],
)
def test_an_index_that_cannot_be_is_made_anew_without_a_word(study: Study, damage: Callable[[Path], object]) -> None:
    rows, before = study_rows(study), Across(study).refresh()
    for same in (
        lambda: Across(study).refresh() == before,
        lambda: study_rows(study) == rows,
        lambda: find(Across(study), before.interviews, "åkerbär").count == 1,
    ):
        drop(study)
        study_rows(study)
        Across(study).refresh()
        damage(index_path(study))
        assert same()


def test_in_any_place_that_the_file_is_damaged_all_interviews_are_found_again(study: Study) -> None:
    before = Across(study).refresh()
    whole = index_path(study).read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        index_path(study).write_bytes(whole[:at] + b"\xa5" * 64 + whole[at + 64 :])
        held = Across(study).refresh()
        assert [one.id for one in held.interviews] == [one.id for one in before.interviews]


def test_a_study_that_cannot_be_written_is_read_in_memory(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    rows = study_rows(study)
    assert [row.name for row in rows if row.sitting == 1] == ["Robin", "Kim", "Love", "Practice"]
    assert words_of(study, "åkerbär") == [("åkerbär", 1)]
    assert not index_path(study).parent.exists()


def test_a_study_that_cannot_be_written_uses_the_index_it_has(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Across(study).refresh()
    data = everything_in(study)
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    across = Across(study)
    assert across.stale() == 0
    write_transcript(study.interview("kim").transcript, [(5.0, "Kim", "A zebra crossing.")], 900.0)
    assert across.refresh() != before
    assert everything_in(study) == data


def test_a_folder_that_takes_no_index_is_no_obstacle(study: Study) -> None:
    index_path(study).parent.write_text("a file where the folder should be", encoding="utf-8")
    assert words_of(study, "åkerbär") == [("åkerbär", 1)]
    assert len(study_rows(study)) == 5


def test_two_programs_at_once_come_to_the_same(study: Study) -> None:
    code = (
        "import sys; from pathlib import Path; from interview_tui.across.kept import Across; "
        "from interview_tui.study import Study; "
        "print(Across(Study(Path(sys.argv[1]))).refresh().interviews)"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(study.folder)], stdout=subprocess.PIPE, text=True)
        for _program in range(2)
    ]
    said = [one.communicate(timeout=120)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    held: Held = Across(study).refresh()
    assert said == [f"{held.interviews}\n"] * 2


def test_reading_can_be_broken_off_and_goes_on_where_it_was(study: Study) -> None:
    across = Across(study)
    assert len(across.refresh(lambda done, _all: done < 2).interviews) == 2
    assert across.stale() == 2
    assert len(across.refresh().interviews) == 4
