"""`txt`: the linked transcript as plain text, for anything that reads text."""

from collections.abc import Sequence

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.reading import Line, facts, text_lines
from interview_tui.times import clock_time

SUFFIX = ".txt"


def text(interviews: Sequence[LinkedInterview]) -> str:
    """UTF-8, a blank line between turns, times as [m:ss] where there are any; a new interview after three lines."""
    return "\n\n\n".join(_one(interview) for interview in interviews)


def _one(interview: LinkedInterview) -> str:
    title = f"{interview.guide.title} · {interview.record.pseudonym}"
    head = "\n".join((title, "=" * len(title), *facts(interview)))
    return "\n\n".join([head, *(_block(line, interview.shows_times) for line in text_lines(interview))]) + "\n"


def _block(line: Line, times: bool) -> str:
    time = f"[{clock_time(line.at)}] " if times else ""
    match line.kind:
        case "theme":
            return f"\n{line.text.upper()}"
        case "heading":
            return f"{line.text}\n{'-' * len(line.text)}"
        case "turn":
            speaker = f"{line.speaker}: " if line.speaker else ""
            return f"{time}{speaker}{line.text}"
        case "note":
            return f"{time}✎ {line.text}"
        case "quote" | "remark":
            return f"{time}[{line.text}]"
