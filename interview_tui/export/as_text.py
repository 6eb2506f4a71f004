"""`txt`: the linked transcript as plain text, for anything that reads text."""

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.reading import Line, facts, lines
from interview_tui.times import clock_time

SUFFIX = ".txt"


def text(interview: LinkedInterview) -> str:
    """UTF-8, a blank line between turns, times as [m:ss]."""
    title = f"{interview.guide.title} · {interview.record.pseudonym}"
    head = "\n".join((title, "=" * len(title), *facts(interview)))
    return "\n\n".join([head, *(_block(line) for line in lines(interview))]) + "\n"


def _block(line: Line) -> str:
    match line.kind:
        case "theme":
            return f"\n{line.text.upper()}"
        case "heading":
            return f"{line.text}\n{'-' * len(line.text)}"
        case "turn":
            speaker = f"{line.speaker}: " if line.speaker else ""
            return f"[{clock_time(line.at)}] {speaker}{line.text}"
        case "note":
            return f"[{clock_time(line.at)}] ✎ {line.text}"
        case "quote" | "remark":
            return f"[{clock_time(line.at)}] [{line.text}]"
