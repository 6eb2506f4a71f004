"""How a player stands, in signs and words: where it is, how long there is, and why it is silent. Pure."""

from collections.abc import Iterable

from interview_tui.audio.playback.client import Playback
from interview_tui.audio.playback.messages import PlayerState, Side
from interview_tui.language import _
from interview_tui.times import clock_time
from interview_tui.tui.view.numbers import decimal

_SIGNS: dict[PlayerState, str] = {"empty": "‖", "paused": "‖", "opening": "▷", "playing": "▶", "ended": "■"}


def place(playback: Playback, position: float) -> str:
    """`▶ 12:38 / 47:02`."""
    return f"{_SIGNS[playback.state]} {clock_time(position)} / {clock_time(playback.length)}"


def pace(speed: float) -> str:
    """`0.8×`, `0,8×` in Swedish."""
    return _("{speed}×").format(speed=decimal(speed, ".1f"))


def side_word(side: Side) -> str:
    """What is heard of two channels."""
    return {"both": _("both sides"), "left": _("left side"), "right": _("right side")}[side]


def bar(cells: int, position: float, length: float, marks: Iterable[float] = ()) -> str:
    """A line of `cells` with the position on it and a sign where something is; marks in seconds of recording."""
    if cells < 1:
        return ""
    at = _cell(position, length, cells)
    signs = ["━" if cell < at else "─" for cell in range(cells)]
    for mark in marks:
        signs[_cell(mark, length, cells)] = "┃"
    signs[at] = "●"
    return "".join(signs)


def seconds_at(cell: int, cells: int, length: float) -> float:
    """The second that a cell of the bar stands for."""
    return length * min(max(0, cell), cells) / max(1, cells)


def _cell(seconds: float, length: float, cells: int) -> int:
    return min(cells - 1, max(0, int(seconds / length * cells))) if length > 0 else 0
