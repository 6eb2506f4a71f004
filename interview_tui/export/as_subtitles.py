"""`vtt` and `srt`: the transcript for players, in cues that fit under a picture.

WebVTT as W3C describes it (https://www.w3.org/TR/webvtt1/), with the speaker as a voice tag; SubRip as players read it.
"""

import re

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.turns import Cue, cues

VTT_SUFFIX = ".vtt"
SRT_SUFFIX = ".srt"


def vtt(interview: LinkedInterview) -> str:
    """UTF-8, a blank line between cues; `&`, `<` and `>` escaped."""
    return "\n\n".join(["WEBVTT", *(_vtt_cue(i, cue) for i, cue in enumerate(cues(interview), start=1))]) + "\n"


def srt(interview: LinkedInterview) -> str:
    """UTF-8, numbered from 1; the speaker before a colon, as SubRip has no place for it."""
    return "\n\n".join(_srt_cue(i, cue) for i, cue in enumerate(cues(interview), start=1)) + "\n"


def _vtt_cue(number: int, cue: Cue) -> str:
    voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker else ""
    return f"{number}\n{_time(cue.start, '.')} --> {_time(cue.end, '.')}\n{voice}{_escaped(_one_line(cue.text))}"


def _srt_cue(number: int, cue: Cue) -> str:
    speaker = f"{cue.speaker}: " if cue.speaker else ""
    said = _one_line(cue.text).replace("-->", "→")
    return f"{number}\n{_time(cue.start, ',')} --> {_time(cue.end, ',')}\n{speaker}{said}"


def _time(seconds: float, point: str) -> str:
    """`01:02:03.004`, counted in whole milliseconds first, so that nothing is rounded up to 1000."""
    milliseconds = max(0, round(seconds * 1000))
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{point}{rest % 1000:03d}"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
