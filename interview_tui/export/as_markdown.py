"""`md`: the linked transcript as it would stand in an appendix; opens in any editor, Word and Obsidian included."""

import re
from collections.abc import Sequence

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.reading import Line, facts, text_lines
from interview_tui.times import clock_time

SUFFIX = ".md"
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s)")


def text(interviews: Sequence[LinkedInterview]) -> str:
    """Theme as heading 2, question as heading 3, one paragraph a segment with its time, if it has one.

    Several interviews follow on each other, each under its own heading 1.
    """
    return "\n".join(_one(interview) for interview in interviews)


def _one(interview: LinkedInterview) -> str:
    blocks = [f"# {plain(interview.guide.title)} · {plain(interview.record.pseudonym)}"]
    blocks.append("\n".join(f"- {plain(fact)}" for fact in facts(interview)))
    blocks += [_block(line, interview.shows_times) for line in text_lines(interview)]
    return "\n\n".join(blocks) + "\n"


def _block(line: Line, times: bool) -> str:
    said = plain(line.text)
    time = f"`{clock_time(line.at)}` " if times else ""
    match line.kind:
        case "theme":
            return f"## {said}"
        case "heading":
            return f"### {said}"
        case "turn":
            speaker = f"**{plain(line.speaker)}** " if line.speaker else ""
            return f"{time}{speaker}{said if time or speaker else _no_list(said)}"
        case "quote":
            return f"{time}❝ *{said}*"
        case "note":
            return "\n".join(f"> {part}" for part in f"{time}{said}".splitlines())
        case "remark":
            return f"{time}*[{said}]*"


def _no_list(said: str) -> str:
    """A paragraph that begins like a line of a list, "1. Nej" or "- Ja", stays a paragraph."""
    return _LIST.sub(r"\1\\\2", said)


def plain(text: str) -> str:
    """`text` so that nothing in it is taken for markup, nor for a character written in another way."""
    for sign in "\\`*_[]<>#&":
        text = text.replace(sign, f"\\{sign}")
    return text
