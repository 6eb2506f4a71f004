"""Entries → the rows of a guide: title, sections, questions with what hangs on them, texts. Pure.

Nothing of the text is dropped: a line that is nothing else is a text that is read aloud or, between questions, a
comment.
"""

import re
from collections.abc import Sequence

from interview_tui.guide.drafting.rows import Draft, Row, RowKind
from interview_tui.guide.header import Header
from interview_tui.guide.marks import is_consent_title, names_in
from interview_tui.guide.tree import language_of
from interview_tui.guide_import.alike import mark_under_labels, mark_under_numbers
from interview_tui.guide_import.brackets import (
    minutes_of,
    opened,
    questions_in,
    research_numbers,
    research_of,
    whole_minutes,
    with_placeholders,
)
from interview_tui.guide_import.entries import Entry
from interview_tui.guide_import.headings import headings_of, title_of
from interview_tui.guide_import.levels import Item, place
from interview_tui.guide_import.names import GENERIC, PART, RESEARCH_LABEL, THEME, section_name
from interview_tui.guide_import.sections import Section, Text, parts_of
from interview_tui.guide_import.together import (
    is_topic,
    name_by_instructions,
    name_by_research,
    questions_apart,
    with_minutes,
)
from interview_tui.guide_import.words import (
    asks,
    condition,
    follow_up,
    greets,
    is_about_consent,
    is_asked,
    is_procedure,
    is_subject,
    main_question,
    says_goodbye,
)
from interview_tui.language import _

_TITLE_LABEL = re.compile(r"(?:titel|title|rubrik)\s*:\s*(?=\S)", re.I)
_MADE_UP = {
    "sv": {"questions": "Frågor", "opening": "Inledning", "closing": ("Tack", "Avslutning", "Avslutande ord")},
    "en": {"questions": "Questions", "opening": "Introduction", "closing": ("Thanks", "Closing", "Last words")},
}
"""Names of sections that the original gives none, in the guide's language."""


def recognised(entries: Sequence[Entry], name: str) -> Draft:
    """The guide that the entries of a document make. `name`: its title where the document has none."""
    return _Recogniser(entries, name).draft()


