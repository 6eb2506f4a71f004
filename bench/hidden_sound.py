"""Is a name gone from the sound when it is hidden there? On the embedded demos, whose true word times are known.

    python -m bench.hidden_sound

Each demo is transcribed with the demo's own model. Every word that it recognised is hidden once, by the times that the
model gave it, and the stretch is compared with the true one: how many words are covered whole, and how much of the
others stands out. Then a few words are hidden for good, the export is transcribed again, and they are looked for.
Prints a table and one line of JSON last.
"""

import argparse
import json
import tempfile
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import soundfile

from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.demo.material import material
from interview_tui.export import hidden_sound
from interview_tui.export.audio import SoundPlan, write_sound
from interview_tui.export.hidden_sound import joined, widened
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Settings, Study
from interview_tui.transcription.finishing import finish_transcript
from interview_tui.transcription.models import NANO
from interview_tui.transcription.order import Order
from interview_tui.transcription.segments import Word
from interview_tui.transcription.transcript import read_transcript

Said = tuple[float, float, str]


def truth(language: str) -> list[Said]:
    script = json.loads((material(language) / "script.json").read_text(encoding="utf-8"))
    return [(start, end, plain(text)) for one in script["utterances"] for start, end, text in one["words"]]


def plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def heard(recording: Path, language: str, folder: Path) -> list[Word]:
    """What the model makes of a recording."""
    guide = (material(language) / "guide.md").read_text(encoding="utf-8")
    study = Study.create(folder, guide, Settings(title="Demo", language=language))
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),)))
    (interview.audio / "recording.flac").write_bytes(recording.read_bytes())
    finish_transcript(interview.folder, Order(model=NANO, language=language))
    transcript = read_transcript(interview.transcript)
    assert transcript is not None
    return [word for segment in transcript.segments for word in segment.words]


def pairs(said: list[Said], words: list[Word]) -> list[tuple[Said, Word]]:
    """The words that were recognised, each with what was said."""
    match = SequenceMatcher(None, [text for _s, _e, text in said], [plain(word.text) for word in words], autojunk=False)
    return [(said[b.a + i], words[b.b + i]) for b in match.get_matching_blocks() for i in range(b.size)]


def figures(found: list[tuple[Said, Word]], words: list[Word], margins: tuple[float, ...]) -> dict[str, float]:
    """How much of the true words a stretch made with these margins covers."""
    hidden_sound.MARGIN, hidden_sound.FURTHEST, hidden_sound.LETTER = margins
    outside, lost = [], []
    for (start, end, _text), word in found:
        first, last = widened((word.start, word.end), words)
        outside.append(max(0.0, first - start) + max(0.0, end - last))
        lost.append((last - first) - (end - start))
    out = np.array(outside)
    share = out / np.array([end - start for (start, end, _text), _word in found])
    return {
        "covered": round(float((out == 0).mean()), 4),
        "most_of_it": round(float((share < 0.25).mean()), 4),
        "p99_outside_ms": round(1000 * float(np.quantile(out, 0.99))),
        "longer_by_ms": round(1000 * float(np.mean(lost))),
    }


def gone(language: str, words: list[Word], found: list[tuple[Said, Word]], folder: Path, how: str) -> dict[str, int]:
    """Hide twenty long words, transcribe again, and look for them where they were."""
    recording = material(language) / "recording.flac"
    info = soundfile.info(recording)
    (folder / "audio").mkdir(parents=True)
    (folder / "audio" / "recording.flac").write_bytes(recording.read_bytes())
    chosen = [pair for pair in found if len(pair[0][2]) >= 5][::6][:20]
    stretches = joined(widened((word.start, word.end), words) for _said, word in chosen)
    plan = SoundPlan(
        "x",
        "x",
        ((folder / "audio", 0.0),),
        SoundFormat(info.samplerate, info.channels),
        tuple(stretches),
        info.duration,
    )
    write_sound(plan, folder / "hidden.flac", how)  # type: ignore[arg-type]
    again = heard(folder / "hidden.flac", language, folder / "again")
    still = sum(
        any(plain(word.text) == text and word.start < end + 0.5 and word.end > start - 0.5 for word in again)
        for (start, end, text), _word in chosen
    )
    return {"hidden": len(chosen), "heard_again": still, "words_before": len(words), "words_after": len(again)}


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    result: dict[str, object] = {}
    ours = (hidden_sound.MARGIN, hidden_sound.FURTHEST, hidden_sound.LETTER)
    others = ((0.0, 0.0, 0.0), (0.2, 0.0, 0.0), (0.3, 1.0, 0.0), (0.5, 1.0, 0.0), (0.5, 1.0, 0.1))
    with tempfile.TemporaryDirectory() as temporary:
        for language in ("sv", "en"):
            folder = Path(temporary) / language
            words = heard(material(language) / "recording.flac", language, folder)
            found = pairs(truth(language), words)
            for margins in (*others, ours):
                row = figures(found, words, margins)
                named = "margin {} s, words beside it within {} s, {} s a letter".format(*margins)
                result[f"{language}: {named}"] = row
                print(f"{language}: {named}", row)
            for how in ("silence", "beep"):
                row = gone(language, words, found, Path(temporary) / f"{language}-{how}", how)
                result[f"{language} {how}"] = row
                print(language, how, row)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
