"""Tables as people lay a guide out in them: theme | questions, research question | question | follow-ups. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from interview_tui.guide_import.brackets import research_numbers
from interview_tui.guide_import.entries import ONLY_LABEL, Entry, Place
from interview_tui.guide_import.names import COLUMNS, RESEARCH_LABEL
from interview_tui.guide_import.paragraphs import Paragraph
from interview_tui.guide_import.words import asks, clarification, follow_up, is_asked, main_question
from interview_tui.language import _

Cells = dict[int, list[Entry]]
_HEAD = 6
"""Words of a cell in the table's head, at most."""
_THEME = 8
"""Words of a theme's name in a table, at most."""
_FROM_TO = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})\s*(?:min\w*\.?)?$", re.I)
_DEEPER = re.compile(r"\d{1,3}(?:\.?[a-zåäö]|[.:]\d{1,2})", re.I)
"""A row's number that says it stands under another: `2a`, `2.1`."""
_MINUTES = re.compile(r"\(?(?:ca\.?\s*|cirka\s*|about\s*)?(\d{1,3}(?:\s*[-–]\s*\d{1,3})?)\s*(?:min\w*\.?)?\)?$", re.I)


def laid_out(entries: Sequence[tuple[Entry, Paragraph]]) -> list[Entry]:
    """All entries in the order they are to be read, those of tables with the place that their column gives them."""
    result: list[Entry] = []
    at = 0
    while at < len(entries):
        cell = entries[at][1].cell
        if cell is None:
            result.append(entries[at][0])
            at += 1
            continue
        end = at
        rows: dict[int, Cells] = {}
        spans: dict[tuple[int, int], int] = {}
        while end < len(entries) and (here := entries[end][1].cell) is not None and here.table == cell.table:
            rows.setdefault(here.row, {}).setdefault(here.column, []).append(entries[end][0])
            spans[here.row, here.column] = here.span
            end += 1
        result += _table([rows[r] for r in sorted(rows)], cell.columns, {sorted(rows).index(r): {
            c: span for (row, c), span in spans.items() if row == r} for r in rows})  # fmt: skip
        at = end
    return result


def _table(rows: Sequence[Cells], columns: int, spans: dict[int, dict[int, int]]) -> Iterator[Entry]:
    if columns < 2:
        for row in rows:
            for cell in row.values():
                yield from (replace(entry, cell=None) for entry in cell)
        return
    while len(rows) > 1 and len(rows[0]) == 1 and spans[0].get(min(rows[0]), 1) >= columns:
        yield from _band(rows[0][min(rows[0])], {})
        rows, spans = rows[1:], {r - 1: span for r, span in spans.items() if r}
    if _is_labelled(rows, columns):
        yield from _labelled(rows)
        return
    if _is_to_fill_in(rows):
        yield from (replace(entry, place="question") for row in rows[1:] for entry in row[0])
        return
    head = _head(rows[0])
    places = head or _guessed(rows, columns)
    reasons = set()
    for column in [column for column, place in head.items() if place == "research"]:
        texts = [entry.text for row in rows[1:] for entry in row.get(column, ())]
        if texts and not any(asks(text) or research_numbers(text) for text in texts):
            places[column] = "notes"
            reasons.add(column)  # what each question is for
    for column in [column for column, place in head.items() if place == "notes"]:
        texts = [entry.text for row in rows[1:] for entry in row.get(column, ()) if _says(entry)]
        if texts and all(research_numbers(text) for text in texts):
            places[column] = "research"
    for column in [column for column, place in places.items() if place == "minutes"]:
        _lasting([row[column][0] for row in rows if column in row])
    for column in [column for column, place in places.items() if place == "research"]:
        _named_by_research(rows, column, places)
    heads = {
        column: " ".join(entry.text for entry in cell)
        for column, cell in rows[0].items()
        if head and head[column] == "notes" and (column in reasons or not _is_known(cell))
    }
    for column, text in heads.items():
        if not any(column in row for row in rows[1:]):
            yield replace(rows[0][column][0], place="notes", text=text)
    research: tuple[str, ...] = ()
    theme = ""
    for r, row in enumerate(rows):
        if head and r == 0:
            continue
        if len(row) == 1 and (spans[r].get(min(row), 1) >= columns or _is_band(row, places)):
            yield from _band(next(iter(row.values())), places)
            theme = ""
            continue
        if _after_questions(places):
            research = ()  # it stands after each question; before them, an empty cell goes on with the one above
        for column, place in places.items():
            if place == "research" and (said := " ".join(entry.text for entry in row.get(column, ()))):
                research = research_numbers(said) or ((said,) if _says(row[column][0]) else ())
        for entry in _row(row, places, heads):
            entry.research = research
            if entry.place == "theme":
                if entry.text == theme:
                    continue
                theme = entry.text
            yield entry


