"""How fast the overview of two hundred interviews of an hour opens, and how fast a word is found in them.

Run by hand: `python -m bench.across [INTERVIEWS [FOLDER]]`; two hundred unless told otherwise. The study is made in
FOLDER, which is used again if it is there (making it and reading it takes minutes), else in a temporary one. Prints one
line of JSON; ends with 1 if it opens in more than a second, or a word is found in more than 0.3 s.

What is said is drawn from a vocabulary of made-up words with the frequencies of speech (Zipf), so that common and rare
words are looked for. Each opening is a process of its own; before a cold one the system is asked to let go of what it
keeps of the disk (`/proc/sys/vm/drop_caches`), which only the superuser may: `caches_dropped` says whether it was.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SECONDS = 3600.0
WORDS = 12_000
"""Of the vocabulary."""
LOOKED_FOR = 60
MOST_TO_OPEN, MOST_TO_FIND = 1.0, 0.3
GUIDE = """---
language: sv
minutes: 60
---
# Tillit i mötet

## Välkommen
Tack för att du är med.

## Tema: Vardag (15 min)
1. Hur ser en vanlig dag ut? {{#dag}}
2. Vad betyder tillit för dig i mötet? {{#tillit}}
3. {reworded} {{#brister}}

## Tema: Stöd (20 min)
4. Vem vänder du dig till när det är svårt? {{#vem}}
5. Hur var den första kontakten? {{#kontakt}}
6. Vad hade du velat ha? {{#velat}}
7. Hur gick det för barnen? {{#barnen}}

## Tema: Framtid (15 min)
8. Hur ser du på åren som kommer? {{#framtid}}
9. Vilket råd skulle du ge någon annan? {{#rad}}
{more}
## Avslut (10 min)
11. Är det något mer du vill säga? {{#mer}}
"""
VERSIONS = (
    GUIDE.format(reworded="När brister tilliten?", more=""),
    GUIDE.format(reworded="Kan du berätta om en gång när tilliten brast?", more=""),
    GUIDE.format(reworded="Kan du berätta om en gång när tilliten brast?", more="10. Vad hoppas du på? {#hopp}\n"),
)


def make(folder: Path, count: int) -> None:
    """The study: a third of the interviews with each version of the guide, a question or two of each not asked."""
    import numpy
    import soundfile

    from interview_tui.guide.markdown import read_guide
    from interview_tui.interview.events import (
        Ended,
        QuestionAsked,
        QuestionSkipped,
        QuoteMarked,
        RecordingStarted,
        Stopped,
    )
    from interview_tui.interview.record import InterviewRecord, Participant
    from interview_tui.recovery import recover_interview
    from interview_tui.study import Settings, Study

    chance = random.Random(8)
    vocabulary = words(chance)
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    study = Study.create(folder, VERSIONS[0], Settings(title="Tillit i mötet", language="sv", minutes=60))
    sound = folder / "silence.flac"
    soundfile.write(sound, numpy.zeros(int(SECONDS) * 16_000, "int16"), 16_000)
    for number in range(count):
        text = VERSIONS[number * len(VERSIONS) // count]
        study.guide_path.write_text(text, encoding="utf-8")
        interview = study.new_interview(
            InterviewRecord(participants=(Participant(pseudonym=f"Deltagare {number + 1}"),))
        )
        asked = [question.id for question in read_guide(text).questions()]
        skipped = chance.choice(asked[1:])
        interview.timeline.append(RecordingStarted(at=0))
        for place, id in enumerate(asked):
            at = place * SECONDS / len(asked)
            event = QuestionSkipped if id == skipped else QuestionAsked
            interview.timeline.append(event(at=at, question=id))
            interview.timeline.append(QuoteMarked(at=at + 90))
        interview.timeline.append(Stopped(at=SECONDS, seconds=SECONDS))
        interview.timeline.append(Ended(at=SECONDS))
        _write_transcript(interview.transcript, chance, vocabulary, weights, f"Deltagare {number + 1}")
        shutil.copy(sound, interview.audio / "recording.flac")
        recover_interview(interview)  # its sums are noted now, as the recorder would have done
    sound.unlink()


def words(chance: random.Random) -> list[str]:
    """Made-up words of two to five syllables; the most common ones are the shortest."""
    syllables = [a + b + c for a in "bdfghjklmnprstv" for b in "aeiouyåäö" for c in ("", "n", "r", "s")]
    found = {"".join(chance.choice(syllables) for _one in range(2 + chance.randrange(4))) for _word in range(WORDS)}
    return sorted(found, key=lambda word: (len(word) + chance.random() * 6, word))


def _write_transcript(path: Path, chance: random.Random, vocabulary: list[str], weights: list[float], who: str) -> None:
    at, number, segments = 2.0, 0, []
    while at < SECONDS - 30:
        speaker = chance.choice(("I", who, who, who))
        said = chance.choices(vocabulary, weights, k=chance.randint(4, 9 if speaker == "I" else 30))
        said[-1] += "."
        heard = [
            {"start": round(at + i * 0.36, 2), "end": round(at + i * 0.36 + 0.3, 2), "text": one}
            for i, one in enumerate(said)
        ]
        end = float(str(heard[-1]["end"]))
        segments.append(
            {"id": f"1.{number}", "start": at, "end": end, "text": " ".join(said), "words": heard, "speaker": speaker}
        )
        number, at = number + 1, round(end + chance.random(), 2)
    header = {"kind": "header", "schema": 1, "engine": "none", "engine_version": "1", "model": "none"}
    header |= {"model_sha256": "0" * 64, "language": "sv", "options": {}, "notice": ""}
    chunk = {"kind": "chunk", "n": 1, "start": 0.0, "end": SECONDS, "speech": [[0.0, SECONDS]], "segments": segments}
    end_line = {"kind": "end", "seconds": SECONDS, "speech_seconds": SECONDS, "covered_seconds": SECONDS}
    lines = [json.dumps(line) + "\n" for line in (header, chunk, end_line | {"uncovered": []})]
    path.write_text("".join(lines), encoding="utf-8")


def open_once(folder: Path) -> dict[str, float]:
    """Seconds until the list of interviews, and until the overview, stand there; in this process, from nothing."""
    from interview_tui.across.kept import Across
    from interview_tui.across.overview import overview
    from interview_tui.study import Study
    from interview_tui.tui.study_rows import study_rows, table

    started = time.perf_counter()
    study = Study(folder)
    table(study_rows(study), 114)
    rows = time.perf_counter()
    held = Across(study).refresh()
    shown = overview(held.interviews, held.guides, study.guide)
    assert shown.themes
    assert shown.totals.interviews
    return {"list": rows - started, "overview": time.perf_counter() - rows}


def find_words(folder: Path) -> list[float]:
    """Seconds for each of some words, common and rare, half of them only by their beginning."""
    from interview_tui.across.finding import find
    from interview_tui.across.kept import Across
    from interview_tui.study import Study

    chance = random.Random(8)
    across = Across(Study(folder))
    held = across.refresh()
    vocabulary = words(random.Random(8))
    took = []
    for number in range(LOOKED_FOR):
        word = vocabulary[int(len(vocabulary) * chance.random() ** 3)]
        started = time.perf_counter()
        find(across, held.interviews, word if number % 2 else word[:3])
        took.append(time.perf_counter() - started)
    return took


def rebuild(folder: Path) -> float:
    """Seconds to read every interview anew."""
    from interview_tui.across.kept import Across
    from interview_tui.indexed import drop
    from interview_tui.study import Study

    study = Study(folder)
    drop(study)
    started = time.perf_counter()
    Across(study).refresh()
    return time.perf_counter() - started


def main(count: int, folder: Path) -> int:
    if not (folder / "study.toml").exists():
        make(folder, count)
    found: dict[str, Any] = {"interviews": count, "load": round(os.getloadavg()[0], 1)}
    found["rebuild_seconds"] = round(_in_a_process("rebuild", folder), 1)
    found["index_megabytes"] = round((folder / ".index" / "interviews.sqlite").stat().st_size / 1e6, 1)
    # The lines of the list, too, are kept when they have been made once.
    found["first_open_seconds"] = round(sum(_in_a_process("open", folder).values()), 1)
    found["caches_dropped"] = _drop_caches()
    cold = _in_a_process("open", folder)
    warm = [_in_a_process("open", folder) for _time in range(5)]
    found["open_cold_seconds"] = round(sum(cold.values()), 3)
    found["open_warm_seconds"] = round(statistics.median(sum(one.values()) for one in warm), 3)
    found["of_that_the_list"] = [round(cold["list"], 3), round(statistics.median(one["list"] for one in warm), 3)]
    took = sorted(_in_a_process("find", folder))
    found["find_median_seconds"] = round(statistics.median(took), 3)
    found["find_p95_seconds"] = round(took[int(0.95 * len(took))], 3)
    print(json.dumps(found))
    slow = max(found["open_cold_seconds"], found["open_warm_seconds"]) > MOST_TO_OPEN
    return 1 if slow or found["find_p95_seconds"] > MOST_TO_FIND else 0


def _in_a_process(what: str, folder: Path) -> Any:
    command = [sys.executable, "-m", "bench.across", "--do", what, str(folder)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _drop_caches() -> bool:
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except (OSError, AttributeError):
        return False
    return True


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == ["--do"]:
        do = {"open": open_once, "find": find_words, "rebuild": rebuild}[given[1]]
        print(json.dumps(do(Path(given[2]))))
        sys.exit(0)
    wanted = int(given[0]) if given else 200
    if len(given) > 1:
        sys.exit(main(wanted, Path(given[1])))
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(main(wanted, Path(temporary) / "study"))
