"""`md`: the linked transcript as it would stand in an appendix; opens in any editor, Word and Obsidian included."""

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.reading import Line, facts, lines
from interview_tui.times import clock_time

SUFFIX = ".md"


def text(interview: LinkedInterview) -> str:
    """Theme as heading 2, question as heading 3, one paragraph a segment with its time."""
    blocks = [f"# {_plain(interview.guide.title)} · {_plain(interview.record.pseudonym)}"]
    blocks.append("\n".join(f"- {_plain(fact)}" for fact in facts(interview)))
    blocks += [_block(line) for line in lines(interview)]
    return "\n\n".join(blocks) + "\n"


def _block(line: Line) -> str:
    said = _plain(line.text)
    match line.kind:
        case "theme":
            return f"## {said}"
        case "heading":
            return f"### {said}"
        case "turn":
            speaker = f"**{_plain(line.speaker)}** " if line.speaker else ""
            return f"`{clock_time(line.at)}` {speaker}{said}"
        case "quote":
            return f"`{clock_time(line.at)}` ❝ *{said}*"
        case "note":
            return "\n".join(f"> {part}" for part in f"`{clock_time(line.at)}` {said}".splitlines())
        case "remark":
            return f"`{clock_time(line.at)}` *[{said}]*"


def _plain(text: str) -> str:
    """`text` so that nothing in it is taken for markup."""
    for sign in "\\`*_[]<>#":
        text = text.replace(sign, f"\\{sign}")
    return text