def _head(row: Cells) -> dict[int, Place]:
    """What the table's head says of each column; nothing where the first row is no head."""
    found: dict[int, Place] = {}
    for column, cell in row.items():
        text = " ".join(entry.text for entry in cell)
        name = next((name for name, pattern in COLUMNS if pattern.match(text)), None)
        if len(text.split()) > _HEAD or asks(text):
            return {}
        if name is not None:
            found[column] = name  # type: ignore[assignment]
    if not {"question", "probe"} & set(found.values()):
        return {}
    if len(found) * 2 < len(row):
        return {}
    for column in row:
        found.setdefault(column, "theme" if "theme" not in found.values() and column == min(row) else "notes")
    if "question" not in found.values():
        column = next(c for c, place in found.items() if place == "probe")
        found[column] = "question"
    return found


def _is_labelled(rows: Sequence[Cells], columns: int) -> bool:
    """Whether a table of two columns says in the first what the second is: `Fråga 1`, `Följdfrågor`."""
    said = [_label(" ".join(entry.text for entry in row[0])) for row in rows if 0 in row and 1 in row]
    asked = [place for place in said if place in ("question", "probe")]
    return columns == 2 and len(asked) >= 2 and len(asked) * 2 >= len(said) and "question" in asked


def _is_to_fill_in(rows: Sequence[Cells]) -> bool:
    """Whether it is a list of facts with an empty column for the answers."""
    name, answer = rows[0].get(0, ()), rows[0].get(1, ())
    if not name or not answer or len(rows) < 2 or any(set(row) != {0} for row in rows[1:]) or len(rows[0]) != 2:
        return False
    return dict(COLUMNS)["notes"].match(answer[0].text) is not None


def _label(text: str) -> Place:
    """What a cell beside says by itself; a note where it says nothing that is known."""
    if ONLY_LABEL.fullmatch(text) or main_question(text) == "":
        return "question"
    if follow_up(text) == "":
        return "probe"
    if clarification(f"{text.rstrip(':')}:") == "":
        return "clarification"
    return "theme" if re.fullmatch(r"(?:tema|theme|topic|område|area)\s*\d*\s*:?", text, re.I) else "notes"


def _labelled(rows: Sequence[Cells]) -> Iterator[Entry]:
    for row in rows:
        if 0 not in row or 1 not in row:
            yield from _band(next(iter(row.values())), {})
            continue
        text = " ".join(entry.text for entry in row[0])
        place = _label(text)
        for n, entry in enumerate(row[1]):
            said = f"{text.rstrip(':')}: {entry.text}" if place == "notes" and not n else entry.text
            source = (*(one for label in row[0] for one in label.source), *entry.source) if not n else entry.source
            yield replace(entry, place=place, text=said, source=source)


def _lasting(entries: Sequence[Entry]) -> None:
    """`0–5`, `5–15`, `15–40`: from when to when, where each row goes on from the one above, as minutes."""
    times = [(entry, found) for entry in entries if (found := _FROM_TO.match(entry.text.strip()))]
    on = [int(later[1]) == int(before[2]) for (_e, before), (_l, later) in pairwise(times)]
    if not on or not all(on):
        return
    for entry, found in times:
        entry.text = f"{int(found[2]) - int(found[1])} min"


def _named_by_research(rows: Sequence[Cells], column: int, places: dict[int, Place]) -> None:
    """A column of research questions with other names among them, `Warm-up`, is one of themes."""
    cells = [row[column] for row in rows[1:] if column in row and _says(row[column][0])]
    asked = [any(asks(entry.text) for entry in cell) for cell in cells]
    if not any(asked) or all(asked) or any(research_numbers(cell[0].text) for cell in cells):
        return
    places[column] = "theme"
    number = 0
    for cell, is_asked_there in zip(cells, asked, strict=True):
        if is_asked_there and not RESEARCH_LABEL.match(cell[0].text):
            number += 1
            cell[0].text = f"RQ{number}: {cell[0].text}"


def _after_questions(places: dict[int, Place]) -> bool:
    """Whether the column of research questions stands to the right of the questions."""
    asked = [column for column, place in places.items() if place == "question"]
    return any(place == "research" and column > min(asked, default=column) for column, place in places.items())


def _says(entry: Entry) -> bool:
    """Whether there is more in it than a dash."""
    return any(sign.isalnum() for sign in entry.text)


def _is_known(cell: Sequence[Entry]) -> bool:
    return any(pattern.match(" ".join(entry.text for entry in cell)) for _name, pattern in COLUMNS)


