"""`docx`: the linked transcript for Word and LibreOffice, as it would stand in the appendix of a thesis.

Section as heading 1, question as heading 2, a paragraph a turn with its speaker first, so that NVivo and MAXQDA code by
heading and by speaker. Numbered lines, the theme's colour beside it, notes and quotes as comments. Styles carry all of
the looks: a person who wants other ones changes the style.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview_tui.correcting.marks import Note, Quote
from interview_tui.export import word
from interview_tui.export.chosen import attribution
from interview_tui.export.docx_marks import pieces, unplaced
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.reading import Line, facts, text_lines
from interview_tui.export.word_styles import GREY, LOOKED_AT, NO_NUMBERS, Style, letters, shared, spacing
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.language import _, in_language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

SUFFIX = ".docx"
_LEFT, _RIGHT, _WIDTH = 1814, 1247, 8845
"""Margins and text of a page that is 11906 wide."""
_SHADE = "FFF2CC"
"""Behind a quote: seen in colour, and light enough to be copied."""


def make(interviews: Sequence[LinkedInterview]) -> bytes:
    """The file. Several interviews begin on a new page each, with a page header of their own."""
    first = interviews[0].guide
    with in_language(first.language):
        document = word.blank(first.language, _styles(interviews))
    for number, interview in enumerate(interviews):
        with in_language(interview.guide.language):
            section = word.next_section(document) if number else document.sections[0]
            word.margins(section, top=1418, bottom=1304, left=_LEFT, right=_RIGHT)
            if not number:
                word.number_lines(section)  # the next sections have what the first one has
            word.head_and_foot(section, interview.guide.title, interview.record.pseudonym)
            other = interview.guide.language if interview.guide.language != first.language else ""
            _Writer(document, interview, other).write()
    title = first.title if len(interviews) > 1 else _title(interviews[0])
    return word.finished(document, title)


class _Writer:
    """Writes one interview at the end of a document."""

    def __init__(self, document: "Document", interview: LinkedInterview, language: str) -> None:
        self.document = document
        self.interview = interview
        self.language = language
        """Of its texts, where it is another one than the document's."""
        self.signs = theme_signs(interview.guide)
        self.labelled = any(segment.speaker for segment in interview.segments)
        self.bar = ""
        """Colour of the theme that is being written."""
        self.turns: list[tuple[float, Run]] = []
        """When each began, and the label or text that it begins with."""
        self.quoted: dict[int, list[Run]] = {}
        """Number of a quote → what it stands in."""

    def write(self) -> None:
        self._add("Title", _title(self.interview))
        for fact in facts(self.interview):
            self._add("Facts", fact)
        lost = unplaced(self.interview)
        for line in text_lines(self.interview):
            match line.kind:
                case "theme":
                    stands = line.passage or line.quote
                    self._theme(line.text, stands.section_id if stands is not None else None)
                case "heading":
                    self._add("Heading2", line.text)
                case "turn" if line.quote is not None:
                    self._quotation(line, line.quote)
                case "turn":
                    self._turn(line)
                case "remark":
                    self._remark(line.text, line.at)
                case "quote" if line.quote in lost:
                    self._remark(line.text, line.at)
                case "quote" | "note":  # comments, below
                    pass
        for note in self.interview.notes:
            self._note(note)
        for number, runs in self.quoted.items():
            self._comment_quote(self.interview.quotes[number], runs)

    def _theme(self, title: str, section_id: str | None) -> None:
        sign = self.signs.get(section_id or "")
        self.bar = sign.colour if sign is not None else ""
        heading = self._paragraph("Heading1")
        if sign is not None:
            word.coloured(self._say(heading, sign.sign), sign.colour)
            self._say(heading, " ")
        self._say(heading, title)

    def _turn(self, line: Line) -> None:
        asks = line.segments[0].speaker in INTERVIEWERS
        paragraph = self._paragraph("Interviewer" if asks else "Participant" if line.speaker else "Turn")
        runs = [self._say(paragraph, f"{line.speaker}:", "Speaker")] if line.speaker else []
        self._begin(paragraph, line.at)
        for text, quotes in pieces(line, self.interview.quotes):
            runs.append(self._say(paragraph, text, shade=_SHADE if quotes else ""))
            for number in quotes:
                self.quoted.setdefault(number, []).append(runs[-1])
        self.turns += [(line.at, run) for run in runs[:1]]

    def _quotation(self, line: Line, quote: Quote) -> None:
        """A quote that stands alone, with who said it after it."""
        paragraph = self._paragraph("Quote")
        source = attribution(self.interview, quote.speaker)
        run = self._say(paragraph, line.text.removesuffix(source))
        self._say(paragraph, source, "Source")
        if self.interview.shows_times:
            self._say(paragraph, f" {_time(line.at)}", "Time")
        if quote.comment:
            word.comment(self.document, [run], _("Quote"), quote.comment)

    def _note(self, note: Note) -> None:
        """A note is a comment on what was said when it was taken."""
        if not self.turns:
            self._remark(note.text, note.at)
            return
        before = [turn for turn in self.turns if turn[0] <= note.at]
        _start, run = max(before, key=lambda turn: turn[0]) if before else self.turns[0]
        time = f"{_time(note.at)} " if self.interview.shows_times else ""
        word.comment(self.document, [run], _("Field note"), time + note.text)

    def _remark(self, text: str, at: float) -> None:
        paragraph = self._paragraph("Remark")
        self._begin(paragraph, at)
        self._say(paragraph, f"[{text}]")

    def _comment_quote(self, quote: Quote, runs: "list[Run]") -> None:
        word.comment(self.document, runs, _("Quote"), "\n".join(filter(None, (self._theme_of(quote), quote.comment))))

    def _theme_of(self, quote: Quote) -> str:
        if quote.section_id is None:
            return ""
        sign = self.signs.get(quote.section_id)
        title = self.interview.guide.section(quote.section_id).title
        return f"{sign.sign} {title}" if sign is not None else title

    def _begin(self, paragraph: "Paragraph", at: float) -> None:
        """What stands before the text of a turn or remark: a tab where there are speakers, and the time."""
        if self.labelled:
            self._say(paragraph, "\t")
        if self.interview.shows_times:
            self._say(paragraph, _time(at), "Time")
            self._say(paragraph, " ")

    def _add(self, style: str, text: str) -> None:
        self._say(self._paragraph(style), text)

    def _paragraph(self, style: str) -> "Paragraph":
        return word.paragraph(self.document, style, bar=self.bar)

    def _say(self, paragraph: "Paragraph", text: str, style: str = "", shade: str = "") -> "Run":
        return word.say(paragraph, text, style, shade=shade, language=self.language)


