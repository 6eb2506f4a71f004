"""An hour of transcript put right by keyboard alone, from its beginning to its end, in a real terminal. Prints JSON.

Run by hand: `python -m bench.correcting_session [--study DIR]`, with tmux and pulseaudio. Her part is played by a list
of keys: in each passage some segments are typed anew while their sound plays, and words are given to another, marked
inaudible, quoted, taken back and done again; then the passage is marked as read, which goes on to the next one. What
the log comes to afterwards has to be what is on the screen. `--study` takes the first interview of a study that is
there (the demo's), in a copy.
"""

import argparse
import json
import os
import random
import re
import shutil
import tempfile
import time
from pathlib import Path

from bench.reading import figures, hour
from interview_tui.export.linked import linked
from interview_tui.interview.corrections import Corrections
from interview_tui.study import Interview, Study
from tests.terminal import Terminal
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

WORDS = ["och", "sedan", "räknade", "på", "någon", "som", "ringer", "igen"]


class Session:
    """Keys, and how long until the screen says what they did."""

    def __init__(self, interview: Interview, seed: int = 1) -> None:
        self.interview = interview
        self.took: list[float] = []
        self._chance = random.Random(seed)
        self._terminal = Terminal("--language", "en", interview.study.folder, size=(120, 40))
        self._terminal.wait_for("l listen", 60)
        self._terminal.press("Enter")
        self._terminal.wait_for("% read", 60)

    def passages(self, edits: int, lines: int) -> int:
        """Read them all, with so many edits in each, so many lines apart; returns how many."""
        count = sum(bool(passage.segments) for passage in linked(self.interview).passages)
        self._terminal.press("Home", "-", "-")
        for number in range(count):
            for _edit in range(edits):
                self._terminal.press(*["Down"] * lines)
                self._edit()
            self._one_more(number)
            self._decided("r")  # and on to the next one
        return count

    def _edit(self) -> None:
        word = f"{self._chance.choice(WORDS)}{len(self.took)}"  # never what stood there
        self._terminal.press("Enter")
        self._terminal.wait_for("Esc give up")
        self._terminal.press("C-g")
        self._terminal.wait_for("▶")  # the sound goes on under the edit
        self._terminal.press(*["C-Right"] * self._chance.randint(0, 3), "C-w", *word, "Space")
        if self._chance.random() < 0.3:
            self._terminal.press("C-b")
        self._terminal.press("C-p")
        self._decided("Enter")

    def _one_more(self, number: int) -> None:
        match number % 4:
            case 0:
                self._decided("i")
            case 1:
                self._terminal.press("m", *"worth")
                self._terminal.wait_for("Enter saves")
                self._decided("Enter")
            case 2:
                self._give_to_another()
            case 3:
                self._decided("u")
                self._decided("U")

    def _give_to_another(self) -> None:
        """Where more than two may be speaking, she is asked whom she means."""
        before = self._log()
        self._terminal.press("t")
        wait_until(lambda: self._log() > before or "Who speaks here?" in self._terminal.shown(), 20, "the speaker")
        if self._log() == before:
            self._decided("Enter")

    def _decided(self, key: str) -> None:
        """Press it, and wait until the decision is on the disk and the picture has changed."""
        before, picture, started = self._log(), self._terminal.shown(), time.perf_counter()
        self._terminal.press(key)
        try:
            wait_until(lambda: self._log() > before, 20)
        except AssertionError:
            raise AssertionError(f"{key} decided nothing:\n{picture}\n{self._terminal.shown()}") from None
        wait_until(lambda: self._terminal.shown() != picture, 20, "the picture")
        self.took.append((time.perf_counter() - started) * 1000)

    def _log(self) -> int:
        path = self.interview.folder / "corrections.jsonl"
        return path.read_bytes().count(b"\n") if path.exists() else 0

    def seen(self) -> set[str]:
        """The words on the screen, from the beginning of the transcript to its end."""
        self._terminal.press("Home")
        words: set[str] = set()
        pages: list[str] = []
        while len(pages) < 3 or len(set(pages[-3:])) > 1:  # the last one does not change any more
            time.sleep(0.3)
            pages.append(self._terminal.shown())
            words |= set(re.findall(r"\w+", pages[-1]))
            self._terminal.press("PageDown")
        return words

    def end(self) -> None:
        self._terminal.close()


def measured(interview: Interview, edits: int, lines: int) -> dict[str, object]:
    started = time.perf_counter()
    session = Session(interview)
    try:
        passages = session.passages(edits, lines)
        minutes = (time.perf_counter() - started) / 60
        seen = session.seen()
    finally:
        session.end()
    now = linked(interview)
    said = {word for s in now.segments for word in re.findall(r"\w+", s.text)}
    log = Corrections(interview.folder / "corrections.jsonl").all()
    return {
        "bench": "correcting_session",
        "words": len([word for s in now.segments for word in s.text.split()]),
        "passages": passages,
        "decisions": {kind: sum(one.correction == kind for one in log) for kind in sorted({o.correction for o in log})},
        "read": now.read,
        "words_not_seen": len(said - seen),
        "minutes": round(minutes, 1),
        "key_to_disk_and_screen": figures(session.took),
    }


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--study", type=Path)
    wanted = options.parse_args()
    audio = VirtualAudio().start()
    os.environ.update(audio.variables)
    try:
        with tempfile.TemporaryDirectory() as folder:
            if wanted.study is None:
                print(json.dumps(measured(hour(Path(folder) / "hour"), edits=7, lines=2)))
            else:
                shutil.copytree(wanted.study, Path(folder) / "study")
                interview = Study(Path(folder) / "study").interviews()[0]
                print(json.dumps(measured(interview, edits=1, lines=0)))
    finally:
        audio.stop()


if __name__ == "__main__":
    main()
