"""Is the sound of an interview all there, and the same as when it was archived? And what can be done if not.

`sealed` is computed once, after archiving, and kept in the interview's record; `verify` compares with it; `repair`
does what can be done without asking. Nothing here writes the record.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import Timeout

from interview_tui.audio.recorder.runtime import recorder_lives, recorder_lock
from interview_tui.audio.storage.flac import flac_format
from interview_tui.audio.storage.recording import BACKUP, Recording
from interview_tui.audio.storage.recover import recover
from interview_tui.audio.storage.salvage import damaged_from, salvage
from interview_tui.audio.storage.spare import forget_away
from interview_tui.audio.storage.wav import SoundFormat, wav_format, wav_frames
from interview_tui.audio.storage.wav_layout import wav_layout
from interview_tui.interview.events import GapDetected, Stopped
from interview_tui.interview.record import SealedAudio
from interview_tui.interview.timeline import Timeline
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.times import clock_time

Kind = Literal["recording", "missing", "changed", "damaged", "length", "unfinished", "unarchived", "away", "unsealed"]
_SAME_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    kind: Kind
    file: str
    """Inside the interview's folder, with slashes; a folder's whole path for `away`."""
    seconds: float = 0.0
    """`damaged`: sound up to here is good. `length`: what is there less what the timeline says."""

    @property
    def mendable(self) -> bool:
        """`repair` can do something about it, without losing anything that is still there."""
        return self.kind in ("damaged", "unfinished", "unarchived", "unsealed")

    @property
    def sentence(self) -> str:
        """For people, in their language."""
        match self.kind:
            case "recording":
                return _("It is being recorded right now.")
            case "missing":
                return _("{file} is not there.").format(file=self.file)
            case "changed":
                return _("{file} is not the file that was sealed after the recording.").format(file=self.file)
            case "damaged":
                return _("{file} is damaged from about {time} on.").format(
                    file=self.file, time=clock_time(self.seconds)
                )
            case "length":
                said = _("The sound is {seconds} s longer than the timeline says.")
                if self.seconds < 0:
                    said = _("The sound is {seconds} s shorter than the timeline says.")
                return said.format(seconds=f"{abs(self.seconds):.2f}")
            case "unfinished":
                return _("The header of {file} does not say how much sound is in it.").format(file=self.file)
            case "unarchived":
                return _("{file} has not been archived yet.").format(file=self.file)
            case "away":
                return _("A part of the sound may be in {file}, which cannot be reached.").format(file=self.file)
            case "unsealed":
                return _("The checksum of {file} is not in the interview's record.").format(file=self.file)

    @property
    def cure(self) -> str:
        match self.kind:
            case "recording":
                return _("Look again when it has ended.")
            case "missing" | "changed":
                return _("Put back its copy from a backup.")
            case "damaged":
                return _("Put back its copy from a backup. Without one, repair keeps all that can be read.")
            case "length":
                return _(
                    "If a file was moved, put it back; else the places in the transcript may be wrong from there on."
                )
            case "away":
                return _("Connect its disk, then repair. If it will never come back: recording repair --without-spare.")
            case _:
                return _("Repair does that.")


@dataclass(frozen=True, slots=True)
class Repaired:
    """What `repair` did."""

    mended: bool = False
    """Headers, half frames, unfinished archives or sound in a spare folder were put in order."""
    holes: tuple[tuple[str, float, float], ...] = ()
    """File, second and length of what is silent now because it could not be decoded."""
    kept: tuple[str, ...] = ()
    """Damaged files that are kept beside the new ones."""
    hopeless: tuple[str, ...] = ()
    """Files of which nothing can be decoded; they are as they were."""


def sha256_of(path: Path) -> str:
    """Of the whole file, in hexadecimal. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sealed(path: Path) -> SealedAudio:
    """A FLAC or WAV file of ours as it is now. Raises `Problem` if it is neither, `OSError` if it cannot be read."""
    form, frames = _form(path)
    return SealedAudio(
        file=_name(path),
        sha256=sha256_of(path),
        seconds=round(frames / form.rate, 3),
        rate=form.rate,
        channels=form.channels,
        frames=frames,
    )


def to_seal(interview_folder: Path) -> list[Path]:
    """The archives of this interview: the first microphone's and the second's, where they are there."""
    first = Recording(interview_folder / "audio")
    return [path for path in (first.flac, first.backup.flac) if path.exists()]


