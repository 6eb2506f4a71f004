"""Guide → text. What the reader would take for something else is escaped; an id is written only where it must be."""

import re
from collections.abc import Iterator, Sequence

from interview_tui.guide import marks, outline
from interview_tui.guide.header import header_text
from interview_tui.guide.ids import unique_ids
from interview_tui.guide.marks import escaped
from interview_tui.guide.model import Condition, Guide, Item, Probe, Question, Section


def written(guide: Guide) -> str:
    """The guide's file: header, title, sections with an empty line between them, questions numbered from 1 in each."""
    return _Writer(guide).text()


class _Writer:
    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.words = marks.WORDS[guide.language]
        self.fixed = _ids_to_write(guide)
        self.number = 0

    def text(self) -> str:
        guide = self.guide
        blocks = [f"{header_text(guide)}\n# {_closed(escaped(guide.title))}"]
        if guide.text:
            blocks.append(_paragraphs(guide.text, points_are_text=False))
        for section in guide.sections:
            self.number = 0
            blocks.append(self._heading(section))
            if section.text:
                blocks[-1] += "\n" + _paragraphs(section.text, points_are_text=section.kind == "consent")
            if section.questions:
                lines = "\n".join(line for question in section.questions for line in self._question(question))
                blocks[-1] += f"\n\n{lines}" if section.text else f"\n{lines}"
        return "\n\n".join(blocks) + "\n"

    def _heading(self, section: Section) -> str:
        title = _without_id_marks(escaped(section.title))
        for mark in (marks.MINUTES_MARK, marks.ODD_MINUTES, marks.CONSENT_MARK):
            title = _not_a_mark(title, mark)
        if section.labelled:
            title = f"{self.words['label']}: {title}"
        elif marks.LABEL.match(title):
            title = title.replace(":", "\\:", 1)
        title = _closed(title)
        if section.minutes is not None:
            title += f" ({section.minutes} min)"
        if section.kind == "consent" and (section.labelled or not marks.is_consent_title(section.title)):
            title += " {consent}"
        return f"## {title}{self._id_mark(section.id)}"

    def _question(self, question: Question) -> Iterator[str]:
        bullet = "-"
        if question.numbered:
            self.number += 1
            bullet = f"{self.number}."
        text = _not_a_mark(_item_text(question.text), marks.RESEARCH_MARK)
        if question.research_questions:
            text += f" [{', '.join(question.research_questions)}]"
        indent = " " * (len(bullet) + 1)
        yield f"{bullet} {self._marked(text, question)}"
        yield from self._below(question, indent)

    def _below(self, item: Question | Item, indent: str) -> Iterator[str]:
        for probe in item.probes:
            if isinstance(probe, Condition):
                yield f"{indent}- {_without_id_marks(escaped(probe.text))}"
            else:
                text = _item_text(probe.text)
                if marks.CONDITION.fullmatch(text):
                    text = f"{text[:-1]}\\:"
                yield f"{indent}- {self._marked(text, probe)}"
            yield from self._below(probe, f"{indent}  ")
        for clarification in item.clarifications:
            yield f"{indent}> {self.words['clarification']}: {escaped(clarification)}"

    def _marked(self, text: str, item: Question | Probe) -> str:
        optional = f" ({self.words['optional']})" if item.optional else ""
        silenced = f" {{ok: {', '.join(item.silenced)}}}" if item.silenced else ""
        return f"{text}{optional}{silenced}{self._id_mark(item.id)}"

    def _id_mark(self, id: str) -> str:
        return f" {{#{id}}}" if id in self.fixed else ""


def _ids_to_write(guide: Guide) -> set[str]:
    """Ids that the reader would not come to by itself, from the texts in the order it goes by."""
    questions = list(guide.questions())
    named = [
        *((q.id, q.text) for q in questions),
        *((s.id, s.title) for s in guide.sections),
        *((p.id, p.text) for q in questions for p in q.all_probes()),
    ]
    fixed: set[str] = set()
    while True:
        derived = unique_ids([(id if id in fixed else None, text) for id, text in named])
        wrong = {id for (id, _text), other in zip(named, derived, strict=True) if id != other}
        if not wrong:
            return fixed
        fixed |= wrong  # a fixed id may free or take another's, so look again; it only grows, so it ends


def _item_text(text: str) -> str:
    text = _without_id_marks(escaped(text))
    return _not_a_mark(_not_a_mark(text, marks.OPTIONAL_MARK), marks.SILENCED_MARK)


def _without_id_marks(text: str) -> str:
    return marks.STRAY_ID.sub(r"\\{#", text)


def _not_a_mark(text: str, mark: re.Pattern[str]) -> str:
    """`text` with the bracket escaped if its end looks like `mark`."""
    found = mark.search(text)
    return f"{text[: found.start()]}\\{text[found.start() :]}" if found else text


def _closed(title: str) -> str:
    """A heading's text that ends in `#`, escaped: Markdown takes those for decoration."""
    words, space, last = title.rpartition(" ")
    return f"{words}{space}\\{last}" if last and not last.strip("#") else title


def _paragraphs(text: str, *, points_are_text: bool) -> str:
    return "\n\n".join(_paragraph(part.split("\n"), points_are_text) for part in text.split("\n\n"))


def _paragraph(lines: Sequence[str], points_are_text: bool) -> str:
    """Lines of one paragraph, each kept a line of its own by a backslash where it would be joined."""
    result = ""
    for i, line in enumerate(map(escaped, lines)):
        own = _is_own_line(line, points_are_text)
        result += line if i == 0 else f"\n{line}" if own else f" \\\n{line}"  # the space keeps a lone dash a dash
        if not own and (marker := _marker(line)) is not None:
            result = result.removesuffix(line) + f"{line[:marker]}\\{line[marker:]}"
    return result


def _is_own_line(line: str, points_are_text: bool) -> bool:
    """Whether the reader lets the line stand alone: a quotation, or a point that is no question."""
    if outline.QUOTE.match(line):
        return True
    item = outline.ITEM.match(line)
    return item is not None and not item[2][0].isdigit() and (points_are_text or item[2] == "–")


def _marker(line: str) -> int | None:
    """Where to put the backslash in a line that would be read as a heading or an item; None if it would not."""
    if item := outline.ITEM.match(line):
        return item.end(2) - 1
    if nearly := outline.NEARLY_ITEM.match(line):
        return nearly.end() - 1
    if outline.HEADING.match(line) or outline.NEARLY_HEADING.match(line):
        return 0
    return None
