"""Text → guide. Reads line by line, so that every error can name its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from interview_tui.guide import marks, outline
from interview_tui.guide.comments import Comment, NoEnd, first_line, without_comments
from interview_tui.guide.header import Header, read_header
from interview_tui.guide.item_marks import fixed_id, give_ids, marked, refuse_stray_id
from interview_tui.guide.marks import clean, names_in, unescaped
from interview_tui.guide.model import Guide, Section, SectionKind
from interview_tui.guide.outline import Item, Paragraphs
from interview_tui.guide.tree import Marked, language_of, question_of, text_of, texts_of_section
from interview_tui.language import _
from interview_tui.problem import Problem

_LINE_END = re.compile(r"\r\n?|\n")
_SOFT_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
"""What Word and the web leave where a line was broken inside a paragraph."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HEADER_FENCE = re.compile(r"---\s*$")
_HEADER_END = re.compile(r"(?:---|\.\.\.)\s*$")


@dataclass
class ReadSection:
    """A section as it is being read."""

    line: int
    title: str
    kind: SectionKind
    labelled: bool
    minutes: int | None
    fixed_id: str | None
    text: Paragraphs = field(default_factory=Paragraphs)
    items: list[Item] = field(default_factory=list)


class Reader:
    """Reads one guide. `guide()` once, then throw it away."""

    def __init__(self, text: str, path: Path | None) -> None:
        self.path = path
        self.lines = _LINE_END.split(_SOFT_BREAK.sub(" ", text.removeprefix("\ufeff")))
        self.header = Header()
        self.title: str | None = None
        self.title_line = 0
        self.text = Paragraphs()
        self.sections: list[ReadSection] = []
        self.open: list[Item] = []
        """The items that the next line may stand under, outermost first."""
        self.in_quote = False
        """The line before belongs to a clarification."""
        self.after_gap = False
        self.trees: list[list[Marked]] = []
        """For each section its questions, when all is read."""
        self.comments: list[tuple[Comment, int]] = []
        """Each with how many items it stands under."""

    def guide(self) -> Guide:
        """The guide. Raises `Problem` for the first line that cannot be read."""
        if not any(line.strip() for line in self.lines):
            raise Problem(
                _("The guide is empty."),
                cure=_("Begin with a title (# Title), a section (## Section) and a question (1. …)."),
                where=self.path,
            )
        for number, line in enumerate(self.lines, 1):
            if _CONTROL.search(line):
                self._refuse(
                    number,
                    _("This line holds a character that is no text."),
                    _("Delete the line and write it again. If there are many, the file is not a text file."),
                )
        start = self._header()
        for number, line, comments in self._without_comments(start):
            for comment in comments:
                if not comment.after:
                    self.comments.append((comment, self._comment_depth(comment)))
            self._line(number, line)
            self.comments += [(comment, len(self.open)) for comment in comments if comment.after]
        if self.title is None:
            self._refuse(1, _("The guide has no title."), _("Put the title first, after one #: `# My guide`."))
        return self._guide()

    # Lines

    def _header(self) -> tuple[int, int]:
        """Reads the header; its first line and the line after it, from 0."""
        first = first_line(self.lines)
        if not _HEADER_FENCE.match(self.lines[first]):
            return first, first
        for end in range(first + 1, len(self.lines)):
            if _HEADER_END.match(self.lines[end]):
                self.header = read_header("\n".join(self.lines[first + 1 : end]), first + 2, self.path)
                return first, end + 1
        return self._refuse(first + 1, _("The header does not end."), _("Put a line with --- after its last line."))

    def _without_comments(self, header: tuple[int, int]) -> Iterator[tuple[int, str, list[Comment]]]:
        """Each line that the header does not take, with its number, and the comments that begin on it."""
        start, end = header
        try:
            lines, comments = without_comments([*self.lines[:start], *[""] * (end - start), *self.lines[end:]])
        except NoEnd as problem:
            self._refuse(
                problem.line,
                _("The comment that begins here does not end."),
                _("Write --> after it, or a \\ before the <!-- of a text."),
            )
        begun: dict[int, list[Comment]] = {}
        for comment in comments:
            begun.setdefault(comment.line, []).append(comment)
        for number, line in enumerate(lines, 1):
            yield number, line, begun.get(number, [])

    def _comment_depth(self, comment: Comment) -> int:
        try:
            return outline.depth_of(self.open, outline.indent_of(comment.space))
        except outline.AmbiguousIndent:  # nothing depends on it
            return len(self.open)

    def _line(self, number: int, line: str) -> None:
        if not line.strip():
            self.after_gap = True
            self.in_quote = False
            (self.sections[-1].text if self.sections else self.text).gap()
            return
        if heading := outline.HEADING.match(line):
            self._heading(number, len(heading[1]), heading[2] or "")
        elif outline.NEARLY_HEADING.match(line):
            self._refuse(
                number, _("A heading needs a space after its #."), _("Put one there, or a \\ before the # of a text.")
            )
        elif (item := outline.ITEM.match(line)) and not self._belongs_to_text(item):
            self._item(number, item)
        elif outline.NEARLY_ITEM.match(line):
            self._refuse(
                number, _("A question needs a space after its number."), _("Put one there, or a \\ before the dot.")
            )
        elif quote := outline.QUOTE.match(line):
            self._quote(number, line, quote)
        else:
            self._plain(number, line)
        self.after_gap = False

    def _belongs_to_text(self, item: re.Match[str]) -> bool:
        """A list of points in the consent script is read aloud; a dash that begins a line of text is only a dash."""
        if item[2][0].isdigit() or self.open:
            return False
        consent = bool(self.sections) and self.sections[-1].kind == "consent"
        return consent or item[2] == "–"

    def _heading(self, number: int, level: int, text: str) -> None:
        self.open, self.in_quote = [], False
        text = clean(text)
        if not text:
            self._refuse(number, _("This heading has no text."), _("Write one, or remove the line."))
        if level == 1 and self.title is None:
            self.title, self.title_line = unescaped(text), number
        elif level == 1:
            self._refuse(number, _("The guide has two titles."), _("Begin a section with ##."))
        elif level > 2:
            self._refuse(
                number,
                _("Headings go no deeper than ##."),
                _("Make it a section with ##, or write what it says as a question."),
            )
        else:
            self._need_title(number)
            self.sections.append(self._section(number, text))

    def _section(self, number: int, text: str) -> ReadSection:
        minutes, consent, fixed = None, False, None
        while True:
            if minutes is None and (mark := marks.MINUTES_MARK.search(text)):
                minutes = int(mark[1])
                if not minutes:
                    self._odd_minutes(number)
            elif marks.ODD_MINUTES.search(text) or marks.MINUTES_MARK.search(text):
                self._odd_minutes(number)
            elif not consent and (mark := marks.CONSENT_MARK.search(text)):
                consent = True
            elif mark := marks.ID_MARK.search(text):
                fixed = fixed_id(number, mark[1], fixed, self._refuse)
            else:
                break
            text = text[: mark.start()].rstrip()
        refuse_stray_id(number, text, self._refuse)
        label = marks.LABEL.match(text)
        title = unescaped(text[label.end() :] if label else text)
        if not title:
            self._refuse(number, _("This heading has no text."), _("Write one, or remove the line."))
        consent = consent or (label is None and marks.is_consent_title(title))
        kind: SectionKind = "consent" if consent else "theme" if label else "script"
        return ReadSection(number, title, kind, label is not None, minutes, fixed)

    def _item(self, number: int, match: re.Match[str]) -> None:
        self._need_title(number)
        if not self.sections:
            self._refuse(
                number,
                _("This question stands outside every section."),
                _("Put a section above it: `## Section`. Begin a line of text with \\ if it is no question."),
            )
        item = Item(number, outline.indent_of(match[1]), match[2][0].isdigit(), clean(match[3] or ""))
        depth = self._depth(number, item.indent)
        if depth >= outline.DEEPEST:
            self._refuse(
                number,
                _("This follow-up is nested {count} deep.").format(count=depth + 1),
                _("A question has at most {count} levels with its follow-ups. Move it out.").format(
                    count=outline.DEEPEST
                ),
            )
        if depth < len(self.open) and self.open[depth].indent[0] == item.indent[0]:
            item.indent = self.open[depth].indent  # the same column, be it by tabs or by spaces
        (self.open[depth - 1].items if depth else self.sections[-1].items).append(item)
        self.open = [*self.open[:depth], item]
        self.in_quote = False

    def _quote(self, number: int, line: str, match: re.Match[str]) -> None:
        if not self.open:
            self._plain(number, line, own_line=True)
            return
        text = clean(match[2])
        if not text:
            self.in_quote = False
            return
        depth = self._depth(number, outline.indent_of(match[1]))
        self.open = self.open[: max(1, depth)]
        under = self.open[-1].clarifications
        prefix = marks.CLARIFICATION.match(text)
        if prefix:
            text = text[prefix.end() :]
        if prefix or not self.in_quote or not under:
            under.append(text)
            self.open[-1].clarification_lines.append(number)
        else:
            under[-1] = f"{under[-1]} {text}".strip()
        self.in_quote = True

    def _plain(self, number: int, line: str, *, own_line: bool = False) -> None:
        self._need_title(number)
        if not self.open:
            if self.sections and self.sections[-1].items:
                self._text_after_questions(number)
            text = self.sections[-1].text if self.sections else self.text
            text.add(line, number, own_line=own_line or outline.ITEM.match(line) is not None)
            return
        if self.after_gap:
            depth = self._depth(number, outline.indent_of(line[: len(line) - len(line.lstrip())]))
            if not depth or self.open[depth - 1].items or self.open[depth - 1].clarifications:
                self._text_after_questions(number)
            self.open = self.open[:depth]
        item = self.open[-1]
        if self.in_quote:
            item.clarifications[-1] = f"{item.clarifications[-1]} {clean(line)}".strip()
        else:
            item.text = f"{item.text} {clean(line)}".strip()

    def _depth(self, number: int, indent: outline.Indent) -> int:
        try:
            return outline.depth_of(self.open, indent)
        except outline.AmbiguousIndent:
            self._refuse(
                number,
                _("Tabs and spaces are mixed here, so it cannot be seen what this line belongs to."),
                _("Indent with spaces only: three for each level."),
            )

    # The tree

    def _guide(self) -> Guide:
        self.trees = [[marked(item, self._refuse, top=True) for item in section.items] for section in self.sections]
        ids = give_ids([question for items in self.trees for question in items], self.sections, self._refuse)
        header = self.header
        sections = tuple(
            Section(
                id=ids[i],
                title=section.title,
                labelled=section.labelled,
                kind="theme" if section.kind == "script" and section.items else section.kind,
                minutes=section.minutes,
                text=text_of(section.text),
                questions=tuple(question_of(item) for item in items),
            )
            for i, (section, items) in enumerate(zip(self.sections, self.trees, strict=True))
        )
        text = text_of(self.text)
        title = self.title or ""
        used = names_in(title, text, *(name for section in sections for name in texts_of_section(section)))
        return Guide(
            title=title,
            language=header.language or language_of("\n".join(self.lines)),
            minutes=header.minutes,
            placeholders=tuple(dict.fromkeys((*header.placeholders, *used))),
            research_questions=header.research_questions,
            advice_off=header.advice_off,
            text=text,
            sections=sections,
        )

    # Refusals

    def _refuse(self, line: int, what: str, cure: str) -> NoReturn:
        raise Problem(what, cure=cure, where=self.path, line=line)

    def _need_title(self, number: int) -> None:
        if self.title is None:
            self._refuse(
                number, _("There is no title above this line."), _("Put the title first, after one #: `# My guide`.")
            )

    def _text_after_questions(self, number: int) -> NoReturn:
        self._refuse(
            number,
            _("This text stands after questions, and belongs to none of them."),
            _("Move it above the first question of the section, or begin it with > to make it a clarification."),
        )

    def _odd_minutes(self, number: int) -> NoReturn:
        self._refuse(
            number, _("The planned time is not a number of minutes."), _("Write it like this: `## Section (10 min)`.")
        )
