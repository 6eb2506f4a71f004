"""The check of finished files: what it finds, what it refuses in vain, and how long it takes.

    python -m bench.leaks [--show]

1. Found: each planted identity (tests/privacy/planted) was replaced, and its sentence is what is exported, as it
   stands and in small letters. Ages and occupations aside.
2. In vain: in each interview of bench/interviews and of the demos everything proposed is accepted; then all that was
   planted anywhere, and all that was accepted in the other interviews, is looked for in what is left. What is found
   there would refuse an export that tells nothing. The sentences of ordinary words are searched, too.
3. Seconds of processor time for an hour of talk in every format there is, with fifty originals; first with the lists
   that are loaded once.

Prints JSON. With --show also each place in 1 (missed) and 2 (in vain).
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bench.export_hour import hour
from bench.identities import PLANTED, Sentence, sentence
from bench.interview_file import INTERVIEWS, read_folder
from interview_tui.demo.material import material
from interview_tui.export.building import built
from interview_tui.export.formats import FORMATS, GUIDE_FORMATS
from interview_tui.export.options import EVERYTHING
from interview_tui.export.traces import check_exports
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Replaced
from interview_tui.privacy.finding.finder import proposals
from interview_tui.privacy.leaks import ALONE
from interview_tui.privacy.leaks.folding import folded
from interview_tui.privacy.leaks.seeking import Seeker

LANGUAGES = ("sv", "en")
ORIGINALS = 50
Originals = set[tuple[str, str]]
"""Each with its kind."""


def planted(language: str, *, ordinary: bool) -> list[Sentence]:
    paths = [path for path in PLANTED.glob(f"*_{language}.txt") if ("ordinary" in path.name) == ordinary]
    lines = [line for path in sorted(paths) for line in path.read_text(encoding="utf-8").splitlines()]
    return [sentence(line) for line in lines if line.strip() and not line.startswith("#")]


def identities(language: str) -> Originals:
    return {
        (one.text[mark.start : mark.end], mark.kind)
        for one in planted(language, ordinary=False)
        for mark in one.identities
        if mark.kind not in ALONE
    }


def recall(language: str, *, small: bool, show: bool) -> dict[str, float]:
    count = found = 0
    for one in planted(language, ordinary=False):
        for mark in one.identities:
            if mark.kind in ALONE:
                continue
            count += 1
            text = folded(one.text.lower() if small else one.text)
            seeker = Seeker([(one.text[mark.start : mark.end], mark.kind)], language)
            if any(True for _hit in seeker.found(text)):
                found += 1
            elif show:
                print("missed:", mark.kind, text)
    return {"planted": count, "found": found, "share": round(found / count, 4)}


def talks(language: str) -> dict[str, list[str]]:
    """What is said in each interview, a turn a line."""
    result: dict[str, list[str]] = {}
    for folder in sorted(path for path in INTERVIEWS.iterdir() if path.name != "guides"):
        for script in read_folder(folder):
            if script.language == language:
                turns: dict[int, list[str]] = {}
                for word in script.words:
                    turns.setdefault(word.turn, []).append(word.text)
                result[script.name] = [" ".join(words) for words in turns.values()]
    script = json.loads((material(language) / "script.json").read_text(encoding="utf-8"))
    result["demo"] = [one["text"] for one in script["utterances"]]
    return result


def accepted(lines: list[str], language: str) -> tuple[list[str], Originals]:
    """The lines with everything proposed replaced wherever it stands, and what was replaced."""
    found = {(one.text, one.kind) for one in proposals(lines, language)}
    left = lines
    for text, _kind in sorted(found, key=lambda one: -len(one[0])):
        pattern = re.compile(rf"(?<!\w){re.escape(text)}(?=s?(?!\w))", re.IGNORECASE)
        left = [pattern.sub("[x]", line) for line in left]
    return left, {one for one in found if one[1] not in ALONE}


def in_vain(language: str, *, show: bool) -> dict[str, float]:
    decided = {name: accepted(lines, language) for name, lines in talks(language).items()}
    everywhere = identities(language)
    words = hits = looked_for = 0
    for name, (left, _own) in decided.items():
        others: Originals = set().union(*(own for other, (_left, own) in decided.items() if other != name))
        looked_for = max(looked_for, len(everywhere | others))
        count, found = _searched(left, everywhere | others, language, show)
        words, hits = words + count, hits + found
    count, found = _searched([one.text for one in planted(language, ordinary=True)], everywhere, language, show)
    return {"words": words + count, "originals": looked_for, "in_vain": hits + found}


def _searched(lines: Iterable[str], originals: Originals, language: str, show: bool) -> tuple[int, int]:
    given = sorted(originals)
    seeker = Seeker(given, language)
    words = hits = 0
    for line in map(folded, lines):
        words += len(line.split())
        for hit in set(seeker.found(line)):
            hits += 1
            if show:
                print("in vain:", given[hit.number], "|", line[max(0, hit.start - 30) : hit.end + 20])
    return words, hits


def seconds(folder: Path) -> dict[str, float]:
    interview = hour(folder / "study")
    log = corrections_of(interview)
    for number, (text, kind) in enumerate(sorted(identities("sv"))[::11][:ORIGINALS]):
        log.append(Replaced(start=0, end=1, everywhere=True, original=text, by=f"[{number}]", kind=kind))
    files = built(interview.study, [interview], [*FORMATS, *GUIDE_FORMATS], EVERYTHING)
    took = []
    for _time in range(4):
        started = time.process_time()
        check_exports(interview.study, files, ())
        took.append(time.process_time() - started)
    return {
        "files": len(files),
        "megabytes": round(sum(len(file.data) for file in files) / 1e6, 2),
        "first": round(took[0], 2),
        "afterwards": round(min(took[1:]), 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    result: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        result["seconds"] = seconds(Path(folder))
    for language in LANGUAGES:
        for small in (False, True):
            result[f"{language} {'small letters' if small else 'as written'}"] = recall(
                language, small=small, show=show
            )
        result[f"{language} in vain"] = in_vain(language, show=show)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
