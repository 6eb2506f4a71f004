"""The figures of linking as tables: for a terminal, and as Markdown."""

import math
from collections.abc import Mapping, Sequence

from bench.interview_score import Sum, Tenth
from bench.linking_conditions import Condition
from bench.linking_goals import Goal, least_share, right
from bench.linking_manners import Asked

_HEAD = (
    "labels", "timeline", "errors", "words", "worst", "taken", "none", "border", "p90", "false", "proposals", "found",
    "sure", "right", "words",
)  # fmt: skip
_EXPLAINED = """\
words: share under the right question, mean of the interviews ("<": under the goal); worst: the worst interview;
taken: with every proposal taken; none: words under no question; border, p90: median and ninth tenth of the seconds
from each true border ("–": never); false: words of small talk under a question; proposals: right of all; found: of the
forgotten presses; sure: passages given as at least 90 % sure, how many of them are right, and of their words."""


def table(name: str, sums: Mapping[Condition, Sum]) -> list[str]:
    """A set's conditions as lines of text."""
    if not sums:
        return []
    rows = [_row(condition, figures) for condition, figures in sums.items()]
    widths = [max(len(row[i]) for row in (_HEAD, *rows)) for i in range(len(_HEAD))]
    count = next(iter(sums.values())).interviews
    lines = [f"{name}: {count} interviews", *_EXPLAINED.splitlines()] if name == "generated" else [
        f"{name}: {count} interviews"
    ]  # fmt: skip
    for row in (_HEAD, *rows):
        lines.append("  ".join(cell.ljust(width) if i < 2 else cell.rjust(width)
                               for i, (cell, width) in enumerate(zip(row, widths, strict=True))))  # fmt: skip
    return lines


def _row(condition: Condition, figures: Sum) -> tuple[str, ...]:
    words = share(figures.mean) + ("" if _enough(condition, figures) else " <")
    timed = condition.timeline is not None
    return (
        "as given" if condition.labels else "none",
        "(words alone)" if condition.baseline else condition.timeline or "none",
        f"{condition.errors:.0%}",
        words,
        share(figures.worst),
        share(figures.mean_accepted) if timed else "",
        share(figures.unlinked),
        seconds(figures.border_median),
        seconds(figures.border_p90),
        share(figures.false_links),
        f"{figures.proposed_right}/{figures.proposed}" if timed else "",
        f"{figures.found}/{figures.forgotten}" if figures.forgotten else "",
        "" if condition.baseline else str(figures.sure_passages),
        "" if condition.baseline else share(figures.sure_right),
        "" if condition.baseline else share(figures.sure_words),
    )


def _enough(condition: Condition, figures: Sum) -> bool:
    return condition.baseline or right(figures, condition.timeline) >= least_share(condition.set, condition.timeline)


def share(value: float) -> str:
    """A share of 0 to 1 in per cent."""
    return f"{100 * value:.1f}"


def seconds(value: float) -> str:
    """Seconds, or a dash for never."""
    return "–" if math.isinf(value) else f"{value:.1f}"


def tenth_lines(tenths: Mapping[tuple[str, bool], Sequence[Tenth]]) -> list[str]:
    """How right the passages are that say how sure they are, by tenths of confidence."""
    lines = ["how sure, how right: confidence, passages, words, mean confidence, passages right, words right"]
    for (name, timed), some in tenths.items():
        lines.append(f"  {name}, {'with' if timed else 'without'} a timeline")
        lines += [
            f"    from {tenth.start:.1f}  {tenth.passages:6}  {tenth.words:8}  {tenth.stated:.2f}  "
            f"{share(tenth.right):>5}  {share(tenth.right_words):>5}"
            for tenth in some
        ]
    return lines


def manner_lines(manners: Sequence[Asked]) -> list[str]:
    """How right the words are by the way in which their question was asked."""
    lines = ["generated, 10 % word errors, labels: how the question was first asked, key presses, words, right"]
    return lines + [
        f"  {one.manner:15} {one.timeline or 'none':5} {one.words:6} {share(one.right):>6}" for one in manners
    ]


def goal_lines(goals: Sequence[Goal]) -> list[str]:
    """The goals; those that are missed say so."""
    lines = ["goals (10 % word errors, labels as given; with forgotten presses: every proposal taken)"]
    for goal in goals:
        kind = "at least" if goal.at_least else "at most"
        verdict = "met   " if goal.met else "MISSED"
        lines.append(f"  {verdict}  {goal.promise}: {goal.figure:.3f} ({kind} {goal.bound:g})")
    return lines
