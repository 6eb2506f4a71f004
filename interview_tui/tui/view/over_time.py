"""Small plots of what changes from interview to interview: a column an interview, drawn with blocks. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from interview_tui.across.new_words import NewWords
from interview_tui.across.overview import Overview
from interview_tui.language import _

_BLOCKS = " ▁▂▃▄▅▆▇█"
_LABEL = 22
_NUMBERS = 14
"""Cells beside the plots: what they are of, and between what they lie."""
_WIDEST = 9
_AIR = 2
"""Eighths of a line above the highest bar, so that it does not touch the plot above."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Which interviews share a column, and how wide it is."""

    groups: tuple[tuple[int, ...], ...]
    """Places of interviews; more than one in a column only where there are too many for one each."""
    cell: int

    @property
    def most(self) -> int:
        """Interviews in a column."""
        return max((len(group) for group in self.groups), default=1)


def axis(count: int, width: int) -> Axis:
    """`count` interviews in `width` cells, what stands beside the plots included."""
    room = max(10, width - _LABEL - _NUMBERS)
    together = -(-count // room) if count else 1
    groups = tuple(tuple(range(at, min(count, at + together))) for at in range(0, count, together))
    return Axis(groups, max(1, min(_WIDEST, room // max(1, len(groups)))))


def bars(values: Sequence[float | None], most: float, there: Axis, height: int) -> list[str]:
    """The values as bars `height` lines high, the uppermost line first; of a column with several, their mean.

    None is an interview of which it is not known: it is in no mean, and a column of such alone has no bar.
    """
    means = [_mean([values[place] for place in group]) for group in there.groups]
    highest = 8 * height - _AIR
    eighths = [round(highest * value / most) if most else 0 for value in means]
    shown = [max(1, level) if value > 0 else 0 for level, value in zip(eighths, means, strict=True)]
    wide = max(1, there.cell - 1) if there.cell > 1 else 1
    return [
        "".join((_BLOCKS[min(8, max(0, level - 8 * line))] * wide).ljust(there.cell) for level in shown)
        for line in reversed(range(height))
    ]


def plot(
    label: Content, values: Sequence[float | None], said: str, there: Axis, colour: str, height: int
) -> list[Content]:
    """A plot with its label at the left and what its values lie between at the right, at its foot, as `said`."""
    known = [value for value in values if value is not None]
    between = _between(known, said)
    lines = bars(values, max(known, default=0.0), there, height)
    result = []
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        left = label.truncate(_LABEL - 2, ellipsis=True) if last else Content()
        left = left + Content(" " * (_LABEL - left.cell_length))
        right = Content.styled(f" {between}", "dim") if last else Content()
        result.append(left + (Content.styled(line, colour) if colour else Content(line)) + right)
    return result


def names_line(shown: Overview, there: Axis) -> Content:
    """Under the plots: who each column is, as far as there is room; numbers where names are too long."""
    names = [shown.interviews[group[0]].name for group in there.groups]
    if there.most > 1 or max(map(len, names), default=0) >= there.cell:
        names = [str(group[0] + 1) for group in there.groups]
    each = -(-max(map(len, names), default=1) // there.cell)  # so that a number is never cut
    texts = [name.ljust(there.cell * each) if len(name) < there.cell * each else name + " " for name in names[::each]]
    return Content.styled(" " * _LABEL + "".join(texts), "dim")


def theme_plots(shown: Overview, there: Axis, height: int) -> list[Content]:
    """Minutes of each theme, every one on a scale of its own; seconds where no interview has a minute of it."""
    lines: list[Content] = []
    for theme in shown.themes:
        sign = theme.columns[0].sign
        short = max(theme.seconds, default=0.0) < 60
        unit, said = (1, _("{range} s")) if short else (60, _("{range} min"))
        spent = [
            seconds / unit if one.timed else None for seconds, one in zip(theme.seconds, shown.interviews, strict=True)
        ]
        label = Content.styled(f"{sign.sign} {theme.title}", sign.colour)
        lines += plot(label, spent, said, there, sign.colour, height)
    return lines


def new_words_plot(found: Sequence[NewWords], shown: Overview, there: Axis, height: int) -> list[Content]:
    """New words for a thousand words of each interview; one without a transcript has none."""
    known = {one.interview.id: one.per_thousand for one in found}
    values = [known.get(one.id) for one in shown.interviews]
    label = Content(_("new per 1000 words"))
    return plot(label, values, "{range}", there, "", height)


def together_words(there: Axis) -> str:
    """Said where a column is several interviews; else empty."""
    if there.most == 1:
        return ""
    return _("A column is {count} interviews, with their mean.").format(count=there.most)


def hint_words(found: Sequence[NewWords]) -> str:
    """What the new words mean, and what they do not."""
    said = _(
        "A hint, no more: content words that no participant had said in an earlier interview, each counted once in "
        "whatever form, for every thousand words that participants say. Where the columns stay low, hardly anything "
        "new is being talked of; whether you know enough is for you to judge."
    )
    if len(found) < 2:
        return said
    last = found[-1]
    latest = _("The latest interview brought {new} new words, {share} for a thousand.")
    return f"{said} {latest.format(new=last.new, share=round(last.per_thousand))}"


def _mean(values: Sequence[float | None]) -> float:
    """Of those that are known; 0 where none is."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


def _between(values: Sequence[float], said: str) -> str:
    if not values:
        return ""
    low, high = round(min(values)), round(max(values))
    return said.format(range=f"{low}" if low == high else f"{low}–{high}")
