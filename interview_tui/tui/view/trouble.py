"""A sentence for each fault of the recorder: what happened, what is saved, what to do, what goes on by itself. Pure.

They are read by somebody who is listening to somebody else: the first words say it all, the rest may wait.
"""

from collections.abc import Callable
from dataclasses import dataclass

from interview_tui.audio.recorder.messages import Fault, RecorderStatus
from interview_tui.audio.recorder.track import PENDING_SECONDS
from interview_tui.language import _
from interview_tui.times import clock_time

LOUD_DISK_MINUTES = 10
"""With less room than this, nobody may overlook it."""
_CALM: frozenset[Fault] = frozenset({"device_moved", "clipping", "too_quiet", "hum", "second_gone", "on_spare"})
"""Sound is being kept all the same."""


@dataclass(frozen=True, slots=True)
class TopWord:
    """A line across the top: what is the matter and what to do."""

    text: str
    loud: bool = True
    """Trouble; else a reminder."""
    short: str = ""
    """The matter in two or three words, where several have to share a line."""


def fault_words(fault: Fault, status: RecorderStatus, *, key: str = "") -> TopWord:
    """What to say of `fault`. `key` takes the computer's default microphone instead; "" if that is no help."""
    sentence, short = _SENTENCES[fault](status, key)
    minutes = status.minutes_of_disk
    calm = fault in _CALM or (fault == "disk_low" and minutes is not None and minutes >= LOUD_DISK_MINUTES)
    return TopWord(sentence, not calm, short)


def dead_side(status: RecorderStatus) -> int:
    """Which of two channels gives nothing: 0 is left, 1 is right."""
    return status.peaks_dbfs.index(min(status.peaks_dbfs)) if status.peaks_dbfs else 1


def _saved(status: RecorderStatus) -> str:
    return _("Everything up to {time} is saved.").format(time=clock_time(status.seconds))


def _or_default(key: str) -> str:
    return _("{key} takes the computer's default microphone instead.").format(key=key) if key else ""


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _no_sound_system(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _joined(
        _("PortAudio, which listens to microphones, is missing on this machine."),
        _saved(status) if status.seconds else "",
        _("interview-tui doctor says how to install it."),
    ), _("no sound system")


def _no_device(status: RecorderStatus, key: str) -> tuple[str, str]:
    if key:
        what = _("The chosen microphone is not found. Plug it in; it is used by itself.")
        return _joined(what, _or_default(key)), _("no microphone")
    return _("No microphone is found. Plug one in; it is used by itself."), _("no microphone")


def _device_gone(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _joined(
        _("The microphone is unplugged."),
        _saved(status),
        _("Plug it in again; the recording goes on by itself."),
        _or_default(key),
    ), _("microphone unplugged")


def _device_moved(status: RecorderStatus, key: str) -> tuple[str, str]:
    heard = _("Another microphone is heard now: {device}.").format(device=status.device)
    back = _("Plug the first one in again and it is used by itself.")
    return _joined(heard, back, _("{key} stays with this one.").format(key=key) if key else ""), _("other microphone")


def _stalled(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _joined(
        _("No sound comes from the microphone."),
        _saved(status),
        _("It is tried again by itself; if that does not help, unplug it and plug it in."),
        _or_default(key),
    ), _("no sound")


def _hangs(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _joined(
        _("The microphone does not answer."),
        _saved(status),
        _("It is tried again by itself; if that does not help, unplug it and plug it in."),
        _or_default(key),
    ), _("microphone does not answer")


def _only_zeros(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _(
        "The microphone gives no sound at all. It may be muted, or the terminal may not be allowed to listen: "
        "look at its switch and at the system's sound settings."
    ), _("no sound")


def _one_side_dead(status: RecorderStatus, key: str) -> tuple[str, str]:
    if dead_side(status) == 0:
        return _(
            "Nothing comes from the left side, the interviewer's. Look at that microphone: plugged in, switched on, "
            "not muted? The right side, the participant's, is recorded."
        ), _("left side silent")
    return _(
        "Nothing comes from the right side, the participant's. Look at that microphone: plugged in, switched on, "
        "not muted? The left side, the interviewer's, is recorded."
    ), _("right side silent")


def _clipping(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _("The sound is too loud and is cut off. Turn the microphone down, or move it farther away."), _("too loud")


def _too_quiet(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _("The sound is very quiet. Move the microphone closer, or turn it up."), _("too quiet")


def _hum(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _(
        "There is a hum in the sound. Move the microphone and its cable away from chargers, lamps and screens, "
        "or unplug the computer's charger."
    ), _("hum")


def _second_gone(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _(
        "The backup microphone is not heard. The first one goes on recording. "
        "Plug the backup in again; it is used by itself."
    ), _("no backup microphone")


def _disk_full(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _(
        "No disk has room for the recording. What is said now is kept in memory, for {minutes} min at most. "
        "Delete something now; it is written by itself as soon as there is room."
    ).format(minutes=round(PENDING_SECONDS / 60)), _("disk full")


def _on_spare(status: RecorderStatus, key: str) -> tuple[str, str]:
    return _(
        "The study's disk is full. The recording goes on in the spare folder and comes home by itself. "
        "Make room on the study's disk."
    ), _("study's disk full")


def _disk_low(status: RecorderStatus, key: str) -> tuple[str, str]:
    minutes = max(0, int(status.minutes_of_disk or 0))
    text = _("The disk is nearly full. Make room, or end within {minutes} min.").format(minutes=minutes)
    return text, _("disk nearly full")


_SENTENCES: dict[Fault, Callable[[RecorderStatus, str], tuple[str, str]]] = {
    "no_sound_system": _no_sound_system,
    "no_device": _no_device,
    "device_gone": _device_gone,
    "device_moved": _device_moved,
    "stalled": _stalled,
    "hangs": _hangs,
    "only_zeros": _only_zeros,
    "one_side_dead": _one_side_dead,
    "clipping": _clipping,
    "too_quiet": _too_quiet,
    "hum": _hum,
    "second_gone": _second_gone,
    "disk_full": _disk_full,
    "on_spare": _on_spare,
    "disk_low": _disk_low,
}
