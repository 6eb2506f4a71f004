"""A segment longer than a cell of Excel holds is in the table whole, over several rows."""

import csv
import io
import json
from pathlib import Path

from interview_tui.export import write_exports
from interview_tui.export.cells import MOST_CHARACTERS, in_cells
from tests.studies import finished_study


def test_a_segment_that_no_cell_can_hold_goes_on_in_the_next_row_of_the_csv(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    long = " ".join(f"{number} 😀 -=" for number in range(6000))
    lines = interview.transcript.read_text(encoding="utf-8").splitlines()
    chunk = json.loads(lines[1])
    said = [(8.0, long), (13.0, "My sister.")]
    chunk["segments"] = [
        {"start": start, "end": start + 0.4, "text": text, "words": [], "speaker": "Robin"} for start, text in said
    ]
    interview.transcript.write_text("\n".join([lines[0], json.dumps(chunk), *lines[2:]]) + "\n", encoding="utf-8")
    (path,) = write_exports(study, study.interviews(), ["csv"])
    rows = [row for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))) if row["id"]]
    of_one = [row for row in rows if row["id"] == rows[0]["id"]]
    assert len(of_one) > 1
    assert len(rows) == len(of_one) + 1
    assert all(len(row["text"].encode("utf-16-le")) // 2 <= MOST_CHARACTERS + 1 for row in rows)
    assert " ".join(row["text"].removeprefix("'") for row in of_one) == long
    assert len({tuple(value for column, value in row.items() if column != "text") for row in of_one}) == 1


def test_a_cut_is_where_a_word_ends_and_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert list(in_cells("")) == []
    assert list(in_cells("short")) == ["short"]
    assert "".join(in_cells("å😀" * 30_000)) == "å😀" * 30_000
    assert all(not part.startswith(" ") for part in in_cells("word " * 20_000))
