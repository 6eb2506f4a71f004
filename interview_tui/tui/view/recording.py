"""The recorder's light, the line across the top when something is wrong, and what is still missing. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from interview_tui.audio.recorder.messages import Fault, RecorderStatus
from interview_tui.interview.events import OffTheRecord, Paused, ProbeAsked, QuestionAsked, Resumed
from interview_tui.interview.state import State, kept
from interview_tui.language import _
from interview_tui.times import clock_time, length
from interview_tui.tui.view.trouble import TopWord, fault_words

LightKind = Literal["waiting", "recording", "paused", "off-record", "no-sound", "ended"]
DEAF: frozenset[Fault] = frozenset({"no_sound_system", "no_device", "device_gone", "stalled", "hangs", "only_zeros"})
"""Faults with which nothing that is said is heard."""
AWAY: frozenset[Fault] = frozenset({"no_device", "device_gone", "stalled", "hangs"})
"""Faults of a microphone that another one may stand in for."""

_OF_DISKS: frozenset[Fault] = frozenset({"disk_full", "on_spare", "disk_low"})
"""What a study that is not where it was looks like to a recorder."""
_LATELY = 10.0
"""Seconds of sound that a gap is told for."""
_ASKED = (QuestionAsked, ProbeAsked)
_TOLD = (*_ASKED, Paused, OffTheRecord, Resumed)
_SHORTEST_TOLD = 0.5
"""A gap that is shorter stands in the transcript, and is no news in the middle of a talk."""


@dataclass(frozen=True, slots=True)
class Light:
    """Sign and word of the recorder; each state has both of its own, so that colour says nothing alone."""

    kind: LightKind
    sign: str
    word: str


def as_it_is(state: State, status: RecorderStatus | None) -> State:
    """`state` with what the recorder says of itself: on a full disk its events wait, and the timeline lags behind."""
    if status is None or not state.has_recording:
        return state
    match status.state:
        case "recording" | "paused" | "off_record" as recording:
            return replace(state, recording=recording)
    return state


def light(state: State, status: RecorderStatus | None, *, lost: bool = False) -> Light:
    """How the recording stands. `lost`: there should be a recorder, and it does not answer."""
    faults: frozenset[Fault] = frozenset(status.faults) if status else frozenset()
    if state.recording == "erased":
        return Light("ended", "■", _("ERASED"))
    if state.ended:
        return Light("ended", "■", _("ENDED"))
    if (
        state.recording == "stopped"
        or (lost and state.has_recording)
        or (state.recording == "recording" and faults & DEAF)
    ):
        return Light("no-sound", "✕", _("NO SOUND"))
    if state.recording == "recording" and "disk_full" in faults:
        return Light("no-sound", "✕", _("NOT SAVED"))
    if state.recording == "recording":
        return Light("recording", "●", _("REC"))
    if state.recording == "paused":
        return Light("paused", "‖", _("PAUSED"))
    if state.recording == "off_record":
        return Light("off-record", "◌", _("OFF THE RECORD"))
    return Light("waiting", "○", _("NOT RECORDING"))


def default_would_help(status: RecorderStatus | None, *, chosen: bool) -> bool:
    """Whether the computer's default microphone may take the place of the one that should be heard.

    `chosen`: a person chose that one, and it is awaited; where nobody did, the default is taken anyhow.
    """
    faults = frozenset(status.faults) if status else frozenset()
    return "device_moved" in faults or (chosen and bool(faults & AWAY))


def troubles(
    state: State,
    status: RecorderStatus | None,
    *,
    lost: bool = False,
    new_one: bool = False,
    why: str = "",
    chosen: bool = False,
    two_sides: bool = False,
    away: str = "",
) -> list[TopWord]:
    """What is wrong now, worst first, each with its cure.

    `new_one`: another recorder is being started, and `why` says what keeps it from starting, if anything does.
    `chosen`: the microphone is one that a person chose. `two_sides`: its two channels are two persons'.
    `away`: what the study's folder was called, where it is there no more.
    """
    saved = clock_time(status.seconds if status else 0.0)
    if state.recording == "erased" or state.ended:
        return []
    moved = [_away(away, status)] if away else []
    if lost:
        said = [_("The recorder has stopped. Everything up to {time} is saved.").format(time=saved)]
        if why:
            said += [why, _("It is tried again every few seconds.")]
        elif new_one:
            said.append(_("Another one is being started."))
        else:
            said.append(_("Go on if you will: keys are logged, but nothing is recorded."))
        return [*moved, TopWord(" ".join(said), short=_("no recorder"))]
    if status is None:
        return moved
    key = "d" if default_would_help(status, chosen=chosen) else ""
    told = [fault for fault in status.faults if _is_told(fault, state, two_sides) and not (away and fault in _OF_DISKS)]
    words = [fault_words(fault, status, key=key) for fault in told]
    return [*moved, *sorted(words, key=lambda word: not word.loud)]


def _away(study: str, status: RecorderStatus | None) -> TopWord:
    """The folder called `study` is not where it was. What a recorder has open it goes on writing into."""
    said = [
        _("What you press is not noted: the study's folder is not where it was."),
        _("It was moved or renamed, or its disk is unplugged. Put it back, as {name}.").format(name=study),
    ]
    if status is not None and status.state == "recording" and "disk_full" not in status.faults:
        said.append(_("The recording goes on meanwhile."))
    return TopWord(" ".join(said), short=_("study moved"))


def _is_told(fault: Fault, state: State, two_sides: bool) -> bool:
    if fault in ("clipping", "too_quiet", "hum"):  # what is not kept may sound as it likes
        return state.recording not in ("paused", "off_record")
    return two_sides or fault != "one_side_dead"  # where one voice does not need it, nothing is missing


def lately(state: State, now: float) -> list[TopWord]:
    """What has just happened to the sound and is over: told for some seconds of recording."""
    if state.ended or state.recording != "recording":
        return []
    words = []
    gap = next((g for g in reversed(state.gaps) if g.end is not None and g.end <= now), None)
    if gap is not None and gap.end is not None and now - gap.end < _LATELY and gap.seconds(now) >= _SHORTEST_TOLD:
        text = _("{time} without sound: silence stands there in the recording, marked in the transcript.")
        words.append(TopWord(text.format(time=length(max(1.0, gap.seconds(now)))), False, _("a gap")))
    kind, at, seconds = state.silences[-1] if state.silences else ("", 0.0, 0.0)
    if kind == "slept" and 0 <= now - at < _LATELY:
        text = _("The computer slept for {time}. Nothing was recorded meanwhile; the place is marked.")
        words.append(TopWord(text.format(time=length(seconds)), False, _("the computer slept")))
    return words


def unheard(state: State) -> list[TopWord]:
    """Questions asked while nothing is recorded: whoever forgot the pause must not find out afterwards."""
    if state.ended or state.recording not in ("paused", "off_record"):
        return []
    told = [event for event in reversed(kept(state.events)) if isinstance(event, _TOLD)]
    asked = list(takewhile(lambda event: isinstance(event, _ASKED), told))
    before = told[len(asked)] if len(asked) < len(told) else None
    if not asked or not isinstance(before, Paused | OffTheRecord):  # the recorder may be ahead of its events
        return []
    if state.recording == "paused":
        text = _("Questions are being asked, and nothing is recorded: the recording is paused. r goes on recording.")
    else:
        text = _("Questions are being asked, and nothing is recorded: this is off the record. o goes on recording.")
    return [TopWord(text, short=_("not recording"))]


def reminders(
    state: State, *, needs_consent: bool, has_recorder: bool, who: str, unwilling: str = "", missing: Sequence[str] = ()
) -> list[TopWord]:
    """What must not be forgotten: the agreement before the recording, and consent before the first question.

    A rehearsal needs neither; it too is recorded only when one says so. `who` agrees; where several have to, and
    one does not want to, that is `unwilling`; those whose consent is `missing` when others' is noted are named.
    """
    if state.ended or state.consent == "withdrawn":
        return []
    if state.consent == "refused":
        text = _("{who} does not want to take part. What was recorded is erased. e ends.")
        return [TopWord(text.format(who=unwilling or who), False)]
    not_yet = _("not recording")
    if not state.agreed:
        if not has_recorder and not needs_consent:
            return []  # a rehearsal that she did not want recorded
        if not has_recorder:
            return [TopWord(_("No recorder: notes and times are kept, no sound."), False, not_yet)]
        if not needs_consent:
            return [TopWord(_("Nothing is recorded yet. a starts the recording."), False, not_yet)]
        text = _("Nothing is recorded yet. Press a when {who} agrees to be recorded.")
        return [TopWord(text.format(who=who), False, not_yet)]
    if state.recording == "stopped" and has_recorder:
        return [TopWord(_("Nothing is being recorded. a goes on recording."), short=not_yet)]
    if needs_consent and state.consent == "missing":
        missing = _("no consent noted")
        if any(status == "asked" for status in state.status.values()):
            text = _("Consent is not noted, and questions are being asked. k notes it.")
            return [TopWord(text, short=missing)]
        text = _("Consent is not noted yet. k notes it: spoken, in writing or given earlier.")
        return [TopWord(text, False, missing)]
    if needs_consent and missing:
        text = _("Consent of {names} is not noted yet. k notes it.")
        return [TopWord(text.format(names=", ".join(missing)), False, _("no consent noted"))]
    return []
