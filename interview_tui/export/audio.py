"""`audio`: the recording of an interview as one FLAC file, without tags, with what is hidden silenced or beeped over.

Only on request. All sittings stand in it one after the other, so that its seconds are those of the transcript. It is
read and written block by block.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.export.hidden_sound import Stretch, hidden_stretches, joined, unknown_stretches
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.export.shown_ids import under_shown_id
from interview_tui.files import PRIVATE_FILE
from interview_tui.held import held
from interview_tui.language import _, ngettext
from interview_tui.privacy.leaks import Original
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.times import length

NAME = "audio"
SUFFIX = ".flac"
HideSound = Literal["silence", "beep"]
_BLOCK_SECONDS = 30
_FADE_SECONDS = 0.01
"""Outside of what is hidden, so that its edges do not click."""
_BEEP_HERTZ = 1000
_BEEP_LEVEL = 0.1
"""Of full scale."""
_SHARED_RATE = 16_000
"""Where sittings were recorded in different ways."""
Frames = Any


@dataclass(frozen=True, slots=True)
class SoundPlan:
    """What is to be written, and what she must know of it."""

    stem: str
    """Name of the file without its ending."""
    interview: str
    """Folder of the first sitting."""
    parts: tuple[tuple[Path, float], ...] = field(repr=False)
    """Folder of the sound of each sitting, and where it begins in the whole, in seconds."""
    format: SoundFormat
    hidden: tuple[Stretch, ...]
    """Seconds of the whole that may not be heard."""
    seconds: float
    notices: tuple[str, ...] = ()


def sound_plan(
    study: Study, interview: Interview, originals: Sequence[Original], *, keep_unknown: bool = False
) -> SoundPlan:
    """What becomes of the sound of an interview, whichever of its sittings is named.

    `originals`: what must not be heard. With `keep_unknown` speech that was not transcribed is left as it is. Raises
    `Problem` where there is no sound, where it cannot be read, and where nobody can know when a name is said in it.
    """
    whole = linked(interview)
    parts = tuple(zip([one.audio for one in held(interview)], whole.starts, strict=True))
    recordings = [Recording(folder) for folder, _start in parts]
    _refuse(interview, whole, recordings)
    formats = {recording.format or SoundFormat() for recording in recordings if recording.exists}
    format = formats.pop() if len(formats) == 1 else SoundFormat(_SHARED_RATE, 1)
    unknown = [] if keep_unknown else unknown_stretches(whole)
    hidden = hidden_stretches(whole, originals, study.settings.language)
    return SoundPlan(
        under_shown_id(study, whole).id,
        whole.id,
        parts,
        format,
        tuple(joined([*hidden, *unknown])),
        whole.audio_seconds,
        tuple(_notices(whole, hidden, keep_unknown)),
    )


def write_sound(
    plan: SoundPlan, into: Path, how: HideSound = "silence", tell: Callable[[float], None] = lambda _share: None
) -> str:
    """Write the sound to a new file that only its owner may read, and return its SHA-256.

    `tell` hears the share that is done; whatever it raises ends the writing, and the file is gone again. Raises
    `OSError` and `Problem`.
    """
    import soundfile

    os.close(os.open(into, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE))  # libsndfile would let others read
    options = {"samplerate": plan.format.rate, "channels": plan.format.channels, "format": "FLAC", "subtype": "PCM_16"}
    try:
        with soundfile.SoundFile(into, "w", **options) as sound:
            written = 0
            for block in _blocks(plan):
                sound.write(_without(block, written, plan, how))
                written += len(block)
                tell(min(1.0, written / plan.format.rate / max(plan.seconds, 0.001)))
        with into.open("r+b") as file:
            os.fsync(file.fileno())
            return hashlib.file_digest(file, "sha256").hexdigest()
    except soundfile.SoundFileRuntimeError as error:
        into.unlink(missing_ok=True)
        raise OSError(str(error)) from error
    except BaseException:
        into.unlink(missing_ok=True)
        raise


def _blocks(plan: SoundPlan) -> Iterator[Frames]:
    """All sittings; each as long as the whole says it is, so that the next one begins where its words begin."""
    import numpy as np

    ends = [*(start for _folder, start in plan.parts[1:]), None]
    rate = plan.format.rate
    for (folder, start), end in zip(plan.parts, ends, strict=True):
        recording = Recording(folder)
        frames = round(recording.seconds * rate) if end is None else round(end * rate) - round(start * rate)
        at = 0
        while at < frames:
            upto = min(frames, at + _BLOCK_SECONDS * rate)
            block = _read(recording, plan.format, at, upto)
            missing = upto - at - len(block)
            if missing > 0:
                block = np.concatenate([block, np.zeros((missing, plan.format.channels), dtype=np.int16)])
            yield block
            at = upto


def _read(recording: Recording, format: SoundFormat, start: int, end: int) -> Frames:
    import numpy as np

    if not recording.exists:
        return np.zeros((0, format.channels), dtype=np.int16)
    if recording.format == format:
        return recording.pcm(start, end)
    from interview_tui.audio.decoding.decode import to_16_bit

    samples = recording.samples(start / format.rate, end / format.rate)
    return np.frombuffer(to_16_bit(samples), dtype="<i2").reshape(-1, 1)


def _without(block: Frames, first: int, plan: SoundPlan, how: HideSound) -> Frames:
    """A block, which begins at frame `first` of the whole, with nothing to be heard of what is hidden."""
    import numpy as np

    rate = plan.format.rate
    fade = max(1, round(_FADE_SECONDS * rate))
    near = [
        (start, end)
        for start, end in ((int(a * rate), int(np.ceil(b * rate))) for a, b in plan.hidden)
        if start - fade < first + len(block) and end + fade > first
    ]
    if not near:
        return block
    at = np.arange(first, first + len(block))
    gain = np.ones(len(block))
    beep = np.zeros(len(block))
    for start, end in near:
        outside = np.maximum(start - at, at - end + 1)
        gain = np.minimum(gain, np.clip((outside - 1) / fade, 0.0, 1.0))
        if how == "beep":
            beep = np.maximum(beep, np.clip(-outside / fade, 0.0, 1.0))
    result = np.round(block * gain[:, None])
    if how == "beep":
        tone = _BEEP_LEVEL * 32767 * np.sin(2 * np.pi * _BEEP_HERTZ * at / rate) * beep
        result += np.round(tone)[:, None]
    return result.astype(np.int16)


def _refuse(interview: Interview, whole: LinkedInterview, recordings: Sequence[Recording]) -> None:
    """Raises `Problem` where the sound cannot be handed on safely."""
    if not any(recording.exists for recording in recordings):
        raise Problem(
            _("There is no sound of interview {number}.").format(number=_number(whole)),
            cure=_("Leave it out, or export its transcript."),
        )
    if not all(recording.ended for recording in recordings):
        raise Problem(_("Interview {number} is still being recorded.").format(number=_number(whole)))
    if any(recording.away for recording in recordings):
        raise Problem(
            _("A part of the recording of interview {number} lies on a disk that is not connected.").format(
                number=_number(whole)
            ),
            cure=_("Connect the disk and try again."),
        )
    if whole.transcript is None or not whole.transcript.complete:
        raise Problem(
            _("Interview {number} is not transcribed to its end: nobody knows when a name is said in it.").format(
                number=_number(whole)
            ),
            cure=_("Transcribe it first, and decide what is to be hidden."),
        )
    imported = [one.record.imported for one in held(interview)]
    if any(one is not None and one.transcript is not None and one.transcript.times == "none" for one in imported):
        raise Problem(
            _(
                "The transcript of interview {number} came without times: nobody knows when a name is said in it."
            ).format(number=_number(whole)),
            cure=_("Transcribe the sound with a model, and decide again what is to be hidden."),
        )
    if whole.not_hidden:
        raise Problem(
            ngettext(
                "{count} decision about what is hidden in interview {number} has lost its place.",
                "{count} decisions about what is hidden in interview {number} have lost their place.",
                len(whole.not_hidden),
            ).format(count=len(whole.not_hidden), number=_number(whole)),
            cure=_("Go to its proposals and decide there again."),
        )


def _notices(whole: LinkedInterview, hidden: Sequence[Stretch], keep_unknown: bool) -> Iterator[str]:
    if not hidden:
        yield _(
            "Nothing is hidden in the sound of interview {number}: nothing was decided, or nothing of it is said."
        ).format(number=_number(whole))
    unknown = sum(end - start for start, end in unknown_stretches(whole))
    if unknown:
        said = (
            _("{time} of speech that was not transcribed can be heard in interview {number}: listen to it.")
            if keep_unknown
            else _("{time} of speech that was not transcribed is hidden in the sound of interview {number}, too.")
        )
        yield said.format(time=length(max(1.0, unknown)), number=_number(whole))


def _number(whole: LinkedInterview) -> str:
    """What names an interview in a sentence: never the name that its folder has."""
    return whole.id.partition("-")[0]
