"""The networks of voices: the program's own, and the one that `models get voices` fetches from its home."""

from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from interview_tui.commands.models import models as model_commands
from interview_tui.problem import Problem
from interview_tui.speakers.client import find_speakers
from interview_tui.speakers.features import Frames, frames
from interview_tui.speakers.fetched_network import FetchedNetwork, load_fetched
from interview_tui.speakers.found import read_speakers
from interview_tui.speakers.networks import OWN, Network, network
from interview_tui.speakers.voiceprint import prints
from interview_tui.speakers.wanted import needs_speakers
from interview_tui.study import Interview
from interview_tui.transcription import adding, models
from interview_tui.transcription.download import file_digest
from tests.serving import served
from tests.speakers.held import demo_talk, held


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of the fetched one's form, with weights drawn at random."""
    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("home of the network") / "pretrained.pt"
    state = {**FetchedNetwork().state_dict(), "similarity_weight": torch.ones(1), "similarity_bias": torch.zeros(1)}
    torch.save({"step": 1, "model_state": state, "optimizer_state": {}}, path)
    return path


def fetched(checkpoint: Path) -> models.Model:
    with served(checkpoint.parent) as home:
        found = models.voices().model_copy(
            update={"url": f"{home}/{checkpoint.name}", "sha256": file_digest(checkpoint)}
        )
        return adding.fetch(found)


def short_interview(folder: Path) -> Interview:
    sound, said = demo_talk()
    return held(folder, sound[: 16000 * 20], [one for one in said if one[1].end < 19])


def read() -> Frames:
    return frames([demo_talk()[0][: 16000 * 10]])


def test_the_network_of_voices_is_listed_with_its_licence_size_and_use() -> None:
    done = CliRunner().invoke(model_commands, ["list"])
    line = next(one for one in done.output.splitlines() if " voices " in one)
    assert not line.startswith("✓")
    assert "17 MB" in line
    assert "Apache-2.0" in line
    assert "people's voices" in line


def test_the_network_of_voices_is_of_one_commit_and_has_a_checksum() -> None:
    voices = models.voices()
    assert voices.url is not None
    commit = voices.url.removeprefix("https://raw.githubusercontent.com/resemble-ai/Resemblyzer/").split("/")[0]
    assert len(commit) == 40
    assert len(voices.sha256 or "") == 64


def test_the_network_of_voices_cannot_transcribe(checkpoint: Path) -> None:
    fetched(checkpoint)
    assert models.default_model("sv") is None
    assert "voices" not in {model.name for model in models.installed()}
    with pytest.raises(Problem, match="There is no model called voices"):
        models.find("voices")


def test_speakers_are_found_by_the_fetched_network_where_it_is_and_again_when_it_comes(
    checkpoint: Path, tmp_path: Path
) -> None:
    interview = short_interview(tmp_path)
    own = find_speakers(interview).made_from.network
    assert own == f"own {file_digest(OWN)[:12]}"
    assert not needs_speakers(interview)
    assert fetched(checkpoint).installed
    assert network().name == "voices"
    assert needs_speakers(interview)
    assert find_speakers(interview).made_from.network == f"voices {file_digest(checkpoint)[:12]}"
    assert not needs_speakers(interview)


def test_a_wrong_file_that_comes_from_its_home_is_not_kept(checkpoint: Path) -> None:
    with served(checkpoint.parent) as home, pytest.raises(Problem, match="checksum"):
        adding.fetch(models.voices().model_copy(update={"url": f"{home}/{checkpoint.name}"}))
    assert models.voices_file() is None
    assert network().name == "own"


def test_a_network_that_was_changed_since_is_damaged(checkpoint: Path) -> None:
    fetched(checkpoint)
    with pytest.raises(Problem, match="voices is damaged"):
        models.verify("voices")


@pytest.mark.parametrize("change", ["another form", "a layer is missing", "another dictionary", "a text", "cut short"])
def test_a_file_that_is_not_the_network_is_refused_with_a_sentence(
    change: str, checkpoint: Path, tmp_path: Path
) -> None:
    path = tmp_path / "voices.pt"
    held_there = torch.load(checkpoint, weights_only=True)
    if change == "another form":
        held_there["model_state"]["linear.weight"] = torch.zeros(128, 256)
    elif change == "a layer is missing":
        del held_there["model_state"]["lstm.weight_hh_l2"]
    elif change == "another dictionary":
        held_there = {"weights": [1, 2]}
    torch.save(held_there, path)
    if change == "a text":
        path.write_bytes(b"This is a letter.\n" * 50)
    elif change == "cut short":
        path.write_bytes(checkpoint.read_bytes()[:100_000])
    with pytest.raises(Problem, match="is not the network that tells people's voices apart") as problem:
        load_fetched(path)
    assert problem.value.cure


def test_a_damaged_network_is_said_and_the_speakers_found_before_stay(tmp_path: Path) -> None:
    interview = short_interview(tmp_path)
    before = find_speakers(interview)
    models.models_folder().mkdir(parents=True)
    (models.models_folder() / "voices.pt").write_bytes(b"no network")
    with pytest.raises(Problem, match="is not the network"):
        find_speakers(interview)
    assert read_speakers(interview.folder) == before


def test_a_network_cannot_run_code(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (tmp_path / "ran",)

    torch.save({"model_state": Evil()}, tmp_path / "voices.pt")
    with pytest.raises(Problem, match="is not the network"):
        load_fetched(tmp_path / "voices.pt")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("which", ["own", "voices"])
def test_a_voice_heard_longer_is_still_like_its_beginning_alone(which: str, checkpoint: Path) -> None:
    by = Network("own", OWN) if which == "own" else Network("voices", checkpoint)
    whole = prints(read(), [(300, 460)], by=by)
    first = [
        i for i, (start, end) in enumerate(zip(whole.starts, whole.ends, strict=True)) if (start, end) == (300, 380)
    ]
    alone = prints(read(), [(300, 380)], by=by)
    again = [
        i for i, (start, end) in enumerate(zip(alone.starts, alone.ends, strict=True)) if (start, end) == (300, 380)
    ]
    assert np.linalg.norm(whole.vectors, axis=1) == pytest.approx(np.ones(len(whole.vectors)), abs=1e-5)
    assert float(whole.vectors[first[0]] @ alone.vectors[again[0]]) > 0.7


def test_the_programs_own_network_tells_the_demos_voices_apart_by_one_second() -> None:
    sound, said = demo_talk()
    heard = frames([sound])
    spans: list[tuple[str, int]] = []
    for who, word in said:
        first = round(word.start * 100)
        inside = [one for one, other in said if other.end > word.start and other.start < word.start + 1.0]
        if set(inside) == {who} and (not spans or first >= spans[-1][1] + 100):
            spans.append((who, first))
    found = prints(heard, [(first, first + 100) for _who, first in spans], hop=100, by=Network("own", OWN))
    vectors = {int(start): one for start, end, one in zip(found.starts, found.ends, found.vectors, strict=True)
               if end - start == 100}  # fmt: skip
    table = np.array([vectors[first] for _who, first in spans])
    asks = np.array([who == "I" for who, _first in spans])
    right = [
        table[i] @ table[asks & (np.arange(len(asks)) != i)].mean(axis=0)
        > table[i] @ table[~asks & (np.arange(len(asks)) != i)].mean(axis=0)
        for i in range(len(asks))
    ]
    assert len(right) >= 40
    assert np.mean(np.array(right) == asks) >= 0.95


def test_the_weights_that_come_with_the_program_are_small() -> None:
    assert OWN.stat().st_size < 500_000
