"""Any sound file as 16 kHz mono. libsndfile first, which is exact; FFmpeg's libraries for everything else.

No `ffmpeg` program is ever run. Import it only where numpy is allowed.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from interview_tui.audio.decoding.unreadable import no_sound_track, not_readable, refuse_what_is_no_sound
from interview_tui.audio.storage.wav import HEADER_BYTES, SoundFormat
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.times import clock_time

RATE = 16_000
Samples = np.ndarray[tuple[int], np.dtype[np.float32]]
"""Mono at 16 kHz, from -1 to 1."""
_SNDFILE = {".wav", ".flac", ".ogg", ".oga", ".opus", ".aif", ".aiff", ".w64"}
_PIECE_SECONDS = 1
ONLY_THIS_FILE = {
    "protocol_whitelist": "file",
    "format_whitelist": (
        "wav,w64,aiff,caf,au,flac,ogg,mp3,aac,loas,ac3,eac3,amr,amrnb,amrwb,asf,mov,mp4,m4a,3gp,3g2,matroska,webm,"
        "avi,flv,mpegts,mpeg,ape,wv,tta,rm,gsm,dss"
    ),
}
"""For `av.open`: no playlist that names other files, and nothing on a network, is ever followed."""


def decode(path: Path) -> Samples:
    """All of a sound file (or of the first sound track of a video). Raises `Problem` if there is no sound in it."""
    refuse_what_is_no_sound(path)
    samples = _by_sndfile(path) if path.suffix.lower() in _SNDFILE else None
    if samples is None:
        samples = _by_av(path)
    if not len(samples):
        raise Problem(
            _("This sound file holds no sound: its length is zero."),
            cure=_("Copy it again from the recorder or phone that made it."),
            where=path,
        )
    return samples


def to_16_bit(samples: Samples) -> bytes:
    """`samples` as 16-bit little-endian; what came from 16 bits comes out the same."""
    return np.clip(np.round(samples * 32768), -32768, 32767).astype("<i2").tobytes()


def mono(frames: "np.ndarray[Any, Any]") -> Samples:
    """Frames of 16-bit or float sound, all channels, as one."""
    scale = 32768 if frames.dtype == np.int16 else 1
    one = frames[:, 0] if frames.shape[1] == 1 else frames.mean(axis=1)
    samples: Samples = one.astype(np.float32) / np.float32(scale)
    return samples


def read_frames(path: Path, format: SoundFormat, start: int, end: int) -> "np.ndarray[Any, Any]":
    """16-bit frames `start` to `end` of a WAV file of ours or a FLAC file. Raises `Problem` if it is damaged."""
    if path.suffix == ".wav":
        with path.open("rb") as file:
            file.seek(HEADER_BYTES + start * format.frame_bytes)
            data = file.read((end - start) * format.frame_bytes)
        data = data[: len(data) - len(data) % format.frame_bytes]
        return np.frombuffer(data, dtype="<i2").reshape(-1, format.channels)
    import soundfile

    try:
        with path.open("rb") as file, soundfile.SoundFile(file) as sound:
            sound.seek(start)
            frames: np.ndarray[Any, Any] = sound.read(end - start, dtype="int16", always_2d=True)
            return frames
    except soundfile.SoundFileRuntimeError as error:
        raise Problem(
            _("The recording is damaged from about {time} on.").format(time=clock_time(start / format.rate)),
            cure=_("Put back its copy from a backup."),
            where=path,
        ) from error


def resampled(samples: Samples, rate: int) -> Samples:
    """`samples`, which have `rate` a second, at 16 kHz."""
    if rate == RATE or not len(samples):
        return samples
    import av

    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    pieces: list[np.ndarray[Any, Any]] = []
    step = rate * _PIECE_SECONDS
    for start in range(0, len(samples), step):
        piece = np.ascontiguousarray(samples[start : start + step], dtype=np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(piece, format="flt", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        pieces += [out.to_ndarray()[0] for out in resampler.resample(frame)]
    pieces += [out.to_ndarray()[0] for out in resampler.resample(None)]
    return np.concatenate(pieces).astype(np.float32, copy=False)


def _by_sndfile(path: Path) -> Samples | None:
    """None if libsndfile cannot read it; FFmpeg may."""
    import soundfile

    try:
        with soundfile.SoundFile(path) as sound:
            rate = sound.samplerate
            subtype = "int16" if sound.subtype == "PCM_16" else "float32"
            pieces = [mono(frames) for frames in sound.blocks(rate * 60, dtype=subtype, always_2d=True)]
    except soundfile.LibsndfileError:
        return None
    return resampled(np.concatenate(pieces) if pieces else np.empty(0, dtype=np.float32), rate)


def _by_av(path: Path) -> Samples:
    import av

    pieces: list[np.ndarray[Any, Any]] = []
    try:
        with av.open(str(path), metadata_errors="ignore", options=ONLY_THIS_FILE) as container:
            if not container.streams.audio:
                raise no_sound_track(path)
            resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
            for packet in container.demux(container.streams.audio[0]):
                try:
                    frames = packet.decode()
                except av.error.InvalidDataError:
                    continue  # a damaged packet costs itself, not the hour around it
                for frame in frames:
                    pieces += [out.to_ndarray()[0] for out in resampler.resample(frame)]
            pieces += [out.to_ndarray()[0] for out in resampler.resample(None)]
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise not_readable(path, error) from error
    if not pieces:  # some kinds are known by their name alone, and then nothing in them makes sense
        raise not_readable(path)
    return np.concatenate(pieces).astype(np.float32, copy=False)
