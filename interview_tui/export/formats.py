"""The formats that there are: one module each, and what they hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from interview_tui.export import as_csv, as_json, as_markdown, as_rows, as_subtitles, as_text
from interview_tui.export.linked import LinkedInterview
from interview_tui.guide.model import Guide

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


@dataclass(frozen=True, slots=True)
class GuideFormat:
    """A file that holds the study's guide; `make` gives its bytes."""

    suffix: str
    make: Callable[[Guide], bytes]


def _text(suffix: str, text: Callable[[LinkedInterview], str]) -> Format:
    """A format for one interview, as text in UTF-8."""
    return Format(suffix, lambda interviews: text(interviews[0]).encode())


FORMATS: dict[str, Format] = {
    "json": _text(as_json.SUFFIX, as_json.text),
    "md": _text(as_markdown.SUFFIX, as_markdown.text),
    "txt": _text(as_text.SUFFIX, as_text.text),
    "vtt": _text(as_subtitles.VTT_SUFFIX, as_subtitles.vtt),
    "srt": _text(as_subtitles.SRT_SUFFIX, as_subtitles.srt),
    "maxqda": _text(as_rows.MAXQDA_SUFFIX, as_rows.maxqda),
    "nvivo": _text(as_rows.NVIVO_SUFFIX, as_rows.nvivo),
    "f4": _text(as_rows.F4_SUFFIX, as_rows.f4),
    "csv": _text(as_csv.SUFFIX, as_csv.text),
}
GUIDE_FORMATS: dict[str, GuideFormat] = {}
