"""One way to transcribe a sound file, in a process of its own: `python -m bench.transcribe_rows WAY MODEL SOUND …`.

Prints one line of JSON: words heard, peak memory in MB. How long it took is measured by whoever starts it, from the
start of the process, as a user would.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import soundfile

from interview_tui.transcription.engine import Engine, Heard
from interview_tui.transcription.loading import without_collecting
from interview_tui.transcription.priority import sleep_while_waiting

WAYS = ("stock", "stock-greedy", "stock-pieces", "one-by-one", "ours", "faster-whisper")
REST = 3.0
"""Seconds after the last sentence of a chunk that no engine hears again: the nano model's."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("model", type=Path)
    parser.add_argument("sound", type=Path)
    parser.add_argument("--language", default="sv")
    parser.add_argument("--at-least", type=float, default=24.0, help="seconds of a chunk")
    parser.add_argument("--sure", action="store_true", help="no second tries, no text before: for cost alone")
    told = parser.parse_args()
    text = _stock(told) if told.way.startswith("stock") else " ".join(_followed(told))
    print(json.dumps({"text": text, "peak_mb": round(_peak_mb())}))


def _stock(told: argparse.Namespace) -> str:
    """The command `whisper`, in this process; without the program ffmpeg, it is given the samples by us."""
    from importlib import import_module

    import whisper

    command = import_module("whisper.transcribe")  # the package has a function of that name
    if shutil.which("ffmpeg") is None:
        whisper.audio.load_audio = lambda file: soundfile.read(file, dtype="float32")[0]
    with tempfile.TemporaryDirectory() as folder:
        sounds = sorted(pieces_beside(told.sound).iterdir()) if told.way == "stock-pieces" else [told.sound]
        arguments = [*map(str, sounds), "--model", str(told.model), "--language", told.language, "--verbose", "False"]
        arguments += ["--output_dir", folder, "--output_format", "txt", "--device", "cpu", "--fp16", "False"]
        if told.way == "stock-greedy":
            arguments += ["--beam_size", "None", "--best_of", "None"]
        if told.sure:
            arguments += ["--condition_on_previous_text", "False", "--temperature_increment_on_fallback", "None"]
        sys.argv = ["whisper", *arguments]
        command.cli()
        return " ".join((Path(folder) / f"{sound.stem}.txt").read_text(encoding="utf-8") for sound in sounds)


def pieces_beside(sound: Path) -> Path:
    """Folder of the pieces that a sound file was cut into, for the way `stock-pieces`."""
    return sound.with_name(f"{sound.stem}-pieces")


def write_pieces(sound: Path, at_least: float) -> None:
    """Cut the file as this program does, into files for the command `whisper`, which then hears the same windows."""

    class Writing:
        name = model = "pieces"
        language = "sv"

        def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
            soundfile.write(pieces_beside(sound) / f"{offset:09.3f}.wav", samples, 16_000, subtype="PCM_16")
            return []

        def several(self, chunks: Iterable[tuple[np.ndarray, float]]) -> Iterator[Sequence[Heard]]:
            return (self.segments(*chunk) for chunk in chunks)

    pieces_beside(sound).mkdir()
    _follow(sound, Writing, at_least)


def _followed(told: argparse.Namespace) -> list[str]:
    """As the worker does it: the recording is cut in silence, and its chunks are heard."""
    return _follow(told.sound, lambda: _engine(told), told.at_least)


def _follow(sound_file: Path, load: Callable[[], Engine], at_least: float) -> list[str]:
    from interview_tui.transcription.chunks import Cutting
    from interview_tui.transcription.cut import speech_finder
    from interview_tui.transcription.cut_before import CutBefore
    from interview_tui.transcription.following import follow
    from interview_tui.transcription.transcript import Header, TranscriptWriter

    with tempfile.TemporaryDirectory() as folder:
        interview = Path(folder)
        (interview / "audio").mkdir()
        sound, rate = soundfile.read(sound_file, dtype="int16")
        soundfile.write(interview / "audio" / "recording.flac", sound, rate, subtype="PCM_16")
        finding, cutting = {"threshold": 0.35, "padding": 0.1, "silence": 0.3}, Cutting(at_least=at_least)
        with CutBefore(interview, finding, cutting) as cut_before:
            cut_before.begin(0.0)
            engine = load()
            header = Header(engine=engine.name, model=engine.model, language=engine.language)
            writer = TranscriptWriter(interview, header)
            follow(interview, writer, engine, speech_finder(**finding), cutting, _never, cut_before.chunks)
        return [word.text for word in writer.transcript.words]


def _never() -> None:
    raise AssertionError("a finished recording is never waited for")


def _engine(told: argparse.Namespace) -> Engine:
    """The engine, with torch set up as the worker does."""
    sleep_while_waiting()
    with without_collecting():
        return _loaded(told)


def _loaded(told: argparse.Namespace) -> Engine:
    if told.way == "one-by-one":
        return OneByOne(told.model, told.language)
    if told.way == "ours":
        from interview_tui.transcription.openai_whisper import OpenAIWhisper

        return OpenAIWhisper(told.model.stem, told.model, told.language, rest=REST)
    from interview_tui.transcription.faster_whisper import FasterWhisper
    from interview_tui.transcription.models import Model

    digest = sha256(told.model.read_bytes()).hexdigest()
    model = Model(name=told.model.stem, path=told.model, sha256=digest, installed=True)
    return FasterWhisper(model, told.language, rest=REST)


class OneByOne:
    """openai-whisper's own `transcribe()` on one chunk after another: what this program did before."""

    name = "one-by-one"

    def __init__(self, model: Path, language: str) -> None:
        from interview_tui.transcription.openai_whisper import load_weights

        self.model, self.language = model.stem, language
        self._whisper = load_weights(model)

    def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
        from bench.stock_chunks import stock_segments
        from interview_tui.transcription.heard import in_recording

        found = stock_segments(self._whisper, samples, offset, self.language, REST)
        return list(in_recording(found, offset, len(samples) / 16_000))

    def several(self, chunks: Iterable[tuple[np.ndarray, float]]) -> Iterator[Sequence[Heard]]:
        return (self.segments(*chunk) for chunk in chunks)


def _peak_mb() -> float:
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 1e6
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    # Not `ru_maxrss`: on Linux it begins with what the process that started this one had.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1e3


if __name__ == "__main__":
    main()
