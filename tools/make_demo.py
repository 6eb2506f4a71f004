"""Makes the demo's recordings, key presses and scripts from `tools/demo_talks.py` and the demo's guides.

    nice python -m tools.make_demo NANO_MODEL.pt [sv|en …]

Draws fillings, pitch, speed and pauses from a seed, lets the nano model hear the whole in several ways, draws again
what it misheard, and writes `interview_tui/demo/LANGUAGE/`. With `--check` it only measures what is there.
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.events import EVENT
from interview_tui.interview.state import state
from tools.demo_check import Condition, Heard, Timed, compare, hear, plain, windows_heard, words_lost
from tools.demo_talks import TALKS, Line, Press, Talk
from tools.espeak import RATE, speak

DEMO = Path(__file__).parent.parent / "interview_tui" / "demo"
NOISE = 2e-4
"""A quiet room rather than digital silence; small, so that FLAC stays small."""
LEAD, TAIL = 0.9, 1.3
"""Seconds of room before the first word and after the last."""
WINDOWS = (29.3, 20.0)
"""Seconds: the search hears the talk in windows of these lengths, one from every line on."""
CONDITIONS = [
    Condition(),
    *(Condition(offset / 10, resampled=True) for offset in range(3, 28, 4)),
    *(Condition(offset / 10, resampled=True, at_least=15) for offset in range(3, 28, 6)),
    *(Condition(at_least=seconds) for seconds in (5, 10, 15, 20, 25)),
]
"""How the finished recording is measured: through the model's whole `transcribe()`."""


@dataclass(frozen=True)
class Said:
    """One line as it is said."""

    text: str
    pitch: int
    speed: int
    pause: float
    """Silence after it, in seconds."""
    press: float
    """How long before it (or after it) a key is pressed, in seconds."""


