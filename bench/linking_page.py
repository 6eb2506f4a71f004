"""Puts the figures of linking into `docs/linking.md`, between its two marks.

    python -m bench.linking | tail -1 > figures.json; python -m bench.linking_command | tail -1 > command.json
    python -m bench.linking_page figures.json command.json

Sets that were measured apart, with `--only`, are put together: `python -m bench.linking_page *.json`.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.interview_file import ROOT
from bench.linking_conditions import ERRORS, SETS
from bench.linking_goals import HOUR, LOST
from bench.linking_tables import seconds, share

PAGE = ROOT / "docs" / "linking.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
_NAMES = {
    "generated": "Made by a program",
    "tuning": "Written by hand, read while the matching was made",
    "measured": "Written by hand, never read by whoever made the matching",
    "second_hand": "Written by a second hand, never read either",
    "unseen": "Written by another hand again when the matching was done, with guides of their own",
    "last_unseen": "Written last of all, with guides of their own, by a hand that wrote some of `tuning`",
}
Row = Mapping[str, Any]
"""A condition and its figures."""


def page(text: str, figures: Mapping[str, Any], command: Mapping[str, Any]) -> str:
    """The page with the figures in place of those it had. Raises `ValueError` if it has no place for them."""
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the page has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n\n" + "\n".join([*_lines(figures), *_command(command)]) + f"\n\n{END}{after}"


def joined(runs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The figures of runs over different sets as those of one run, in the order of `SETS`. At least one run."""
    in_order = sorted(runs, key=lambda run: min(SETS.index(name) for name in run["interviews"]))
    goals: dict[str, dict[str, Any]] = {}
    for goal in (goal for run in in_order for goal in run["goals"]):
        known = goals.setdefault(goal["promise"], dict(goal))
        if goal["promise"] == LOST:
            known["figure"] = max(known["figure"], goal["figure"])
        elif goal["promise"] == HOUR:  # what else the machine does can only slow it
            known["figure"] = min(known["figure"], goal["figure"])
    return {
        "interviews": {name: count for run in in_order for name, count in run["interviews"].items()},
        "words": {name: count for run in in_order for name, count in run["words"].items()},
        **{key: [row for run in in_order for row in run[key]] for key in ("conditions", "tenths", "manners")},
        "seconds_for_an_hour": goals[HOUR]["figure"],
        "goals": list(goals.values()),
    }


def _lines(figures: Mapping[str, Any]) -> Iterator[str]:
    yield from _goals(figures)
    for name in figures["interviews"]:
        rows = [row for row in figures["conditions"] if row["set"] == name]
        count, words = figures["interviews"][name], figures["words"][name]
        yield f"\n### {_NAMES[name]} (`{name}`: {count} interviews, {words} words with a right question)\n"
        yield "Words under the right question, per cent, mean of the interviews, by the share of words heard wrong:\n"
        yield from _shares(rows)
        yield "\nAt 10 % word errors, speakers as each interview has them:\n"
        yield from _details([row for row in rows if row["labels"] and row["errors"] == 0.1])
    yield "\n### How the question was asked\n"
    yield from _manners(figures)
    yield "\n### How sure, how right\n"
    yield from _tenths(figures)


def _goals(figures: Mapping[str, Any]) -> Iterator[str]:
    missed = [goal for goal in figures["goals"] if not _met(goal)]
    yield f"An hour of talk is linked in {figures['seconds_for_an_hour']:.2f} s: the slowest of all guides.\n"
    yield "Goals are judged at 10 % word errors, speakers as each interview has them, all key presses but the hardest:"
    yield f"{len(figures['goals']) - len(missed)} of {len(figures['goals'])} are met."
    if missed:
        yield "Missed:\n"
        yield from ("| goal | bound | measured |", "|---|---|---|")
        for goal in missed:
            kind = "at least" if goal["at_least"] else "at most"
            measured = "never" if goal["figure"] is None else f"{goal['figure']:.3f}"
            yield f"| {goal['promise']} | {kind} {goal['bound']:g} | {measured} |"


def _met(goal: Row) -> bool:
    figure = float("inf") if goal["figure"] is None else goal["figure"]
    return figure >= goal["bound"] if goal["at_least"] else figure <= goal["bound"]


