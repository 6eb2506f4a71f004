"""A transcript as a table: rows of a tab-separated file (NVivo) or of a table in a document. Pure.

Which column is what is seen from what stands in it: times, few words that come again (who speaks), and text.
"""

from collections import Counter
from collections.abc import Sequence

from interview_tui.importing.readers.cue import Cue
from interview_tui.importing.readers.marks import plain_label
from interview_tui.importing.readers.stamps import Stamp, stamp

_HEADS = {
    "time": {"timespan", "time", "tid", "start", "timestamp", "tidkod", "from", "från", "begin", "starttid"},
    "end": {"end", "slut", "stop", "to", "till", "sluttid"},
    "speaker": {"speaker", "talare", "vem", "who", "person", "name", "namn"},
    "text": {"content", "text", "transcript", "innehåll", "said", "tal", "utskrift", "transkript"},
}
_MOST_COLUMNS = 12
_SHARE = 0.7
"""Of the rows: how many must have a time for a column to be one of times."""


def tab_rows(text: str) -> list[Cue] | None:
    """The rows of a tab-separated text; None if it is none, or one of labels and text only."""
    lines = [line for line in text.split("\n") if line.strip()]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    columns = Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0
    if columns < 2 or sum(len(row) == columns for row in rows) < 0.9 * len(rows):
        return None
    if _headed(rows[0]) is None and not any(_share_of_times(rows, n) >= _SHARE for n in range(min(columns, 12))):
        return None
    return rows_of(rows)


def rows_of(rows: Sequence[Sequence[str]]) -> list[Cue]:
    """The cues of a table, a row each; rows without text are left out."""
    rows = [list(row)[:_MOST_COLUMNS] for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return []
    headed = _headed(rows[0])
    kinds = headed or _kinds(rows)
    cues = []
    for row in rows[1 if headed else 0 :]:
        cells: dict[str, list[str]] = {"time": [], "end": [], "speaker": [], "text": []}
        for kind, cell in zip(kinds, row, strict=False):
            if kind:
                cells[kind].append(cell.strip())
        time = next((found for cell in cells["time"] if (found := stamp(cell))), None) or Stamp(-1)
        end = next((found.start for cell in cells["end"] if (found := stamp(cell))), time.end)
        label = next((plain_label(cell) for cell in cells["speaker"] if cell), None)
        if said := " ".join(cell for cell in cells["text"] if cell):
            cues.append(Cue(said, time.start if time.start >= 0 else None, end, label))
    return cues


def _headed(row: Sequence[str]) -> list[str] | None:
    """What the first row calls the columns, if it is a row of heads."""
    kinds = [next((kind for kind, names in _HEADS.items() if cell.strip().casefold() in names), "") for cell in row]
    return kinds if "text" in kinds and len([kind for kind in kinds if kind]) > 1 else None


def _share_of_times(rows: Sequence[Sequence[str]], column: int) -> float:
    return sum(column < len(row) and stamp(row[column]) is not None for row in rows) / len(rows)


def _kinds(rows: Sequence[Sequence[str]]) -> list[str]:
    columns = max(len(row) for row in rows)
    kinds = [""] * columns
    lengths = [0.0] * columns
    for n in range(columns):
        cells = [row[n] for row in rows if n < len(row) and row[n].strip()]
        lengths[n] = sum(map(len, cells)) / len(rows)
        if _share_of_times(rows, n) >= _SHARE:
            kinds[n] = "end" if "time" in kinds else "time"
        elif cells and all(len(cell) <= 40 for cell in cells) and len(set(cells)) <= max(2, len(cells) // 3):
            kinds[n] = "speaker" if "speaker" not in kinds else ""
    free = [n for n in range(columns) if not kinds[n]] or [n for n in range(columns) if kinds[n] == "speaker"]
    if free:
        kinds[max(free, key=lambda n: lengths[n])] = "text"
    return kinds
