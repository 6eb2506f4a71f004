"""How many unsure words are wrong, and what becomes of corrections when the same sound is transcribed again.

Run by hand: `python -m bench.heard_again FOLDER`. The demo's Swedish recording is transcribed by the demo's model under
white noise of three strengths (some minutes each; what FOLDER holds already is not done again) and compared with its
script. Prints two tables: of the words of each probability how many are wrong; and, for two transcripts of one sound,
the share of wrong words in the second before and after the corrections of the first are laid over it.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
from rapidfuzz.distance import Levenshtein

from interview_tui.correcting.editing import Editing
from interview_tui.correcting.text import Known, corrected, places_in
from interview_tui.demo.material import material
from interview_tui.interview.correction import TextSet
from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment
from interview_tui.transcription.transcript import read_transcript

NOISE = (20, 16, 12)
"""Decibels of speech over noise."""
EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)
DEMO = material("sv")


def transcribed(folder: Path, noise: int) -> tuple[Segment, ...]:
    """What the demo's model hears in the recording with so much noise."""
    here = folder / f"sv{noise}"
    path = here / "interviews" / "01-robin" / "transcript.jsonl"
    if not path.exists():
        sound = folder / f"sound{noise}"
        sound.mkdir(parents=True, exist_ok=True)
        for name in ("guide.md", "presses.jsonl"):
            shutil.copy(DEMO / name, sound / name)
        samples, rate = soundfile.read(DEMO / "recording.flac", dtype="float32")
        loud = np.sqrt(np.mean(samples[np.abs(samples) > 0.01] ** 2)) * 10 ** (-noise / 20)
        hiss = np.random.default_rng(1).standard_normal(samples.shape).astype(np.float32) * loud
        soundfile.write(sound / "recording.flac", np.clip(samples + hiss, -1, 1), rate)
        command = [
            sys.executable,
            "-m",
            "interview_tui",
            "demo",
            "--headless",
            "--with",
            str(sound),
            "--into",
            str(here),
        ]
        subprocess.run([*command, "--model", "nano-demo"], check=True, stdout=subprocess.DEVNULL)
    transcript = read_transcript(path)
    assert transcript is not None
    return transcript.segments


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def judged(segments: Sequence[Segment], said: Sequence[str]) -> list[tuple[float, bool]]:
    """Each word's probability, and whether it was said there."""
    heard = [(word.probability, text) for one in segments for word in one.words for text in plain(word.text)]
    matcher = SequenceMatcher(None, said, [text for _p, text in heard], autojunk=False)
    right = {block.b + i for block in matcher.get_matching_blocks() for i in range(block.size)}
    return [(probability, i in right) for i, (probability, _text) in enumerate(heard)]


def wrong(passages: Sequence[Passage], said: Sequence[str]) -> float:
    """The word error rate, per cent."""
    heard = [text for passage in passages for one in passage.segments for text in plain(one.text)]
    return 100 * Levenshtein.distance(heard, said) / len(said)


def put_right(raw: Sequence[Passage], truth: Sequence[tuple[float, str]]) -> list[TextSet]:
    """Each segment typed anew as it was said: `truth` are words with the second of their middle."""
    log: list[TextSet] = []
    known, places = Known(), places_in(raw)
    starts = [segment.start - 0.15 for segment in raw[0].segments]
    for segment, (low, high) in zip(raw[0].segments, pairwise([-1.0, *starts[1:], 1e9]), strict=True):
        now = corrected(raw, decisions(log), known).passages
        (same,) = [one for one in now[0].segments if one.id == segment.id]
        meant = " ".join(text for at, text in truth if low <= at < high)
        if meant and plain(meant) != plain(same.text):
            done = Editing(now, now, places).edit(same, meant)
            assert done is not None
            log.append(done.model_copy(update={"n": len(log) + 1}))
    return log


def main() -> None:
    folder = Path(sys.argv[1])
    script = json.loads((DEMO / "script.json").read_text(encoding="utf-8"))
    truth = [((start + end) / 2, text) for one in script["utterances"] for start, end, text in one["words"]]
    said = [word for _at, text in truth for word in plain(text)]
    heard = {noise: transcribed(folder, noise) for noise in NOISE}
    words = [one for segments in heard.values() for one in judged(segments, said)]
    print("| probability | words | wrong |\n|---|---|---|")
    for low, high in pairwise(EDGES):
        there = [right for probability, right in words if low <= probability < high]
        print(f"| {low}–{min(high, 1)} | {len(there)} | {100 * there.count(False) / max(1, len(there)):.0f} % |")
    print("\n| put right at | again at | changes | find no place | wrong words before | after |")
    print("|---|---|---|---|---|---|")
    for first, second in ((16, 20), (12, 20), (20, 16), (12, 16)):
        one, other = ((Passage(0, 1e6, heard[noise]),) for noise in (first, second))
        log = put_right(one, truth)
        found = corrected(other, decisions(log))
        print(
            f"| {first} dB | {second} dB | {sum(len(done.changes) for done in log)} | {len(found.unplaced)} "
            f"| {wrong(other, said):.1f} % | {wrong(found.passages, said):.1f} % |"
        )


if __name__ == "__main__":
    main()
