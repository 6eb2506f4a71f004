"""Text → guide. Reads line by line, so that every error can name its line."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from interview_tui.guide import marks, outline
from interview_tui.guide.header import Header, read_header
from interview_tui.guide.ids import slug, unique_ids
from interview_tui.guide.marks import clean, names_in, unescaped
from interview_tui.guide.model import Guide, Section, SectionKind
from interview_tui.guide.outline import Item, Paragraphs
from interview_tui.guide.tree import Marked, below_item, language_of, question_of, text_of, texts_of_section
from interview_tui.language import _
from interview_tui.problem import Problem

_LINE_END = re.compile(r"\r\n?|\n")
_SOFT_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
"""What Word and the web leave where a line was broken inside a paragraph."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HEADER_FENCE = re.compile(r"---\s*$")
_HEADER_END = re.compile(r"(?:---|\.\.\.)\s*$")


@dataclass
class _Section:
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
        self.title: str | None = None
        self.text = Paragraphs()
        self.sections: list[_Section] = []
        self.open: list[Item] = []
        """The items that the next line may stand under, outermost first."""
        self.in_quote = False
        """The line before belongs to a clarification."""
        self.after_gap = False

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
        start, header = self._header()
        for number, line in enumerate(self.lines[start:], start + 1):
            self._line(number, line)
        if self.title is None:
            self._refuse(1, _("The guide has no title."), _("Put the title first, after one #: `# My guide`."))
        return self._guide(header)

    # Lines

    def _header(self) -> tuple[int, Header]:
        """How many lines the header takes, and what it says."""
        first = next(i for i, line in enumerate(self.lines) if line.strip())
        if not _HEADER_FENCE.match(self.lines[first]):
            return first, Header()
        for end in range(first + 1, len(self.lines)):
            if _HEADER_END.match(self.lines[end]):
                return end + 1, read_header("\n".join(self.lines[first + 1 : end]), first + 2, self.path)
        return self._refuse(first + 1, _("The header does not end."), _("Put a line with --- after its last line."))

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
            self.title = unescaped(text)
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

    def _section(self, number: int, text: str) -> _Section:
        minutes, consent, fixed_id = None, False, None
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
                fixed_id = self._fixed_id(number, mark[1], fixed_id)
            else:
                break
            text = text[: mark.start()].rstrip()
        self._no_stray_id(number, text)
        label = marks.LABEL.match(text)
        title = unescaped(text[label.end() :] if label else text)
        if not title:
            self._refuse(number, _("This heading has no text."), _("Write one, or remove the line."))
        consent = consent or (label is None and marks.is_consent_title(title))
        kind: SectionKind = "consent" if consent else "theme" if label else "script"
        return _Section(number, title, kind, label is not None, minutes, fixed_id)

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
        else:
            under[-1] = f"{under[-1]} {text}".strip()
        self.in_quote = True

    def _plain(self, number: int, line: str, *, own_line: bool = False) -> None:
        self._need_title(number)
        if not self.open:
            if self.sections and self.sections[-1].items:
                self._text_after_questions(number)
            text = self.sections[-1].text if self.sections else self.text
            text.add(line, own_line=own_line or outline.ITEM.match(line) is not None)
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

    def _guide(self, header: Header) -> Guide:
        tree = [[self._marked(item, top=True) for item in section.items] for section in self.sections]
        questions = [question for items in tree for question in items]
        self._give_ids(questions)
        ids = self._section_ids
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
            for i, (section, items) in enumerate(zip(self.sections, tree, strict=True))
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

    def _marked(self, item: Item, *, top: bool = False) -> Marked:
        text, optional, fixed_id = item.text, False, None
        research: list[str] = []
        silenced: list[str] = []
        while True:
            if not optional and (mark := marks.OPTIONAL_MARK.search(text)):
                optional = True
            elif top and (mark := marks.RESEARCH_MARK.search(text)):
                research[:0] = [name.strip() for name in mark[1].split(",")]
            elif mark := marks.SILENCED_MARK.search(text):
                silenced[:0] = self._silenced(item.line, mark[1])
            elif mark := marks.ID_MARK.search(text):
                fixed_id = self._fixed_id(item.line, mark[1], fixed_id)
            else:
                break
            text = text[: mark.start()].rstrip()
        self._no_stray_id(item.line, text)
        if not text:
            what = _("This question has no text.") if top else _("This follow-up has no text.")
            self._refuse(item.line, what, _("Write one, or remove the line."))
        condition = not top and marks.CONDITION.fullmatch(text) is not None
        if condition and (optional or fixed_id or silenced):
            self._refuse(
                item.line,
                _("A condition can be neither optional nor have an id.")
                if optional or fixed_id
                else _("A condition asks nothing, so there is no advice about it to silence."),
                _("Move the mark to the follow-up under it."),
            )
        marked = Marked(
            item,
            unescaped(text),
            optional,
            tuple(dict.fromkeys(research)),
            tuple(dict.fromkeys(silenced)),
            fixed_id,
            condition,
        )
        marked.items = [self._marked(below) for below in item.items]
        return marked

    def _give_ids(self, questions: list[Marked]) -> None:
        """Ids for questions first, then sections, then probes: a new probe never renames a question."""
        probes = [item for question in questions for item in below_item(question) if not item.is_condition]
        named: list[tuple[int, str | None, str]] = [
            *((q.item.line, q.fixed_id, q.text) for q in questions),
            *((s.line, s.fixed_id, s.title) for s in self.sections),
            *((p.item.line, p.fixed_id, p.text) for p in probes),
        ]
        first: dict[str, int] = {}
        for line, fixed, _text_of in sorted(named, key=lambda name: name[0]):
            if fixed and fixed in first:
                self._refuse(
                    line,
                    _("The id {id} stands on line {line} already.").format(id=fixed, line=first[fixed]),
                    _("Give one of them another id."),
                )
            if fixed:
                first[fixed] = line
        ids = unique_ids([(fixed, text) for _line, fixed, text in named])
        for item, id in zip(questions, ids, strict=False):
            item.id = id
        self._section_ids = ids[len(questions) : len(questions) + len(self.sections)]
        for item, id in zip(probes, ids[len(questions) + len(self.sections) :], strict=True):
            item.id = id

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

    def _fixed_id(self, number: int, id: str, earlier: str | None) -> str:
        if earlier is not None:
            self._refuse(number, _("This line has two ids."), _("Keep one of them."))
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", id):
            self._refuse(
                number,
                _("{id} cannot be an id.").format(id=id or "{#}"),
                _("Use the letters a to z, digits and hyphens, like this: {example}").format(
                    example=f"{{#{slug(id)}}}"
                ),
            )
        return id

    def _silenced(self, number: int, names: str) -> list[str]:
        codes = [name.strip().casefold() for name in names.split(",")]
        for code in codes:
            if code not in marks.QUESTION_ADVICE:
                self._refuse(
                    number,
                    _("There is no advice about a question that is called {code}.").format(code=code or "{ok:}"),
                    _("Known are {names}.").format(names=", ".join(marks.QUESTION_ADVICE)),
                )
        return codes

    def _no_stray_id(self, number: int, text: str) -> None:
        if marks.STRAY_ID.search(text):
            self._refuse(number, _("An id stands last on its line."), _("Move it there, after a space."))
