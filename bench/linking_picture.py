"""Draws `docs/pictures/linking.svg`: one made-up interview as it was, and as it is linked.

python -m bench.linking_picture
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from bench.interview_bank import vocabulary
from bench.interview_baseline import link_by_words_alone
from bench.interview_file import ROOT
from bench.interview_presses import TIMELINES, presses
from bench.interview_score import score
from bench.interview_scripts import generated
from bench.interview_spoken import Talk, garbled, segments, spoken
from interview_tui.interview.events import QuestionAsked
from interview_tui.linking.passages import Linking, link

PICTURE = ROOT / "docs" / "pictures" / "linking.svg"
_NUMBER, _SEED = 6, 1
"""Which interview: one of the generated set, not chosen for its figures."""
_LEFT, _WIDTH, _BAND, _STEP = 20, 920, 30, 74
_COLOURS = ("#3b6ea5", "#d98a2b", "#4f9d69", "#b04a5a", "#7d64a8", "#8a6f4d", "#2f9aa0", "#c0a020",
            "#5b7f2b", "#a85fa0", "#46566b", "#cc6f4f", "#6f8fd0")  # fmt: skip
_NONE = "#e6e6e6"

Stretch = tuple[float, float, str | None, float]
"""Start, end, question, confidence."""


def true_stretches(talk: Talk) -> list[Stretch]:
    """The questions as they really followed on each other."""
    found: list[Stretch] = []
    for truth, run in groupby(talk.words, lambda heard: heard.truth):
        words = [heard.word for heard in run]
        found.append((words[0].start, words[-1].end, truth[0] if truth else None, 1.0))
    return found


def linked_stretches(linking: Linking) -> list[Stretch]:
    """The passages that hold words; those that are alike and follow on each other are one."""
    found: list[Stretch] = []
    for passage in linking.passages:
        if not passage.words:
            continue
        start, end = passage.words[0].start, passage.words[-1].end
        if found and found[-1][2:] == (passage.question_id, passage.confidence):
            start = found.pop()[0]
        found.append((start, end, passage.question_id, passage.confidence))
    return found


def picture() -> str:
    """The drawing, as SVG."""
    script = generated(_NUMBER + 1, _SEED)[_NUMBER]
    talk = garbled(spoken(script, _SEED), 0.1, _SEED, vocabulary(script.language))
    heard = segments(talk, True, _SEED)
    late = presses(talk, next(one for one in TIMELINES if one.name == "late"), _SEED)
    alone = link_by_words_alone(script.guide, heard)
    without = link(script.guide, presses(talk, None, _SEED).events, heard)
    timed = link(script.guide, late.events, heard)
    bands: list[tuple[str, Sequence[Stretch], Sequence[float]]] = [
        ("As it was: which question each word answers", true_stretches(talk), ()),
        (_said("Matching words alone", talk, alone), linked_stretches(alone), ()),
        (_said("Without key presses (the paler, the less sure)", talk, without), linked_stretches(without), ()),
        (_said("With key presses that come 0.5–20 s late (marks)", talk, timed), linked_stretches(timed),
         [event.at for event in late.events if isinstance(event, QuestionAsked)]),
    ]  # fmt: skip
    questions = [question.id for question in script.guide.questions()]
    return "\n".join(_drawn(bands, questions, talk.seconds)) + "\n"


def _said(name: str, talk: Talk, linking: Linking) -> str:
    return f"{name}: {score(talk, linking).share:.0%} of the words right"


def _drawn(
    bands: Sequence[tuple[str, Sequence[Stretch], Sequence[float]]], questions: Sequence[str], length: float
) -> Iterator[str]:
    rows = -(-len(questions) // 4)
    height = len(bands) * _STEP + 34 + rows * 20
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT * 2 + _WIDTH} {height}" '
           'font-family="sans-serif" font-size="13" role="img">')  # fmt: skip
    yield "<title>One interview, linked in three ways</title>"
    yield f'<rect width="{_LEFT * 2 + _WIDTH}" height="{height}" fill="#ffffff"/>'
    scale = _WIDTH / length
    for number, (name, stretches, marks) in enumerate(bands):
        top = 24 + number * _STEP
        yield f'<text x="{_LEFT}" y="{top - 6}" fill="#222222">{escape(name)}</text>'
        for start, end, question, sure in stretches:
            colour = _COLOURS[questions.index(question) % len(_COLOURS)] if question else _NONE
            yield (f'<rect x="{_LEFT + start * scale:.1f}" y="{top}" width="{max(0.5, (end - start) * scale):.1f}" '
                   f'height="{_BAND}" fill="{colour}" fill-opacity="{0.25 + 0.75 * sure:.2f}"/>')  # fmt: skip
        for at in marks:
            x = _LEFT + at * scale
            yield f'<path d="M{x:.1f} {top + _BAND + 2} l-4 8 h8 z" fill="#222222"/>'
    top = 24 + len(bands) * _STEP
    for number, question in enumerate(questions):
        x, y = _LEFT + number % 4 * (_WIDTH // 4), top + number // 4 * 20
        yield f'<rect x="{x}" y="{y - 11}" width="12" height="12" fill="{_COLOURS[number % len(_COLOURS)]}"/>'
        yield f'<text x="{x + 18}" y="{y}" fill="#222222">{escape(question)}</text>'
    yield f'<text x="{_LEFT}" y="{height - 6}" fill="#666666">{length / 60:.0f} minutes; grey: no question</text>'
    yield "</svg>"


def main() -> None:
    PICTURE.write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main()
