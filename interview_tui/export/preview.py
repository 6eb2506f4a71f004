"""The beginning of an export as it will be: the text itself, or what is read in a file that is no text."""

from interview_tui.export.as_text import text as read_as_text
from interview_tui.export.chosen import chosen
from interview_tui.export.formats import FORMATS, GUIDE_FORMATS
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.options import Options
from interview_tui.export.shown_ids import under_shown_id
from interview_tui.export.write import SOUND
from interview_tui.guide.markdown import write_guide
from interview_tui.language import _
from interview_tui.study import Study
from interview_tui.times import length

LINES = 120
_TEXT = (".md", ".txt", ".csv", ".vtt", ".srt", ".json")
"""Endings of files that people read as they are."""


def preview(study: Study, content: LinkedInterview, format: str, options: Options) -> str:
    """The first lines of one interview in `format`. Raises `Problem` as the export does."""
    if format == SOUND:
        return _("The recording, {time}, from start to end.").format(time=length(content.audio_seconds))
    if format in GUIDE_FORMATS:
        one = GUIDE_FORMATS[format]
        if one.suffix in _TEXT:
            return _beginning(one.make(study.guide).decode())
        return _beginning(write_guide(study.guide))
    told = chosen(under_shown_id(study, content), options)
    suffix = FORMATS[format].suffix
    if suffix.endswith(_TEXT):
        return _beginning(FORMATS[format].make([told]).decode("utf-8-sig"))
    return _beginning(read_as_text([told]))


def _beginning(text: str) -> str:
    lines = text.splitlines()
    return "\n".join([*lines[:LINES], *(["…"] if len(lines) > LINES else [])])