def _guessed(rows: Sequence[Cells], columns: int) -> dict[int, Place]:
    """What the columns seem to be by what stands in them."""
    asked, short, filled = [0] * columns, [0] * columns, [0] * columns
    for row in rows:
        for column, cell in row.items():
            if len(row) > 1 and column < columns:
                text = " ".join(entry.text for entry in cell)
                filled[column] += 1
                asked[column] += any(is_asked(entry.text) for entry in cell)
                short[column] += len(text.split()) <= _THEME and not asks(text)
    asking = [c for c in range(columns) if filled[c] and asked[c] * 2 > filled[c]]
    places: dict[int, Place] = {}
    first = next((c for c in range(columns) if filled[c]), 0)
    if not asking:
        places = dict.fromkeys(range(columns), "question")
        places[first] = "theme"
        return places
    if first not in asking and short[first] * 2 > filled[first]:
        places[first] = "theme"
    if len(asking) >= 3:
        places[asking[0]] = "research"
        asking = asking[1:]
    for n, column in enumerate(asking):
        places.setdefault(column, "question" if n == 0 else "probe")
    for column in range(columns):
        places.setdefault(column, "clarification" if column > asking[0] else "text")
    return places


def _is_band(row: Cells, places: dict[int, Place]) -> bool:
    """Whether a row says something in its first cell alone that is no theme, question or number."""
    column, cell = next(iter(row.items()))
    return column == 0 and places.get(0) not in ("theme", "research", "question", "notes") and bool(cell)


def _band(cell: Sequence[Entry], places: dict[int, Place]) -> Iterator[Entry]:
    """A row that goes across the table: a theme's name, or a text."""
    text = " ".join(entry.text for entry in cell)
    if len(cell) == 1 and len(text.split()) <= _THEME and not is_asked(text) and not text.endswith((".", "!")):
        yield replace(cell[0], place="theme", cell=None)
    else:
        yield from (replace(entry, cell=None, place="") for entry in cell)


def _row(row: Cells, places: dict[int, Place], heads: dict[int, str]) -> Iterator[Entry]:
    """The cells of a row in the order they are to be read. `heads`: what columns of notes are called."""
    by_place: dict[Place, list[Entry]] = {}
    before: list[Entry] = []
    after: list[Entry] = []
    deeper = any(
        _DEEPER.fullmatch(entry.text.strip(" ."))
        for column, cell in row.items()
        for entry in cell
        if places.get(column) == "number"
    )
    for column, cell in sorted(row.items()):
        place = places.get(column, "text")
        if place == "question" and deeper:
            place = "probe"
        elif place == "number":
            place = "notes"
            cell = [entry for entry in cell if not _DEEPER.fullmatch(entry.text.strip(" ."))]
        if column in heads and cell:
            head = heads.pop(column)
            cell = [replace(cell[0], text=f"{head}: {cell[0].text}"), *cell[1:]]
        placed = [replace(entry, place=place) for entry in cell]
        if place == "notes":
            said = [entry for entry in placed if not entry.text.strip(" .").isdigit()]
            (after if "question" in by_place or "probe" in by_place else before).extend(said)
        else:
            by_place.setdefault(place, []).extend(placed)
    yield from _themes(by_place)
    yield from (entry for entry in by_place.get("research", ()) if _says(entry))
    yield from by_place.get("text", ())
    yield from before
    questions, probes = by_place.get("question", []), by_place.get("probe", [])
    pairs = len(questions) == len(probes) > 1 and not any(entry.listed for entry in questions[1:2] if entry.level)
    if pairs:
        for question, probe in zip(questions, probes, strict=True):
            yield question
            yield probe
    else:
        yield from questions
        if probes and _stands_before("clarification", "probe", by_place):
            yield from by_place.pop("clarification")
        if len(questions) > 1 and probes:
            probes[0].unsure = _("The row has several questions: it may belong to another one of them.")
        yield from probes
    yield from by_place.get("clarification", ())
    yield from after


def _stands_before(one: Place, other: Place, by_place: Mapping[Place, object]) -> bool:
    places = list(by_place)
    return one in places and other in places and places.index(one) < places.index(other)


def _themes(by_place: dict[Place, list[Entry]]) -> Iterator[Entry]:
    """The theme's name with its minutes; what stands below the name in its cell is a text."""
    minutes = by_place.pop("minutes", [])
    themes = by_place.pop("theme", [])
    for n, entry in enumerate(themes):
        if n == 0:
            for said in (*themes[1:2], *minutes):
                if found := _MINUTES.match(said.text.strip()):
                    entry.text = f"{entry.text.rstrip(':')} ({found[1]} min)"
                    entry.source = (*entry.source, *said.source)
                    minutes = [one for one in minutes if one is not said]
                    themes = [one for one in themes if one is not said]
            yield entry
        elif any(entry is one for one in themes):
            yield replace(entry, place="text")
    for entry in minutes:
        yield replace(entry, place="notes", text=f"{entry.text} min" if entry.text.strip().isdigit() else entry.text)