@dataclass(frozen=True)
class Take:
    samples: np.ndarray
    presses: list[Press]
    utterances: list[dict[str, Any]]

    @property
    def said(self) -> list[Timed]:
        return [(start, end, word) for one in self.utterances for start, end, word in one["words"]]

    @property
    def line_of_word(self) -> list[int]:
        return [i for i, one in enumerate(self.utterances) for _ in one["words"]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("model", help="the nano model, an openai-whisper .pt file")
    arguments.add_argument("languages", nargs="*", default=[])
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rounds", type=int, default=12, help="how often misheard lines are drawn again")
    arguments.add_argument("--check", action="store_true", help="measure what is there, write nothing")
    given = arguments.parse_args()

    import whisper

    model = whisper.load_model(given.model, device="cpu")
    for language in given.languages or list(TALKS):
        folder = DEMO / language
        guide = read_guide((folder / "guide.md").read_text(encoding="utf-8"), folder / "guide.md")
        if not given.check:
            for take in takes(model, language, guide, given.seed, given.rounds):
                write(folder, language, take)
        check(model, language, guide, folder)


def takes(model: Any, language: str, guide: Guide, seed: int, rounds: int) -> Iterator[Take]:
    """The talk as the model hears it better and better: lines that it mishears in any window are said anew."""
    talk, rng = TALKS[language], random.Random(f"{language} {seed}")
    best = [drawn(line, i, talk, rng) for i, line in enumerate(talk.lines)]
    yield (take := record(talk, best, language, guide))
    wrong = misheard(model, language, take)
    for number in range(rounds):
        print(f"{language}: round {number}, {sum(wrong.values())} wrong in lines {sorted(wrong)}", flush=True)
        if not wrong:
            break
        # A line is often lost because of its neighbours in the window, so these are drawn again now and then.
        again = {i + (rng.choice((-1, 1)) if rng.random() < 0.4 else 0) for i in wrong}
        lines = [drawn(talk.lines[i], i, talk, rng) if i in again else said for i, said in enumerate(best)]
        now = misheard(model, language, take := record(talk, lines, language, guide))
        if sum(now.values()) <= sum(wrong.values()):
            best, wrong = lines, now
            yield take


def drawn(line: Line, i: int, talk: Talk, rng: random.Random) -> Said:
    """`line` with one filling of its choices, and a way to say it."""
    text = re.sub(r"\[(.*?)\]", lambda match: rng.choice(match[1].split("|")), line.text)
    turn_ends = i + 1 == len(talk.lines) or talk.lines[i + 1].speaker != line.speaker or talk.lines[i + 1].before
    pause = rng.uniform(1.0, 1.5) if turn_ends else rng.uniform(0.5, 0.8)
    press = rng.uniform(0.25, 0.45)
    return Said(text, rng.randint(*talk.pitches[line.speaker]), rng.randint(138, 152), round(pause, 2), round(press, 2))


def record(talk: Talk, lines: list[Said], language: str, guide: Guide) -> Take:
    """Say it all, and press the keys."""
    parts = [np.zeros(round(LEAD * RATE), np.float32)]
    presses: list[Press] = [{"at": 0.0, "event": "RecordingAgreed"}]
    utterances: list[dict[str, Any]] = []
    position = len(parts[0])
    for line, said in zip(talk.lines, lines, strict=True):
        speech = speak(said.text, language, talk.voices[line.speaker], said.pitch, said.speed)
        at = position / RATE
        words = [[round(at + start, 3), round(at + end, 3), word] for start, end, word in speech.words]
        start, end = round(at + speech.words[0][0], 3), round(at + speech.words[-1][1], 3)
        presses += [{"at": round(start - said.press, 2)} | press for press in line.before]
        presses += [{"at": round(end + said.press, 2)} | press for press in line.after]
        utterances.append({"speaker": line.speaker, "start": start, "end": end, "text": said.text, "words": words})
        parts += [speech.samples, np.zeros(round(said.pause * RATE), np.float32)]
        position += len(parts[-1]) + len(parts[-2])
    parts.append(np.zeros(round((TAIL - lines[-1].pause) * RATE) if lines[-1].pause < TAIL else 0, np.float32))
    samples = np.concatenate(parts)
    noise = np.random.default_rng(len(language)).normal(0, NOISE, len(samples))
    samples = (np.round((samples + noise) * 32768) / 32768).astype(np.float32)
    presses.append({"at": round(utterances[-1]["end"] + 0.7, 2), "event": "Ended"})
    where = place_at(guide, presses)
    for one in utterances:
        one["question"], one["section"] = where((one["start"] + one["end"]) / 2)
    keys = ("speaker", "start", "end", "text", "question", "section", "words")
    return Take(samples, presses, [{key: one[key] for key in keys} for one in utterances])


def place_at(guide: Guide, presses: list[Press]) -> Callable[[float], tuple[str | None, str | None]]:
    """A function from a second to the question and the section that are current there."""
    intervals = state(guide, [EVENT.validate_python(press) for press in presses]).intervals
    sections = {section.id for section in guide.sections}

    def where(at: float) -> tuple[str | None, str | None]:
        for id, spans in intervals.items():
            if any(span.start <= at < (span.end or 1e9) for span in spans):
                return (None, id) if id in sections else (id, guide.section_of(id).id)
        return None, None

    return where


def misheard(model: Any, language: str, take: Take) -> dict[int, int]:
    """Line → how many of its words went wrong, over all windows. Words invented count too."""
    lines, wrong = take.utterances, dict[int, int]()
    for longest in WINDOWS:
        spans, inside = [], []
        for first, line in enumerate(lines):
            start = line["start"] - 0.4
            last = max(i for i in range(first, len(lines)) if lines[i]["end"] + 0.3 - start <= longest)
            spans.append((start, lines[last]["end"] + 0.3))
            inside.append([(word, i) for i in range(first, last + 1) for *_, word in lines[i]["words"]])
        for said, words in zip(inside, windows_heard(model, language, take.samples, spans), strict=True):
            for lost in words_lost([word for word, _ in said], words):
                wrong[said[lost][1]] = wrong.get(said[lost][1], 0) + 1
    return wrong


def heard(model: Any, language: str, guide: Guide, take: Take, condition: Condition) -> Heard:
    where = place_at(guide, take.presses)
    words = hear(model, language, take.samples, condition)
    return compare(take.said, words, lambda at: where(at)[0] or where(at)[1])


def write(folder: Path, language: str, take: Take) -> None:
    import soundfile

    soundfile.write(folder / "recording.flac", take.samples, RATE, subtype="PCM_16", compression_level=1.0)  # smallest
    presses = sorted(take.presses, key=lambda press: press["at"])
    lines = [json.dumps(press, ensure_ascii=False) for press in presses]
    (folder / "presses.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    head = {"language": language, "voices": TALKS[language].voices, "seconds": len(take.samples) / RATE}
    rows = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in take.utterances)
    text = json.dumps(head, ensure_ascii=False)[:-1] + f', "utterances": [\n  {rows}\n]}}\n'
    (folder / "script.json").write_text(text, encoding="utf-8")


def check(model: Any, language: str, guide: Guide, folder: Path) -> None:
    """Print how the files in `folder` are heard under every condition."""
    import soundfile

    samples, _ = soundfile.read(folder / "recording.flac", dtype="float32")
    script = json.loads((folder / "script.json").read_text(encoding="utf-8"))
    presses = [json.loads(line) for line in (folder / "presses.jsonl").read_text(encoding="utf-8").splitlines()]
    take = Take(samples, presses, script["utterances"])
    texts = [" ".join(plain(one["text"])) for one in take.utterances]
    size = (folder / "recording.flac").stat().st_size / 1e6
    print(f"{language}: {len(samples) / RATE:.1f} s, {len(texts)} utterances, {len(take.said)} words, {size:.2f} MB")
    for condition in CONDITIONS:
        result = heard(model, language, guide, take, condition)
        lines = sorted({take.line_of_word[word] for word in result.lost})
        print(
            f"  {condition}: {result.share:.1%} of the words, {result.placed:.1%} of these in place, "
            f"{result.invented} invented{', lines ' if lines else ''}{', '.join(map(str, lines))}",
            flush=True,
        )


if __name__ == "__main__":
    main()
