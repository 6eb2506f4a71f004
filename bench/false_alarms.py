"""How often clean talk is flagged as made up: `python -m bench.false_alarms`. One line of JSON last.

Clean talk is what is known to have been said. As text: every sentence of the written interviews, at an even pace,
which tests nothing of the rates. As talk: the demo's two recordings, by the true times of their words. Exit 1 where one
segment in a hundred or more is flagged.
"""

import json
import re
import statistics
import sys
from collections.abc import Sequence
from itertools import accumulate

from bench.interview_file import INTERVIEWS, read_folder
from interview_tui.demo.material import material
from interview_tui.transcription.invented import FASTEST, runs, syllables
from interview_tui.transcription.quality import flags
from interview_tui.transcription.segments import Segment, Word

GOAL = 0.01
"""Share of segments."""
_SYLLABLE = 0.2
"""Seconds."""
_SENTENCE_END = re.compile(r"[.?!…][\"”’)]*$")


def paced(texts: Sequence[str]) -> list[Word]:
    """Words without a pause, each syllable as long as the others."""
    ends = list(accumulate(_SYLLABLE * max(1, syllables(text)) for text in texts))
    return [Word(start=start, end=end, text=text) for start, end, text in zip([0.0, *ends], ends, texts, strict=False)]


def sentences(words: list[Word], number: int) -> list[Segment]:
    """Words as segments that end where a sentence does."""
    result, part = [], []
    for word in words:
        part.append(word)
        if _SENTENCE_END.search(word.text) or word is words[-1]:
            result.append(_segment(part, f"{number}.{len(result)}"))
            part = []
    return result


def _segment(words: list[Word], id: str) -> Segment:
    text = " ".join(word.text for word in words)
    return Segment(id=id, start=words[0].start, end=words[-1].end, text=text, words=tuple(words))


def written() -> tuple[int, list[str]]:
    """Segments of the written interviews, and the kinds of their flags."""
    count, found = 0, []
    for folder in sorted({path.parent for path in INTERVIEWS.glob("*/*.txt")}):
        for script in read_folder(folder):
            words = paced([said.text for said in script.words])
            segments = sentences(words, 0)
            texts = {segment.id: segment.text for segment in segments}
            odd = flags(segments, [(0.0, words[-1].end)], script.language)
            for flag in odd:
                print(f"{script.name}: {flag.kind}: {texts[flag.segment][:70]}")
            count += len(segments)
            found += [flag.kind for flag in odd]
    return count, found


def spoken() -> tuple[int, list[str], float]:
    """Segments of the demo's talk, the kinds of their flags, and the fastest in syllables a second."""
    count, found, rates = 0, [], []
    for language in ("sv", "en"):
        script = json.loads((material(language) / "script.json").read_text(encoding="utf-8"))
        segments = [
            _segment([Word(start=start, end=end, text=word) for start, end, word in one["words"]], f"0.{i}")
            for i, one in enumerate(script["utterances"])
        ]
        rates += [
            said / seconds
            for one in segments
            for said, seconds in runs([(word.start, word.end, syllables(word.text)) for word in one.words])
        ]
        found += [flag.kind for flag in flags(segments, [(one.start, one.end) for one in segments], language)]
        count += len(segments)
    print(f"demo: median {statistics.median(rates):.1f}, fastest {max(rates):.1f} syllables a second; bound {FASTEST}")
    return count, found, max(rates)


def main() -> int:
    (texts, in_text), (said, in_talk, fastest) = written(), spoken()
    shares = {"written": len(in_text) / texts, "demo": len(in_talk) / said}
    print(
        json.dumps(
            {
                "written_segments": texts, "written_flags": len(in_text), "demo_segments": said,
                "demo_flags": len(in_talk), "fastest": round(fastest, 2),
            }
            | {f"{name}_share": round(share, 5) for name, share in shares.items()}
        )
    )  # fmt: skip
    return int(max(shares.values()) >= GOAL)


if __name__ == "__main__":
    sys.exit(main())
