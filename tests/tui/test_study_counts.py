"""The list of a study counts what every report counts, and marks what does not."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from interview_tui.interview.record import Imported, ImportedTranscript, update_record
from interview_tui.study import Interview, Study
from interview_tui.tui.study_rows import kind_words, study_rows, summary, table
from tests.reporting.holding import hold, new_study

WITHDREW = {"event": "ConsentWithdrawn", "at": 20.0}
REFUSED = {"event": "ConsentRefused", "at": 20.0}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return new_study(tmp_path / "study")


def with_sound(interview: Interview, minutes: int) -> None:
    silence = np.zeros(minutes * 60 * 1000, "int16")
    soundfile.write(interview.audio / "recording.flac", silence, 1000)


def recorded(study: Study, name: str, minutes: int, **known: object) -> Interview:
    interview = hold(study, name, minutes=minutes, **known)  # type: ignore[arg-type]
    with_sound(interview, minutes)
    return interview


def test_what_does_not_count_is_in_the_list_and_not_in_its_number(study: Study) -> None:
    recorded(study, "Robin", 2)
    recorded(study, "Charlie", 4, kind="pilot")
    recorded(study, "Alex", 9, kind="rehearsal")
    recorded(study, "Kim", 9, replayed=True)
    recorded(study, "Sam", 9, more=[WITHDREW])
    hold(study, "Noa", minutes=None, more=[REFUSED])
    hold(study, "Pia", minutes=None, asked=(), ended=False)
    (hold(study, "Love").folder / "timeline.jsonl").write_text("nothing\nof it\n", encoding="utf-8")
    rows = study_rows(study)
    assert summary(rows) == "2 interviews · 2–4 min, mean 3 min"
    assert summary(rows, 8) == "2 of 8 interviews · 2–4 min, mean 3 min"
    assert [(row.standing, kind_words(row)) for row in rows] == [
        ("counts", ""),
        ("counts", "pilot"),
        ("rehearsal", "rehearsal"),
        ("replayed", "demo"),
        ("withdrawn", "withdrawn"),
        ("refused", ""),
        ("prepared", "prepared"),
        ("unreadable", ""),
    ]
    lines = table(rows, 80)[1]
    for line, words in zip(lines[3:], ("demo", "withdrawn", "refused", "prepared", "cannot be read"), strict=True):
        assert words in line
    assert study_rows(study) == rows  # as they are kept, too


def test_who_withdraws_from_one_sitting_withdraws_from_all(study: Study) -> None:
    recorded(study, "Robin", 2)
    recorded(study, "Robin", 3, sitting_of="01-robin", more=[WITHDREW])
    recorded(study, "Kim", 4)
    rows = study_rows(study)
    assert [row.standing for row in rows] == ["withdrawn", "withdrawn", "counts"]
    assert summary(rows) == "1 interview · 4 min"


def test_a_sitting_that_was_refused_or_only_prepared_takes_nothing_from_the_others(study: Study) -> None:
    recorded(study, "Robin", 2)
    hold(study, "Robin", minutes=None, sitting_of="01-robin", more=[REFUSED])
    hold(study, "Kim", minutes=None, asked=(), ended=False)
    recorded(study, "Kim", 4, sitting_of="03-kim")
    assert summary(study_rows(study)) == "2 interviews · 2–4 min, mean 3 min"


def test_a_transcript_from_elsewhere_counts_and_has_no_recorded_length(study: Study) -> None:
    recorded(study, "Robin", 2)
    interview = hold(study, "Kim", minutes=None, ended=False, more=[{"event": "Ended", "at": 600.0}])
    told = ImportedTranscript(kind="vtt", times="words", labels=True)
    update_record(interview.folder, imported=Imported(transcript=told))
    rows = study_rows(study)
    assert rows[1].seconds == 600.0
    assert summary(rows) == "2 interviews · 2 min"


def test_the_demos_own_study_says_what_was_replayed(study: Study) -> None:
    recorded(study, "Robin", 4, replayed=True)
    recorded(study, "Alex", 9, kind="rehearsal")
    assert summary(study_rows(study), 8) == "1 replay of the demo · 4 min"


def test_where_nothing_counts_nothing_is_said(study: Study) -> None:
    hold(study, "Noa", minutes=None, more=[REFUSED])
    recorded(study, "Alex", 9, kind="rehearsal")
    assert summary(study_rows(study)) == ""
