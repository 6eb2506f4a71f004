"""The first part of an embedded demo, as a folder that can be replayed: tests need not wait three minutes."""

import json
from pathlib import Path

from interview_tui.demo.material import find_recording, material


def excerpt(language: str, seconds: float, into: Path) -> Path:
    """Guide, sound, presses and script up to the last utterance that ends before `seconds`. Returns `into`."""
    import soundfile

    source = material(language)
    script = json.loads((source / "script.json").read_text(encoding="utf-8"))
    kept = [utterance for utterance in script["utterances"] if utterance["end"] + 0.4 <= seconds]
    end = kept[-1]["end"] + 0.4
    into.mkdir(parents=True)
    samples, rate = soundfile.read(find_recording(source), dtype="int16")
    soundfile.write(into / "recording.flac", samples[: int(end * rate)], rate)
    (into / "guide.md").write_bytes((source / "guide.md").read_bytes())
    presses = [json.loads(line) for line in (source / "presses.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps(press) for press in presses if press["at"] <= end and press["event"] != "Ended"]
    (into / "presses.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    script |= {"utterances": kept, "seconds": end}
    (into / "script.json").write_text(json.dumps(script), encoding="utf-8")
    return into