def verify(interview_folder: Path, seals: Sequence[SealedAudio]) -> list[Finding]:
    """Compare every file with its seal, its own checksum and the timeline. Changes nothing; may take a while.

    Raises `OSError` if a file cannot be read, `Problem` if the timeline cannot.
    """
    first = Recording(interview_folder / "audio")
    if recorder_lives(first.folder):
        return [Finding("recording", "audio")]
    found = [Finding("away", str(folder)) for one in (first, first.backup) for folder in one.away]
    found += [finding for seal in seals if (finding := _compare(interview_folder, seal)) is not None]
    for path in to_seal(interview_folder):
        if (good := damaged_from(path)) is not None:
            found.append(Finding("damaged", _name(path), good))
        if _name(path) not in {seal.file for seal in seals}:
            found.append(Finding("unsealed", _name(path)))
    for path in (*first.wavs, *first.backup.wavs):
        layout = wav_layout(path)
        if layout is None or not layout.header_is_true:
            found.append(Finding("unfinished", _name(path)))
        found.append(Finding("unarchived", _name(path)))
    expected = _expected_seconds(interview_folder)
    if expected is not None and abs(difference := first.seconds - expected) > _SAME_SECONDS:
        found.append(Finding("length", "timeline.jsonl", round(difference, 3)))
    return found


def repair(interview_folder: Path) -> Repaired:
    """Mend and archive what can be; take what decodes out of damaged archives, which are kept. Seal anew after that.

    Raises `Problem` if the interview is being recorded, if the disk has no room or a spare folder is away, `OSError`
    if the folder cannot be written.
    """
    audio = interview_folder / "audio"
    if recorder_lives(audio):
        raise Problem(_("This interview is being recorded right now."), cure=_("Stop the recording first."))
    mended = recover(interview_folder)
    lock = recorder_lock(audio)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Problem(_("This interview is being recorded right now."), cure=_("Stop the recording first.")) from None
    try:
        return _salvage_all(interview_folder, mended)
    finally:
        lock.release()


def give_up_spares(interview_folder: Path) -> list[Path]:
    """Go on for good without the spare folders that are away; returns them. Only when a person has said so.

    Raises `Problem` if the interview is being recorded, `OSError` if the folder cannot be written.
    """
    audio = interview_folder / "audio"
    lock = recorder_lock(audio)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Problem(_("This interview is being recorded right now."), cure=_("Stop the recording first.")) from None
    try:
        return [*forget_away(audio), *forget_away(audio / BACKUP)]
    finally:
        lock.release()


def _salvage_all(interview_folder: Path, mended: bool) -> Repaired:
    holes: list[tuple[str, float, float]] = []
    kept: list[str] = []
    hopeless: list[str] = []
    timeline = Timeline(interview_folder / "timeline.jsonl")
    for path in to_seal(interview_folder):
        if damaged_from(path) is None:
            continue
        beside = _free_name(path)
        found = salvage(path, beside)
        if found is None:
            hopeless.append(_name(path))
            continue
        kept.append(_name(beside))
        for hole in found:
            holes.append((_name(path), round(hole.start, 3), round(hole.seconds, 3)))
            if path.parent == interview_folder / "audio":
                timeline.append(
                    GapDetected(
                        at=hole.start + hole.seconds,
                        start=hole.start,
                        seconds=round(hole.seconds, 3),
                        cause="damage",
                    )
                )
    return Repaired(mended, tuple(holes), tuple(kept), tuple(hopeless))


def _free_name(path: Path) -> Path:
    """Where a damaged file is kept; one that was kept before stays."""
    number, free = 1, path.with_name("recording.damaged.flac")
    while free.exists():
        number += 1
        free = path.with_name(f"recording.damaged-{number}.flac")
    return free


def _compare(interview_folder: Path, seal: SealedAudio) -> Finding | None:
    path = interview_folder / seal.file
    if not path.is_file():
        return Finding("missing", seal.file)
    return None if sha256_of(path) == seal.sha256 else Finding("changed", seal.file)


def _expected_seconds(interview_folder: Path) -> float | None:
    """Length of the sound by the timeline; None if nobody has ended a recording."""
    events = Timeline(interview_folder / "timeline.jsonl").events()
    return next((event.seconds for event in reversed(events) if isinstance(event, Stopped)), None)


def _form(path: Path) -> tuple[SoundFormat, int]:
    if path.suffix == ".wav":
        found = None if (form := wav_format(path)) is None else (form, wav_frames(path, form))
    else:
        found = flac_format(path)
    if found is None:
        raise Problem(_("This is no sound file of Interview TUI."), where=path)
    return found


def _name(path: Path) -> str:
    """From the interview's folder on: `audio/backup/recording.flac`."""
    parts = path.parts
    from_audio = parts[len(parts) - 1 - parts[::-1].index("audio") :] if "audio" in parts else parts[-1:]
    return "/".join(from_audio)
