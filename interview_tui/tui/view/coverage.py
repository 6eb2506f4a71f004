"""The coverage matrix as lines: interviews down, questions across, minutes as bars. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from interview_tui.across.columns import Column
from interview_tui.across.digest import Digest
from interview_tui.across.overview import Cell, Overview, Totals
from interview_tui.language import _, ngettext
from interview_tui.times import length

_LONGEST_NAME = 16
_NARROW, _READABLE, _WIDE = 3, 4, 7
"""Cells of a question's column, the space after it included."""
_BETWEEN = 2
"""Cells before and after the questions."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
SIGNS = {"covered": "≈", "skipped": "–", "not_asked": "○"}
UNTIMED = "✓"
"""Asked, in an interview whose answers took no time that anybody knows: in writing."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the matrix lies in a column of `width` cells."""

    name: int
    """Cells for the names."""
    cell: int
    """Cells of a question's column, the space after it included."""
    first: int
    """The first column that is shown."""
    after: int
    """The one after the last that is shown."""
    tail: tuple[int, ...]
    """Cells of length, words and the interviewer's share; only as many as there is room for."""

    def column_at(self, x: int) -> int | None:
        """The column that stands at cell `x` of a line."""
        number = self.first + (x - self.name - _BETWEEN) // self.cell
        return number if x >= self.name + _BETWEEN and number < self.after else None


