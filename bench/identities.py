"""How many planted identities are proposed, and how much that is none.

    python -m bench.identities                     every set, per kind, and the goals
    python -m bench.identities --only tuned        one set: tuned, or first_ … eleventh_held_out
    python -m bench.identities --only tuned --failures   what was missed, and what was proposed in vain
    python -m bench.identities --text FILE --language sv   how much is proposed in a text, in all and per 1000 words

The sentences stand in tests/privacy/planted, written by hand, with what identifies marked in them. `tuned` is read by
whoever makes the search. Each of those held out was made anew, measured once before anybody read what was
missed in it, and learnt from after that: what the search did on them unseen stands in docs/privacy.md, and cannot be
measured again. Each sentence is searched alone, as it stands and in small letters.
An identity is found if a proposal of its kind covers it, or all of it but one word
and no more than one word else; it is found exactly if a proposal has its very places. Prints tables, one line of JSON
last, and ends with 1 if a goal is missed.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from interview_tui.privacy.finding.finder import proposals
from interview_tui.privacy.finding.proposal import KINDS, Proposal

PLANTED = Path(__file__).parent.parent / "tests" / "privacy" / "planted"
SETS = {
    "tuned": ("tuned", "ordinary"),
    "first_held_out": ("first_held_out", "first_held_out_ordinary"),
    "second_held_out": ("second_held_out", "second_held_out_ordinary"),
    "third_held_out": ("third_held_out", "third_held_out_ordinary"),
    "fourth_held_out": ("fourth_held_out", "fourth_held_out_ordinary"),
    "fifth_held_out": ("fifth_held_out",),
    "sixth_held_out": ("sixth_held_out", "sixth_held_out_ordinary"),
    "seventh_held_out": ("seventh_held_out", "seventh_held_out_ordinary"),
    "eighth_held_out": ("eighth_held_out", "eighth_held_out_ordinary"),
    "ninth_held_out": ("ninth_held_out", "ninth_held_out_ordinary"),
    "tenth_held_out": ("tenth_held_out", "tenth_held_out_ordinary"),
    "eleventh_held_out": ("eleventh_held_out", "eleventh_held_out_ordinary"),
}
LANGUAGES = ("sv", "en")
MARK = re.compile(r"\{(?P<kind>[a-z_]+):(?P<said>[^|}]+)(?:\|(?P<meant>[^}]+))?\}")
RECALL, VAIN = 0.95, 3.0
"""The goals: identities found per kind, and proposals in vain per 1000 words."""


@dataclass(frozen=True)
class Identity:
    """What a proposal must cover."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Sentence:
    """A sentence and what in it identifies."""

    text: str
    identities: tuple[Identity, ...]


@dataclass
class Score:
    """Sums over sentences."""

    planted: Counter[str]
    found: Counter[str]
    exact: Counter[str]
    any_kind: Counter[str]
    vain: int
    words: int
    sentences: int


def sentence(marked: str) -> Sentence:
    """A sentence with marks, read."""
    text, found, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        said, meant = match["said"], match["meant"] or match["said"]
        assert match["kind"] in KINDS, marked
        assert meant in said, marked
        start = len(text) + said.index(meant)
        found.append(Identity(start, start + len(meant), match["kind"]))
        text += said
        last = match.end()
    return Sentence(text + marked[last:], tuple(found))


def read(name: str, language: str) -> list[Sentence]:
    """The sentences of a file, as they stand, and then in small letters."""
    path = PLANTED / f"{name}_{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    as_written = [sentence(line) for line in lines if line.strip() and not line.startswith("#")]
    return as_written + [Sentence(one.text.lower(), one.identities) for one in as_written]