def _title(interview: LinkedInterview) -> str:
    return f"{interview.guide.title} · {interview.record.pseudonym}"


def _time(seconds: float) -> str:
    """`[0:12:38]`: a form that programs for analysis know again, as wide everywhere."""
    whole = max(0, int(seconds))
    return f"[{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}]"


def _styles(interviews: Sequence[LinkedInterview]) -> tuple[Style, ...]:
    """Their names are in the language of the guide; who codes by style in NVivo reads them."""
    labels = [segment.speaker for interview in interviews for segment in interview.segments if segment.speaker]
    # As wide as the longest label, and then a gap.
    hang = min(2300, max(800, 115 * max(map(len, labels)) + 250)) if labels else 0
    hanging = f"<w:ind w:left='{hang}' w:hanging='{hang}'/>" if hang else ""
    turn = f"{spacing(after=100, line=276)}{hanging}"
    small = letters(face=LOOKED_AT, size=8, colour=GREY)
    return (
        *shared(_WIDTH),
        Style(
            "Facts",
            _("Facts"),
            f"{NO_NUMBERS}{spacing(after=20)}",
            letters(face=LOOKED_AT, size=9, colour=GREY),
            own=True,
        ),
        Style("Turn", _("Turn"), turn, own=True),
        Style("Interviewer", _("Interviewer"), letters=letters(colour=GREY), based_on="Turn", own=True),
        Style("Participant", _("Participant"), based_on="Turn", own=True),
        Style(
            "Remark",
            _("Remark"),
            f"{NO_NUMBERS}{spacing(after=100)}{hanging}",
            letters(face=LOOKED_AT, size=8.5, italic=True, colour=GREY),
            own=True,
        ),
        Style("Quote", "Quote", spacing(after=140, line=276)),
        Style(
            "Speaker",
            _("Speaker"),
            letters=letters(face=LOOKED_AT, size=9, bold=True),
            based_on="DefaultParagraphFont",
            kind="character",
            own=True,
        ),
        Style("Time", _("Time"), letters=small, based_on="DefaultParagraphFont", kind="character", own=True),
        Style("Source", _("Source"), letters=small, based_on="DefaultParagraphFont", kind="character", own=True),
    )