def _shares(rows: Sequence[Row]) -> Iterator[str]:
    head = [f"{errors:.0%}" for errors in ERRORS]
    yield (
        "| key presses | " + " | ".join([*(f"{one}" for one in head), *(f"{one}, no speakers" for one in head)]) + " |"
    )
    yield "|---|" + "---:|" * 6
    kinds = list(dict.fromkeys((row["timeline"], row["baseline"]) for row in rows))
    for timeline, baseline in kinds:
        cells = [
            next((share(row["mean"]) for row in rows if (row["timeline"], row["baseline"], row["labels"], row["errors"])
                  == (timeline, baseline, labels, errors)), "")
            for labels in (True, False) for errors in ERRORS
        ]  # fmt: skip
        yield f"| {_pressed(timeline, baseline)} | " + " | ".join(cells) + " |"


def _pressed(timeline: str | None, baseline: bool) -> str:
    return "none; matching words alone" if baseline else timeline or "none"


def _details(rows: Sequence[Row]) -> Iterator[str]:
    yield ("| key presses | worst interview | with every proposal taken | under no question | border, median s "
           "| border, 90 % s | small talk under a question | proposals right | forgotten presses found "
           "| passages ≥ 90 % sure | of them right | words in them right |")  # fmt: skip
    yield "|---|" + "---:|" * 11
    for row in rows:
        timed = row["timeline"] is not None
        cells = [
            share(row["worst"]),
            share(row["mean_accepted"]) if timed else "",
            share(row["unlinked"]),
            _seconds(row["border_median"]),
            _seconds(row["border_p90"]),
            share(row["false_links"]),
            f"{row['proposed_right']} of {row['proposed']}" if timed else "",
            f"{row['found']} of {row['forgotten']}" if row["forgotten"] else "",
            "" if row["baseline"] else str(row["sure_passages"]),
            "" if row["baseline"] or not row["sure_passages"] else share(row["sure_right"]),
            "" if row["baseline"] or not row["sure_passages"] else share(row["sure_words"]),
        ]
        yield f"| {_pressed(row['timeline'], row['baseline'])} | " + " | ".join(cells) + " |"


def _seconds(value: float | None) -> str:
    return seconds(float("inf") if value is None else value)


def _manners(figures: Mapping[str, Any]) -> Iterator[str]:
    yield "Words of the generated interviews under the right question, per cent, at 10 % word errors.\n"
    yield "| the question was first asked | words | no key presses | late key presses |"
    yield "|---|---:|---:|---:|"
    for one in figures["manners"]:
        if one["timeline"] is None:
            other = next(o for o in figures["manners"] if o["timeline"] and o["manner"] == one["manner"])
            yield f"| {one['manner']} | {one['words']} | {share(one['right'])} | {share(other['right'])} |"


def _tenths(figures: Mapping[str, Any]) -> Iterator[str]:
    yield "| set | keys | confidence | passages | words | mean confidence | passages right | words right |"
    yield "|---|---|---|---:|---:|---:|---:|---:|"
    for tenth in figures["tenths"]:
        cells = (
            tenth["set"],
            "yes" if tenth["timeline"] else "no",
            f"{tenth['start']:.1f}–{tenth['start'] + 0.1:.1f}",
            str(tenth["passages"]),
            str(tenth["words"]),
            f"{tenth['stated']:.2f}",
            share(tenth["right"]),
            share(tenth["right_words"]),
        )
        yield f"| {' | '.join(cells)} |"


def _command(command: Mapping[str, Any]) -> Iterator[str]:
    """By set: a row for each format, a column for each way of handing it over."""
    yield "\n### Through the command line\n"
    yield "Words under the right question, per cent; 10 % of the words are wrong, presses come 0.5–20 s late.\n"
    yield "| set | file | interviews | speakers | no speakers | speakers, presses | no speakers, presses |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    rows = command["rows"]
    for name, format in dict.fromkeys((row["set"], row["format"]) for row in rows):
        mine = {(row["pressed"], row["labels"]): row for row in rows if (row["set"], row["format"]) == (name, format)}
        ways = ((False, True), (False, False), (True, True), (True, False))
        cells = [share(mine[way]["right"]) if way in mine else "" for way in ways]
        count = max(row["interviews"] for row in mine.values())
        yield f"| {name} | {format} | {count} | {' | '.join(cells)} |"


def main() -> None:
    read = [json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]
    figures = joined([one for one in read if one["bench"] == "linking"])
    (command,) = (one for one in read if one["bench"] == "linking_command")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), figures, command), encoding="utf-8")


if __name__ == "__main__":
    main()