def covers(proposal: Proposal, identity: Identity, text: str) -> bool:
    """Does the proposal cover it, but for a word at most, and hardly more?"""
    start, end = max(proposal.start, identity.start), min(proposal.end, identity.end)
    if start >= end:
        return False
    missing = _words(text[identity.start : start]) + _words(text[end : identity.end])
    more = _words(text[proposal.start : start]) + _words(text[end : proposal.end])
    return missing <= (1 if _words(text[identity.start : identity.end]) > 1 else 0) and more <= 1


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def measure(sentences: Iterable[Sentence], language: str, failures: bool = False) -> Score:
    """Each sentence searched alone."""
    score = Score(Counter(), Counter(), Counter(), Counter(), 0, 0, 0)
    for one in sentences:
        given = proposals([one.text], language)
        score.sentences += 1
        score.words += _words(one.text)
        for identity in one.identities:
            score.planted[identity.kind] += 1
            covering = [proposal for proposal in given if covers(proposal, identity, one.text)]
            right = any(proposal.kind == identity.kind for proposal in covering)
            score.found[identity.kind] += right
            score.any_kind[identity.kind] += bool(covering)
            score.exact[identity.kind] += any(
                (p.start, p.end, p.kind) == (identity.start, identity.end, identity.kind) for p in given
            )
            if failures and not right:
                what = one.text[identity.start : identity.end]
                print(f"missed {identity.kind} [{what}] in: {one.text}   ({[(p.kind, p.text) for p in given]})")
        for proposal in given:
            if not any(proposal.start < i.end and proposal.end > i.start for i in one.identities):
                score.vain += 1
                if failures:
                    print(f"in vain {proposal.kind} [{proposal.text}] in: {one.text}   ({proposal.reason})")
    return score


def report(name: str, language: str, score: Score) -> dict[str, object]:
    """Print a table of a set in a language; its figures."""
    per_1000 = 1000 * score.vain / max(1, score.words)
    print(f"\n{name}, {language}: {score.sentences} sentences, {score.words} words")
    print("| kind | planted | found | exactly | as any kind |\n|---|---|---|---|---|")
    kinds = {}
    for kind in KINDS:
        planted = score.planted[kind]
        if planted:
            kinds[kind] = round(score.found[kind] / planted, 4)
            print(
                f"| {kind} | {planted} | {kinds[kind]:.1%} | {score.exact[kind] / planted:.1%} "
                f"| {score.any_kind[kind] / planted:.1%} |"
            )
    planted = sum(score.planted.values())
    every = sum(score.found.values()) / max(1, planted)
    print(f"| all | {planted} | {every:.1%} | {sum(score.exact.values()) / max(1, planted):.1%} "
          f"| {sum(score.any_kind.values()) / max(1, planted):.1%} |")  # fmt: skip
    print(f"proposals in vain: {score.vain}, {per_1000:.2f} per 1000 words")
    return {"set": name, "language": language, "recall": round(every, 4), "kinds": kinds, "vain": round(per_1000, 2)}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=SETS)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--text", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, default="sv")
    asked = parser.parse_args()
    if asked.text is not None:
        return text(asked.text, asked.language)
    figures = []
    for name in [asked.only] if asked.only else SETS:
        for language in LANGUAGES:
            sentences = [one for part in SETS[name] for one in read(part, language)]
            if sentences:
                figures.append(report(name, language, measure(sentences, language, asked.failures)))
    good = all(
        float(str(figure["vain"])) < VAIN and all(found >= RECALL for found in figure["kinds"].values())  # type: ignore[attr-defined]
        for figure in figures
    )
    print(json.dumps({"good": good, "sets": figures}))
    return 0 if good else 1


def text(path: Path, language: str) -> int:
    """How much is proposed in a text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    begun = time.perf_counter()
    given = proposals(lines, language)
    seconds = time.perf_counter() - begun
    words = sum(_words(line) for line in lines)
    for proposal in given:
        print(f"{proposal.line}: {proposal.kind} [{proposal.text}] {proposal.reason}")
    print(json.dumps({"words": words, "proposals": len(given), "per_1000": round(1000 * len(given) / words, 2),
                      "seconds": round(seconds, 2)}))  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
