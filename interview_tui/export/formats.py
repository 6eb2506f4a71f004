"""The formats that there are: one module each, and what they hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from interview_tui.export import (
    as_csv,
    as_docx,
    as_json,
    as_markdown,
    as_matrix,
    as_qdc,
    as_qdpx,
    as_rows,
    as_subtitles,
    as_text,
    guide_docx,
    guide_markdown,
)
from interview_tui.export.legal import legal
from interview_tui.export.linked import LinkedInterview
from interview_tui.guide.model import Guide
from interview_tui.language import N_, in_language

Holds = Literal["interview", "interviews", "study"]
"""One interview a file; one or, on request, several; always all that are chosen."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file that holds interviews. `make` gives its bytes, for as many as `holds` allows and at least one.

    It heeds `LinkedInterview.options` where it shows something that is chosen there; what is left out of the passages
    was taken out before.
    """

    suffix: str
    make: Callable[[Sequence[LinkedInterview]], bytes]
    holds: Holds = "interview"
    about: str = ""
    """What it is for, a few words marked with `N_`: `to read`."""


@dataclass(frozen=True, slots=True)
class GuideFormat:
    """A file that holds the study's guide; `make` gives its bytes. Its name begins with `guide-`."""

    suffix: str
    make: Callable[[Guide], bytes]
    about: str = ""


def _text(suffix: str, text: Callable[[LinkedInterview], str], about: str) -> Format:
    """A format for one interview, as text in UTF-8."""
    return Format(suffix, lambda interviews: _spoken(lambda: text(interviews[0]), interviews), about=about)


def _joined(suffix: str, text: Callable[[Sequence[LinkedInterview]], str], about: str) -> Format:
    """The same for one interview or several."""
    return Format(suffix, lambda interviews: _spoken(lambda: text(interviews), interviews), "interviews", about)


def _spoken(text: Callable[[], str], interviews: Sequence[LinkedInterview]) -> bytes:
    """A document speaks the language of its guide, whatever the screen speaks."""
    with in_language(interviews[0].guide.language):
        return legal(text()).encode()


FORMATS: dict[str, Format] = {
    "docx": Format(as_docx.SUFFIX, as_docx.make, "interviews", N_("for Word and LibreOffice")),
    "md": _joined(as_markdown.SUFFIX, as_markdown.text, N_("to read")),
    "txt": _joined(as_text.SUFFIX, as_text.text, N_("to read")),
    "csv": _joined(as_csv.SUFFIX, as_csv.text, N_("for Excel and R")),
    "maxqda": _text(as_rows.MAXQDA_SUFFIX, as_rows.maxqda, N_("for MAXQDA and ATLAS.ti")),
    "nvivo": _text(as_rows.NVIVO_SUFFIX, as_rows.nvivo, N_("for NVivo")),
    "f4": _text(as_rows.F4_SUFFIX, as_rows.f4, N_("for f4 and MAXQDA")),
    "vtt": _text(as_subtitles.VTT_SUFFIX, as_subtitles.vtt, N_("for players")),
    "srt": _text(as_subtitles.SRT_SUFFIX, as_subtitles.srt, N_("for players")),
    "json": _text(as_json.SUFFIX, as_json.text, N_("for other programs")),
    "matrix": Format(as_matrix.SUFFIX, as_matrix.workbook, "study", N_("for Excel: participants by questions")),
    "qdpx": Format(as_qdpx.SUFFIX, as_qdpx.project, "study", N_("for NVivo, ATLAS.ti and QualCoder, coded")),
    "qdpx-maxqda": Format(as_qdpx.MAXQDA_SUFFIX, as_qdpx.project_for_maxqda, "study", N_("for MAXQDA, coded")),
}
GUIDE_FORMATS: dict[str, GuideFormat] = {
    "guide-docx": GuideFormat(guide_docx.SUFFIX, guide_docx.make, N_("the guide on paper, to write in")),
    "guide-md": GuideFormat(guide_markdown.SUFFIX, guide_markdown.make, N_("the guide as an appendix")),
    "qdc": GuideFormat(as_qdc.SUFFIX, as_qdc.text, N_("codes of the guide, for programs for analysis")),
}
