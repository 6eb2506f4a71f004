"""The recorder's light, the line across the top when something is wrong, and what is still missing. Pure."""

from dataclasses import dataclass
from typing import Literal

from interview_tui.audio.messages import RecorderStatus
from interview_tui.interview.state import State
from interview_tui.language import _
from interview_tui.times import clock_time

LightKind = Literal["waiting", "recording", "paused", "off-record", "no-sound", "ended"]
_DEAF = {"no_sound_system", "no_device", "device_gone", "stalled", "only_zeros", "disk_full"}
"""Faults with which nothing that is said reaches the disk."""

_LOUD_DISK_MINUTES = 10
"""With less room than this, nobody may overlook it."""


@dataclass(frozen=True, slots=True)
class Light:
    """Sign and word of the recorder; each state has both of its own, so that colour says nothing alone."""

    kind: LightKind
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class TopWord:
    """A line across the top: what is the matter and what to do."""

    text: str
    loud: bool = True
    """Trouble; else a reminder."""


def light(state: State, status: RecorderStatus | None, *, lost: bool = False) -> Light:
    """How the recording stands. `lost`: there should be a recorder, and it does not answer."""
    faults = set(status.faults) if status else set()
    if state.recording == "erased":
        return Light("ended", "■", _("ERASED"))
    if state.ended:
        return Light("ended", "■", _("ENDED"))
    if (
        state.recording == "stopped"
        or (lost and state.has_recording)
        or (state.recording == "recording" and faults & _DEAF)
    ):
        return Light("no-sound", "✕", _("NO SOUND"))
    if state.recording == "recording":
        return Light("recording", "●", _("REC"))
    if state.recording == "paused":
        return Light("paused", "‖", _("PAUSED"))
    if state.recording == "off_record":
        return Light("off-record", "◌", _("OFF THE RECORD"))
    return Light("waiting", "○", _("NOT RECORDING"))


def troubles(
    state: State, status: RecorderStatus | None, *, lost: bool = False, new_one: bool = False
) -> list[TopWord]:
    """What is wrong now, worst first, each with its cure. `new_one`: another recorder is being started."""
    saved = clock_time(status.seconds if status else 0.0)
    if state.recording == "erased" or state.ended:
        return []
    if lost:
        cure = (
            _("Another one is being started.")
            if new_one
            else _("Go on if you will: keys are logged, but nothing is recorded.")
        )
        return [
            TopWord(_("The recorder has stopped. Everything up to {time} is saved.").format(time=saved) + " " + cure)
        ]
    if status is None:
        return []
    words = {
        "no_sound_system": _("PortAudio is missing on this machine. interview-tui doctor says how to install it."),
        "no_device": _("No microphone is found. Plug one in; it is used by itself."),
        "device_gone": _(
            "The microphone is unplugged. Everything up to {time} is saved. "
            "Plug it in again; the recording goes on by itself."
        ),
        "stalled": _(
            "No sound has come from the microphone for a while. Everything up to {time} is saved. "
            "Unplug it and plug it in again."
        ),
        "only_zeros": _(
            "The microphone gives no sound at all. It may be muted, or the terminal may not be allowed to listen: "
            "look at its switch and at the system's sound settings."
        ),
        "disk_full": _("The disk is full. Everything up to {time} is saved. Make room; it goes on by itself."),
        "disk_low": _("The disk is nearly full. Make room, or end within {minutes} min."),
    }  # fmt: skip
    minutes = max(0, int(status.minutes_of_disk)) if status.minutes_of_disk is not None else 0
    quiet = {"disk_low"} if minutes >= _LOUD_DISK_MINUTES else set()
    return [TopWord(words[fault].format(time=saved, minutes=minutes), fault not in quiet) for fault in status.faults]


def reminders(state: State, *, needs_consent: bool, has_recorder: bool, who: str) -> list[TopWord]:
    """What must not be forgotten: the agreement before the recording, and consent before the first question.

    A rehearsal needs neither, but it too is recorded only when one says so.
    """
    if state.ended or state.consent == "withdrawn":
        return []
    if state.consent == "refused":
        return [
            TopWord(_("{who} does not want to take part. What was recorded is erased. e ends.").format(who=who), False)
        ]
    if not state.agreed:
        if not has_recorder:
            text = _("No recorder: notes and times are kept, no sound.")
            return [TopWord(text, False)]
        if not needs_consent:
            return [TopWord(_("Nothing is recorded yet. a starts the recording."), False)]
        return [TopWord(_("Nothing is recorded yet. Press a when {who} agrees to be recorded.").format(who=who), False)]
    if state.recording == "stopped" and has_recorder:
        return [TopWord(_("Nothing is being recorded. a goes on recording."))]
    if needs_consent and state.consent == "missing":
        if any(status == "asked" for status in state.status.values()):
            return [TopWord(_("Consent is not noted, and questions are being asked. k notes it."))]
        return [TopWord(_("Consent is not noted yet. k notes it: spoken, in writing or given earlier."), False)]
    return []
