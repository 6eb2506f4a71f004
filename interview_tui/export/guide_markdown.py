"""`guide-md`: the interview guide as an appendix in Markdown, with boxes to tick."""

from collections.abc import Iterator

from interview_tui.export.as_markdown import plain
from interview_tui.export.guide_paper import BLANK, Row, asked, blanks, numbered, paragraphs
from interview_tui.guide.model import Guide, Section
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.language import _, in_language

SUFFIX = ".md"


def make(guide: Guide) -> bytes:
    """In the guide's language, UTF-8. Section as heading 2, a box before every question and probe."""
    with in_language(guide.language):
        return ("\n\n".join(_blocks(guide)) + "\n").encode()


def _blocks(guide: Guide) -> Iterator[str]:
    yield f"# {_plain(blanks(guide.title))}"
    yield " · ".join(f"{_plain(what)}: {BLANK}" for what in (_("Interview no."), _("Date"), *guide.placeholders))
    if guide.text:
        yield _script(guide.text)
    for section in guide.sections:
        yield from _section(guide, section)
    if guide.research_questions:
        yield f"## {_('Research questions')}"
        yield "\n".join(f"- **{mark}** {_plain(text)}" for mark, text in numbered(guide.research_questions))


def _section(guide: Guide, section: Section) -> Iterator[str]:
    sign = theme_signs(guide).get(section.id)
    minutes = f" ({_('{minutes} min').format(minutes=section.minutes)})" if section.minutes else ""
    yield f"## {f'{sign.sign} ' if sign is not None else ''}{_plain(blanks(section.title))}{minutes}"
    if section.text:
        yield _script(section.text)
    if section.kind == "consent":
        yield "\n".join(f"- [ ] {what}" for what in (_("Agrees to be recorded"), _("Agrees to take part")))
    questions = []
    for question in asked(guide, section):
        marks = f" ({', '.join(question.research_questions)})" if question.research_questions else ""
        number = f"{question.number} " if question.number else ""
        questions.append(f"- [ ] **{_plain(number + question.text)}**{marks}")
        questions += [_row(row) for row in question.rows]
    if questions:
        yield "\n".join(questions)


def _row(row: Row) -> str:
    indent = "  " * (row.depth + 1)
    match row.kind:
        case "probe":
            return f"{indent}- [ ] {_plain(row.text)}"
        case "condition" | "clarification":
            return f"{indent}- *{_plain(row.text)}*"


def _script(text: str) -> str:
    """Paragraphs with an empty line between them, points under each other."""
    result = ""
    was_point = False
    for point, said in paragraphs(text):
        gap = "" if not result else "\n" if point and was_point else "\n\n"
        result += f"{gap}{'- ' if point else ''}{_plain(said)}"
        was_point = point
    return result


def _plain(text: str) -> str:
    """`text` on one line, nothing in it markup; what is to be filled in stays a line: it begins no emphasis."""
    return " ".join(plain(text).replace("\\_" * len(BLANK), BLANK).split())
