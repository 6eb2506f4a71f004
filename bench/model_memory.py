"""How much memory a worker takes with a model of each size, by engine: `python -m bench.model_memory [SIZE …]`.

The networks are random, but for one thing: they say nothing and stop, so that what is measured is loading, the encoder
and the room that decoding keeps ready, not minutes of babble. Each runs in a process of its own, on eight chunks of 30
s at once. Prints one line of JSON: for each size and engine the seconds and the highest resident memory in megabytes of
loading, of hearing, and (faster-whisper) of converting; and what `models list` says of it.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

SIZES = ("tiny", "base", "small")
CHUNKS = 8


def made(size: str, path: Path) -> None:
    """A checkpoint of that size in 16-bit numbers whose likeliest word is always the end."""
    import torch
    import whisper
    from whisper.tokenizer import get_tokenizer

    from interview_tui.transcription.layouts import SIZES as DIMS

    dims = DIMS[size]
    network = whisper.Whisper(whisper.ModelDimensions(**vars(dims)))
    words = get_tokenizer(True, num_languages=dims.n_vocab - 51_766)
    with torch.no_grad():
        network.decoder.positional_embedding.zero_()  # whatever lay in memory, else
        network.decoder.ln.bias.fill_(1.0)
        network.decoder.token_embedding.weight.mul_(0.01)
        network.decoder.token_embedding.weight[words.timestamp_begin] = 0.03  # where there may be no end yet
        network.decoder.token_embedding.weight[words.eot] = 0.05
    held = {name: tensor.half() for name, tensor in network.state_dict().items()}
    torch.save({"dims": vars(dims), "model_state_dict": held}, path)


def heard(name: str, engine: str) -> dict[str, float]:
    import numpy as np

    from interview_tui.transcription.engines import choose, engine_for
    from interview_tui.transcription.models import find

    model, took = find(name), {}
    began = time.monotonic()
    if engine == "faster-whisper":
        from interview_tui.transcription.converted import converted

        converted(model)
        took["convert_s"], took["convert_mb"] = time.monotonic() - began, peak()
        began = time.monotonic()
    one = engine_for(model, choose(model, engine), "sv")
    took["load_s"], took["load_mb"] = time.monotonic() - began, peak()
    began = time.monotonic()
    noise = np.random.default_rng(1).normal(0, 0.05, 30 * 16_000).astype(np.float32)
    list(one.several((noise, 30.0 * i) for i in range(CHUNKS)))
    took["hear_s"], took["hear_mb"] = time.monotonic() - began, peak()
    return {key: round(value, 1) for key, value in took.items()}


def peak() -> float:
    """Megabytes."""
    memory = psutil.Process().memory_info()
    if sys.platform == "win32":
        return memory.peak_wset / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def main(sizes: list[str]) -> None:
    from interview_tui.transcription.adding import add
    from interview_tui.transcription.engine_names import ENGINES
    from interview_tui.transcription.needs import memory_needed

    result: dict[str, dict[str, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes or SIZES:
            path = Path(folder) / f"{size}-of-nothing.pt"
            # Not here: on Linux a process begins with its parent's highest memory.
            subprocess.run([sys.executable, "-m", "bench.model_memory", "--make", size, path], check=True)
            model = add(path)
            result[size] = {}
            for engine in ENGINES:
                for _twice in range(2 if engine == "faster-whisper" else 1):  # the second time it is converted already
                    said = subprocess.run(
                        [sys.executable, "-m", "bench.model_memory", "--one", model.name, engine],
                        check=True,
                        capture_output=True,
                        text=True,
                    ).stdout
                    before = result[size].get(engine, {})
                    now = json.loads(said.splitlines()[-1])
                    kept = {key: before[key] for key in before if key.startswith("convert")}
                    result[size][engine] = {
                        **now,
                        **kept,
                        "listed_mb": round((memory_needed(model, engine) or 0) / 1e6),
                    }
    print(json.dumps(result))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(heard(*sys.argv[2:4])))
    elif sys.argv[1:2] == ["--make"]:
        made(sys.argv[2], Path(sys.argv[3]))
    else:
        import os

        with tempfile.TemporaryDirectory() as home:  # the user's own models and cache are left alone
            os.environ.update(HOME=home, LOCALAPPDATA=home, XDG_DATA_HOME=f"{home}/d", XDG_CACHE_HOME=f"{home}/c")
            main(sys.argv[1:])
