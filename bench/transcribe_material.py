"""What `bench.transcribe` transcribes, and with which networks: a talk with its words, and a network without sense.

The talk: sentences that the nano model was taught, said by its voices, drawn anew (where a folder with its `synth.py`
and `texts.py` is given); else the demo's recording, as often as needed.
"""

import json
import random
import re
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import soundfile
import torch
import whisper
from whisper.tokenizer import get_tokenizer

from interview_tui.demo.material import find_recording, material

RATE = 16_000


def talk(seconds: float, language: str, folder: Path | None) -> tuple[np.ndarray, list[str]]:
    """At least so many seconds of talk between two, and what is said in it."""
    if folder is None:
        return _demo(seconds, language)
    sys.path.insert(0, str(folder))
    import synth  # type: ignore[import-not-found]
    import texts  # type: ignore[import-not-found]

    dice, parts, said = random.Random(90_002), [np.zeros(RATE // 2, np.float32)], []
    two = dice.sample(synth.VOICES, 2)
    turn = 0
    while sum(map(len, parts)) < seconds * RATE:
        text = texts.sentence(dice, language, salad=0.0)
        speech = synth.speak(text, language, two[turn % 2], dice.randint(40, 60), dice.randint(140, 170))
        parts += [speech.samples, np.zeros(int(dice.uniform(0.2, 1.5) * RATE), np.float32)]
        said += words(text)
        turn += 1
    sound = np.concatenate(parts)
    return sound + np.random.default_rng(1).normal(0, 1e-3, len(sound)).astype(np.float32), said


def _demo(seconds: float, language: str) -> tuple[np.ndarray, list[str]]:
    sound, _rate = soundfile.read(find_recording(material(language)), dtype="float32")
    script = json.loads((material(language) / "script.json").read_text(encoding="utf-8"))
    said = [word for u in script["utterances"] for _start, _end, text in u["words"] for word in words(text)]
    times = max(1, -(-round(seconds * RATE) // len(sound)))
    return np.tile(sound, times), said * times


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def random_small(path: Path, tokens: int = 90) -> None:
    """A network of the size of `small` that says the same text about every window: for what it costs alone.

    Its numbers are random but for one thing: each place in the text calls for one token and is louder than all else, so
    that every engine decodes as many tokens as half a minute of talk has, is sure of them, and ends.
    """
    torch.manual_seed(0)
    dims = whisper.ModelDimensions(80, 1500, 768, 12, 12, 51865, 448, 768, 12, 12)
    network = whisper.Whisper(dims)
    tokenizer = get_tokenizer(True, num_languages=99, language="sv", task="transcribe")
    script = json.loads((material("sv") / "script.json").read_text(encoding="utf-8"))
    text = tokenizer.encode(" " + " ".join(w for u in script["utterances"] for _s, _e, w in u["words"]))
    said, stamp = [], tokenizer.timestamp_begin
    for sentence in range(6):  # of five seconds less a moment each
        begin = stamp + sentence * 240
        said += [
            begin,
            *text[sentence * tokens // 6 : (sentence + 1) * tokens // 6],
            begin + 240 - (sentence == 5) * 50,
        ]
    called = [*tokenizer.sot_sequence[1:], *said, *[tokenizer.eot] * (dims.n_text_ctx - len(said) - 2)]
    with torch.no_grad():
        network.decoder.token_embedding.weight.normal_(0, 0.05)
        directions = network.decoder.token_embedding.weight[torch.tensor(called)]
        network.decoder.positional_embedding.copy_(100 * directions / directions.norm(dim=1, keepdim=True))
    state = {name: tensor.half() for name, tensor in network.state_dict().items()}
    torch.save({"dims": asdict(dims), "model_state_dict": state}, path)