def layout(shown: Overview, width: int, at: int) -> Layout:
    """Where everything stands so that column `at` is seen. Where room is short, the figures at the right go first."""
    names = max((len(one.name) for one in shown.interviews), default=0)
    name = min(max(names, 6), _LONGEST_NAME if width >= 100 else 12)
    tails = [max(len(texts[n]) for texts in [_tail_heads(), *map(figures, shown.interviews)]) + 2 for n in range(3)]
    count = len(shown.columns)
    # Bars that can be told apart come before more figures.
    room = width - name - _BETWEEN - count * _READABLE
    tail = next((tails[:n] for n in (3, 2) if sum(tails[:n]) <= room), tails[:1])
    room = width - name - _BETWEEN - sum(tail)
    cell = max(_NARROW, min(_WIDE, room // max(1, count)))
    fits = max(1, room // cell)
    first = max(0, min(at - fits // 2, count - fits))
    return Layout(name, cell, first, min(count, first + fits), tuple(tail))


def heads(shown: Overview, there: Layout, at: int) -> tuple[Content, Content]:
    """Two lines: the themes with their signs over their questions, and the questions' numbers, that of `at` marked."""
    themes = [Content(" " * (there.name + _BETWEEN))]
    numbers = [Content(" " * (there.name + _BETWEEN))]
    columns = shown.columns[there.first : there.after]
    section = ""
    for place, column in enumerate(columns):
        if column.section.id != section:
            section = column.section.id
            span = there.cell * sum(one.section.id == section for one in columns)
            title = Content.styled(f"{column.sign.sign} {column.section.title}", column.sign.colour)
            themes.append(_filled(title.truncate(span - 1, ellipsis=True), span))
        number = str(column.number)
        if (place == 0 and there.first) or (place == len(columns) - 1 and there.after < len(shown.columns)):
            number = "…"  # there are more
        marked = Content.styled(number, "bold reverse") if there.first + place == at else Content(number)
        numbers.append(_filled(marked, there.cell))
    tail = "".join(head.rjust(width) for head, width in zip(_tail_heads(), there.tail, strict=False))
    return Content("").join(themes), Content("").join(numbers) + Content(tail)


def row(shown: Overview, interview: Digest, there: Layout, longest: float) -> Content:
    """One interview. `longest`: seconds of the longest answer of all, whose bar is full."""
    name = Content(interview.name).truncate(there.name, ellipsis=True)
    parts = [_filled(name, there.name + _BETWEEN)]
    for column in shown.columns[there.first : there.after]:
        sign, colour = drawn(shown.cell(interview, column), column, there.cell - 1, longest)
        parts.append(_filled(Content.styled(sign, colour) if colour else Content(sign), there.cell))
    tail = "".join(text.rjust(width) for text, width in zip(figures(interview), there.tail, strict=False))
    return Content("").join(parts) + Content(tail)


def drawn(cell: Cell, column: Column, width: int, longest: float) -> tuple[str, str]:
    """What stands in a cell, and in which colour; no colour for a sign that stands for nothing said."""
    if not cell.in_guide:
        return "", ""
    if cell.asked.status != "asked":
        return SIGNS[cell.asked.status], column.sign.colour if cell.asked.status == "covered" else ""
    return bar(cell.asked.seconds, longest, width) if cell.timed else UNTIMED, column.sign.colour


def bar(value: float, most: float, width: int) -> str:
    """A bar of at most `width` cells, drawn in eighths; what is more than nothing is seen."""
    eighths = round(8 * width * min(1.0, value / most)) if most > 0 else 0
    full, rest = divmod(max(1, eighths), 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def longest_answer(shown: Overview) -> float:
    """Seconds of the longest answer of all."""
    cells = (shown.cell(interview, column) for interview in shown.interviews for column in shown.columns)
    return max((cell.asked.seconds for cell in cells if cell.asked.status == "asked"), default=0.0)


def _tail_heads() -> tuple[str, str, str]:
    return _("length"), _("words"), _("you")


def figures(interview: Digest) -> tuple[str, str, str]:
    """Its length, its words, and the interviewer's share of them."""
    share = interview.interviewers_share
    return (
        length(interview.seconds) if interview.seconds else "–",
        grouped(interview.words) if interview.words else "–",
        f"{round(share * 100)} %" if share is not None else "–",
    )


def grouped(number: int) -> str:
    """`61 240`, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")


def _filled(content: Content, width: int) -> Content:
    return content + Content(" " * max(0, width - content.cell_length))


# In words


def status_words(cell: Cell) -> str:
    """What became of a question in one interview, with how long it took."""
    if not cell.in_guide:
        return _("not in that version of the guide")
    match cell.asked.status:
        case "asked" if not cell.timed:
            return _("✓ asked; how long it took is not known")
        case "asked":
            return _("asked, {time}").format(time=length(cell.asked.seconds))
        case "covered":
            return _("≈ answered under another question")
        case "skipped":
            return _("– skipped")
        case _:
            return _("○ not asked")


def legend(shown: Overview) -> str:
    """What the signs stand for."""
    said = _("█ {time} · ≈ under another · – skipped · ○ not asked · empty: not in its guide")
    said = said.format(time=length(longest_answer(shown)))
    return said if all(one.timed for one in shown.interviews) else f"{said} · " + _("✓ asked, no times")


def about_question(shown: Overview, column: Column) -> str:
    """How many were asked a question, and how long the answers are."""
    count = shown.asked_in(column)
    said = ngettext(
        "Asked or answered in {asked} of {count} interview", "Asked or answered in {asked} of {count} interviews",
        len(shown.interviews),
    ).format(asked=count, count=len(shown.interviews))  # fmt: skip
    mean = shown.mean_seconds(column)
    return f"{said}, {_('{time} on average').format(time=length(mean))}" if mean else said


def about_interview(interview: Digest, versions: int) -> str:
    """Who, when, what kind, which guide: what the line has no room for."""
    parts = [interview.name, interview.day]
    if interview.kind == "pilot":
        parts.append(_("pilot"))
    if interview.sittings > 1:
        parts.append(_("{count} sittings").format(count=interview.sittings))
    if versions > 1 and interview.version:
        parts.append(_("guide version {number}").format(number=interview.version))
    if not interview.transcribed:
        parts.append(_("not transcribed to the end"))
    return " · ".join(part for part in parts if part)


def totals_words(totals: Totals, planned: int | None) -> list[str]:
    """The study in figures, a phrase each."""
    count = totals.interviews
    if totals.replayed:
        said = [replayed_words(totals.replayed)]
    elif planned:
        said = [_("{count} of {planned} planned interviews").format(count=count, planned=planned)]
    else:
        said = [ngettext("{count} interview", "{count} interviews", count).format(count=count)]
    if totals.pilots:
        said.append(ngettext("{count} pilot among them", "{count} pilots among them", totals.pilots).format(
            count=totals.pilots
        ))  # fmt: skip
    if totals.longest:
        shortest, longest = length(totals.shortest), length(totals.longest)
        if totals.shortest >= 60:
            shortest = str(round(totals.shortest / 60))
        mean = _("mean {time}").format(time=length(totals.mean))
        if length(totals.shortest) != longest:
            said.append(f"{shortest}–{longest}, {mean}")
        else:  # a length alone beside several interviews would read as all of them together
            said.append(mean if max(count, totals.replayed) > 1 else longest)
    if totals.words:
        said.append(ngettext("{count} word", "{count} words", totals.words).format(count=grouped(totals.words)))
    if totals.interviewers_share is not None:
        said.append(_("{percent} % of them yours").format(percent=round(totals.interviewers_share * 100)))
    return said


def replayed_words(count: int) -> str:
    """How many the demo has replayed; what it replays is no interview."""
    return ngettext("{count} replay of the demo", "{count} replays of the demo", count).format(count=count)


def left_out_words(left_out: Sequence[Digest]) -> str:
    """What is not counted, and why; empty where there is nothing."""
    of = Counter(one.standing for one in left_out)
    said = []
    if count := of["rehearsal"]:
        said.append(ngettext("{count} rehearsal", "{count} rehearsals", count).format(count=count))
    if count := of["replayed"]:
        said.append(replayed_words(count))
    if count := of["refused"]:
        said.append(ngettext("{count} refused", "{count} refused", count).format(count=count))
    if count := of["withdrawn"]:
        said.append(ngettext("{count} withdrawn", "{count} withdrawn", count).format(count=count))
    if count := of["prepared"]:
        said.append(ngettext("{count} only prepared", "{count} only prepared", count).format(count=count))
    said += [
        _("{name}, which cannot be read").format(name=one.name) for one in left_out if one.standing == "unreadable"
    ]
    return _("Not counted: {what}").format(what=", ".join(said)) if said else ""