class _Recogniser:
    def __init__(self, entries: Sequence[Entry], name: str) -> None:
        self.language = "en" if language_of("\n".join(entry.text for entry in entries)) == "en" else "sv"
        self.words = _MADE_UP[self.language]
        self.entries = entries
        self.name = name
        self.rows: list[Row] = []
        self.research: list[str] = []
        self.minutes: int | None = None

    def draft(self) -> Draft:
        place_of_title = title_of(self.entries)
        headings = headings_of(self.entries, place_of_title)
        preface, sections = self._sections(place_of_title, headings)
        if place_of_title is None:
            self._add("title", self.name, unsure=_("The document has no title: this is its name."))
        else:
            entry = self.entries[place_of_title]
            text, minutes, _one = minutes_of(entry.text)
            self.minutes = self.minutes or minutes
            self._add("title", _TITLE_LABEL.sub("", text.rstrip(" :")), entry)
            self._notes(entry)
        self._preface(preface, followed=bool(sections))
        name_by_research(sections)
        with_minutes(sections)
        mark_under_numbers([section.entries for section in sections])
        mark_under_labels([section.entries for section in sections])
        name_by_instructions(sections)
        sections = list(questions_apart(sections, str(self.words["questions"])))
        for n, section in enumerate(sections):
            if section.name == "research" and self._research(section):
                continue
            if section.heading is not None and not section.entries and GENERIC.fullmatch(section.title):
                self._aside(section.heading)
                continue
            if section.heading is not None and not self._has_sections() and is_topic(section):
                self._aside(section.heading)
                continue
            if section.name == "about" and not self._has_sections():
                self._about(section)
                continue
            self._section(section, last=all(later.name in ("notes", "about") for later in sections[n + 1 :]))
        names = names_in(*(row.text for row in self.rows if row.kind != "comment"))
        header = Header(
            language="en" if self.language == "en" else "sv",
            minutes=self.minutes,
            placeholders=names,
            research_questions=tuple(self.research),
        )
        return Draft(header, tuple(self.rows))

    # Sections

    def _sections(self, title: int | None, headings: dict[int, str]) -> tuple[list[Entry], list[Section]]:
        """What stands before the first heading, and the sections."""
        preface: list[Entry] = []
        sections: list[Section] = []
        for n, entry in enumerate(self.entries):
            if n == title:
                continue
            if n in headings:
                sections.append(self._heading(entry, headings[n]))
            else:
                (sections[-1].entries if sections else preface).append(entry)
        return preface, sections

    def _heading(self, entry: Entry, unsure: str) -> Section:
        text, minutes, one = minutes_of(entry.text)
        label = THEME.match(text)
        named = label or PART.match(text)
        title = (text[named.end() :] if named else text).strip(" :–-") or text.strip(" :")
        if (research := RESEARCH_LABEL.match(title)) and asks(title):
            title = title[research.end() :]
            self._research_question(entry, title)
            return Section(entry, title, "", minutes, label is not None, unsure, (title,))
        if not one:
            unsure = _("The time is a range; the longer one is planned: {text}").format(text=entry.text)
        title, served = research_of(title)
        return Section(entry, title, section_name(title), minutes, label is not None, unsure, served)

    def _preface(self, entries: Sequence[Entry], *, followed: bool) -> None:
        """What stands before the first heading: about the guide, said in welcome, or questions without a section."""
        at = 0
        while at < len(entries) and not self._begins_section(entries, at):
            entry = entries[at]
            self.minutes = self.minutes or whole_minutes(entry.text) or minutes_of(entry.text)[1]
            if RESEARCH_LABEL.match(entry.text) or entry.place == "research":
                self._research_question(entry, entry.text)
            elif entry.place == "notes":
                self._add("comment", entry.text, entry)
            else:
                self._add("text", with_placeholders(entry.text), entry)
                self._notes(entry)
            at += 1
        rest = list(entries[at:])
        if not rest:
            return
        first = next((n for n, entry in enumerate(rest) if _is_no_greeting(entry)), None)
        if (greets(rest[0].text) and first != 0) or first is None:
            end = len(rest) if first is None else first
            made = _("The document has no heading here.")
            self._section(
                Section(None, str(self.words["opening"]), "opening", unsure=made, entries=rest[:end]), last=False
            )
            rest = rest[end:]
        if rest:
            made = _("The document has no heading here.")
            title = str(self.words["questions"])
            self._section(Section(None, title, "", unsure=made, entries=rest), last=not followed)

    def _begins_section(self, entries: Sequence[Entry], at: int) -> bool:
        entry = entries[at]
        if RESEARCH_LABEL.match(entry.text) and re.match(r"(?:FF|RQ|FS|fråge|forsk|research)", entry.text, re.I):
            return False
        if (
            entry.place in ("question", "probe")
            or main_question(entry.text)
            or (entry.place == "notes" and entry.cell is not None)
        ):
            return True
        asked = is_asked(entry.text) and not (at == 0 and is_subject(entry.text))
        return not entry.place and (greets(entry.text) or asked or entry.listed)

    def _has_sections(self) -> bool:
        return any(row.kind in ("theme", "script", "consent") for row in self.rows)

    def _research(self, section: Section) -> bool:
        """The research questions of a section that lists them; no if it holds more than a list of them."""
        asked = [entry for entry in section.entries if asks(entry.text) or entry.listed]
        if section.heading is not None and asks(section.heading.text):
            return False
        if not asked or any(entry.place in ("question", "probe") for entry in section.entries):
            return False
        if any(follow_up(entry.text) is not None or condition(entry.text) for entry in section.entries):
            return False
        if section.heading is not None and (said := re.search(r"[(\[].*[)\]]", section.heading.text)):
            self._add("comment" if self._has_sections() else "text", said[0], section.heading)
        for entry in section.entries:
            if entry in asked:
                self._research_question(entry, entry.text)
            else:
                self._aside(entry)
        return True

    def _numbers(self, named: tuple[str, ...]) -> tuple[str, ...]:
        """Research questions as `RQ1`, be they named so or by their texts."""
        known = {text: f"RQ{n}" for n, text in enumerate(self.research, 1)}
        return tuple(known.get(_without_label(name), name) for name in named)

    def _research_question(self, entry: Entry, text: str) -> None:
        text = _without_label(text)
        if text not in self.research and not research_numbers(text):
            self.research.append(text)
        for note in entry.notes:
            self._add("comment", note, entry)

    def _about(self, section: Section) -> None:
        """`Syfte` and what stands under it: about the guide."""
        heading = section.heading
        first = section.entries[0] if section.entries else None
        if heading is not None and first is not None:
            self.minutes = next((found for one in section.entries if (found := whole_minutes(one.text))), self.minutes)
            text = f"{section.title}: {with_placeholders(first.text)}"
            self.rows.append(Row("text", text, source=(*heading.source, *first.source)))
            for entry in section.entries[1:]:
                self._add("text", with_placeholders(entry.text), entry)
        elif heading is not None:
            self._add("text", section.title, heading)

    def _aside(self, entry: Entry) -> None:
        """A text that is not read aloud: under the title, else a comment."""
        kind: RowKind = "comment" if self._has_sections() or entry.place == "notes" else "text"
        self._add(kind, with_placeholders(entry.text), entry)

    def _section(self, section: Section, *, last: bool) -> None:
        parts = parts_of(section)
        for part in [part for part in parts if isinstance(part, Text) and part.entry.place == "research"]:
            self._research_question(part.entry, part.entry.text)
            parts.remove(part)
        items = [part for part in parts if isinstance(part, Item)]
        place(items)
        for item in items:
            item.entry.research = item.entry.research or section.research
        asked = any(item.kind in ("item", "condition", "follow_up") for item in items)
        kind: RowKind = "theme" if asked else "script"
        unsure = section.unsure
        spoken = " ".join(part.entry.text for part in parts if isinstance(part, Text))
        if section.name == "consent":
            kind = "consent"
            if not is_consent_title(section.title):
                unsure = unsure or _("Its name does not say consent.")
        elif not asked and is_about_consent(spoken) and not any(row.kind == "consent" for row in self.rows):
            unsure = unsure or _("It speaks of consent: make it the consent text if it is one.")
        source = section.heading.source if section.heading else ()
        self.rows.append(
            Row(
                kind,
                with_placeholders(section.title),
                minutes=section.minutes,
                labelled=section.labelled and kind != "script",
                source=source,
                unsure=unsure,
            )
        )
        if section.heading is not None:
            self._notes(section.heading)
        self._parts(section, parts, last=last)

    def _parts(self, section: Section, parts: Sequence[Item | Text], *, last: bool) -> None:
        begun = False
        for n, part in enumerate(parts):
            if isinstance(part, Item):
                begun = begun or part.kind != "clarification"
                self._item(part, begun=begun)
            elif part.is_note and not (last and begun and _ends_plainly(parts[n:])):
                self._add("comment", part.entry.text, part.entry, unsure=part.entry.unsure)
            elif not begun:
                self._add("text", with_placeholders(part.entry.text), part.entry, unsure=part.entry.unsure)
                self._notes(part.entry)
            else:
                rest = [one for one in parts[n:] if isinstance(one, Item)]
                closing = not rest and last
                if closing:
                    self._closing(parts[n:])
                    return
                self._add(
                    "comment",
                    part.entry.text,
                    part.entry,
                    unsure=_("It stands between questions: read aloud it would need a section of its own."),
                )

    def _closing(self, parts: Sequence[Item | Text]) -> None:
        used = {row.text.casefold() for row in self.rows if row.kind in ("theme", "script", "consent")}
        thanks = any(says_goodbye(part.entry.text) for part in parts)
        names = [name for name in self.words["closing"][0 if thanks else 1 :] if name.casefold() not in used]
        title = names[0] if names else self.words["closing"][0]
        self._add("script", title, unsure=_("The document has no heading here."))
        for part in parts:
            noted = isinstance(part, Text) and part.is_note and not _ends_plainly(parts)
            self._add("comment" if noted else "text", with_placeholders(part.entry.text), part.entry)
            self._notes(part.entry)

    # Items

    def _item(self, item: Item, *, begun: bool) -> None:
        entry, depth = item.entry, item.depth
        if item.kind == "label":
            return
        if item.kind == "clarification":
            self._add("clarification" if begun else "text", with_placeholders(entry.text), entry, depth if begun else 0,
                      unsure=entry.unsure)  # fmt: skip
            return
        if item.kind == "condition":
            self._add("condition" if depth else "question", entry.text, entry, depth, unsure=entry.unsure)
            self._notes(entry, depth + 1)
            return
        several = (
            item.kind == "follow_up"
            or entry.sign.shape == "inline"
            or entry.place == "probe"
            or (depth > 0 and not entry.listed)
        )
        texts = questions_in(entry.text) if several and entry.text.count("?") > 1 else [entry.text]
        for text in texts:
            inside = opened(text)
            research = inside.research_questions or self._numbers(entry.research)
            self.rows.append(
                Row(
                    "probe" if depth else "question",
                    inside.text,
                    depth,
                    optional=inside.optional,
                    research_questions=() if depth else research,
                    numbered=not entry.listed or entry.sign.format != "bullet",
                    source=entry.source,
                    unsure=entry.unsure,
                )
            )
            under = 0
            for kind, said in inside.below:
                below = 0 if kind == "comment" else depth + 1 + (under if kind == "probe" else 0)
                self._add(kind, said, entry, below)
                under = 1 if kind == "condition" else under
        self._notes(entry, depth + 1)

    def _notes(self, entry: Entry, depth: int = 0) -> None:
        """Footnotes stay with what they explain: said if needed under a question, else a comment."""
        for note in entry.notes:
            self._add("clarification" if depth else "comment", note, entry, depth)

    def _add(self, kind: RowKind, text: str, entry: Entry | None = None, depth: int = 0, unsure: str = "") -> None:
        source = entry.source if entry is not None else ()
        self.rows.append(Row(kind, text, depth, source=source, unsure=unsure))


def _ends_plainly(parts: Sequence[Item | Text]) -> bool:
    """Whether only texts without brackets are left: what a guide ends with is done or said, not noted."""
    return all(isinstance(part, Text) and part.entry.text[:1] not in "([" and not part.entry.place for part in parts)


def _is_no_greeting(entry: Entry) -> bool:
    return entry.listed or bool(entry.place) or (is_asked(entry.text) and not is_procedure(entry.text))


def _without_label(text: str) -> str:
    """A research question without its `RQ1:`."""
    label = RESEARCH_LABEL.match(text)
    return text[label.end() :] if label else text
