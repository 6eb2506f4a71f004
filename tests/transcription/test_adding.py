"""Models get in from three layouts and two homes; a file that is anybody's is looked through before it is taken in."""

import json
import os
import shutil
import socket
import urllib.error
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from interview_tui.problem import Problem
from interview_tui.transcription import adding, models
from interview_tui.transcription.converted import converted
from interview_tui.transcription.download import why
from interview_tui.transcription.engine_names import OPENAI
from interview_tui.transcription.engines import choose, engine_for
from interview_tui.transcription.layouts import SIZES, Dims
from interview_tui.transcription.models import NANO, Model
from interview_tui.transcription.needs import memory_needed
from tests.serving import served
from tests.transcription.fast import needs_fast
from tests.transcription.made import SMALLEST, config, hugging_face, nano, random_openai


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The demo's model as Hugging Face lays it out."""
    return hugging_face(tmp_path / "theirs", nano())


def refused(path: Path) -> Problem:
    with pytest.raises(Problem, match="not a Whisper model") as problem:
        adding.add(path)
    assert [model.name for model in models.installed()] == [NANO], "nothing of it stays"
    left = models.models_folder()
    assert not left.exists() or list(left.iterdir()) == []
    return problem.value


def test_what_was_added_is_checked_named_and_known_again(theirs: Path) -> None:
    model = adding.add(theirs, "mine")
    assert models.verify("mine") == model
    assert model.source_sha256
    assert model.parameters == models.find(NANO).parameters
    assert adding.add(theirs, "mine") == model
    hugging_face(theirs, nano(), "bin")
    assert adding.add(theirs / "model.safetensors", "again").source_sha256 == model.source_sha256


def test_another_model_under_a_name_that_is_taken_is_refused(theirs: Path, tmp_path: Path) -> None:
    adding.add(theirs, "mine")
    with pytest.raises(Problem, match="There is a model called mine already"):
        adding.add(random_openai(tmp_path / "mine.pt"))
    with pytest.raises(Problem, match="There is a model called kb-whisper-small already"):
        adding.add(theirs, "kb-whisper-small")


def test_the_heads_that_tell_word_times_come_with_the_model(theirs: Path) -> None:
    from interview_tui.transcription.checkpoint import read_openai
    from interview_tui.transcription.openai_whisper import load_weights

    (theirs / "generation_config.json").write_text(json.dumps({"alignment_heads": [[1, 0], [1, 2]]}), encoding="utf-8")
    model = adding.add(theirs)
    assert model.path is not None
    assert read_openai(model.path).heads == ((1, 0), (1, 2))
    assert load_weights(model.path).alignment_heads.to_dense().tolist() == [[False] * 3, [True, False, True]]


def written(change: Callable[[Path], None]) -> Any:
    return pytest.param(change, id=change.__name__)


def another_network(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({**config(nano().dims), "model_type": "llama"}))


def a_size_that_does_not_fit(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({**config(nano().dims), "encoder_layers": 5}))


def layers_without_end(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({**config(nano().dims), "encoder_layers": 10**9}))


def heads_that_are_not_there(folder: Path) -> None:
    (folder / "generation_config.json").write_text(json.dumps({"alignment_heads": [[99, 0]]}))


def cut_short(folder: Path) -> None:
    os.truncate(folder / "model.safetensors", 10_000_000)


def no_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def a_header_that_claims_terabytes(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes((2**42).to_bytes(8, "little") + b"{}")


def a_tensor_that_claims_terabytes(folder: Path) -> None:
    header = json.dumps({"x": {"dtype": "F32", "shape": [2**20, 2**20], "data_offsets": [0, 2**42]}}).encode()
    (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header)


def tensors_over_each_other(folder: Path) -> None:
    one = {"dtype": "F32", "shape": [4], "data_offsets": [0, 16]}
    header = json.dumps({"x": one, "y": one}).encode()
    (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + b"\0" * 16)


def a_shard_from_elsewhere(folder: Path) -> None:
    shutil.move(folder / "model.safetensors", folder.parent / "elsewhere.safetensors")
    index = {"weight_map": {"x": "../elsewhere.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))


def no_json(folder: Path) -> None:
    (folder / "config.json").write_text("{" * 100_000)


def whole_numbers(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    tensors = load_file(folder / "model.safetensors")
    save_file({name: tensor.to(torch.int16) for name, tensor in tensors.items()}, folder / "model.safetensors")


def numbers_that_are_none(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    tensors = load_file(folder / "model.safetensors")
    tensors["model.encoder.conv1.bias"][0] = float("nan")
    save_file(tensors, folder / "model.safetensors")


@pytest.mark.parametrize(
    "change",
    [
        written(another_network),
        written(a_size_that_does_not_fit),
        written(layers_without_end),
        written(heads_that_are_not_there),
        written(cut_short),
        written(no_weights),
        written(a_header_that_claims_terabytes),
        written(a_tensor_that_claims_terabytes),
        written(tensors_over_each_other),
        written(a_shard_from_elsewhere),
        written(no_json),
        written(whole_numbers),
        written(numbers_that_are_none),
    ],
)
def test_a_folder_that_is_no_whisper_stays_outside(change: Callable[[Path], None], theirs: Path) -> None:
    change(theirs)
    assert refused(theirs).cure


def test_a_file_that_says_large_and_repeats_one_number_takes_no_memory(tmp_path: Path) -> None:
    from interview_tui.transcription.layouts import shapes

    large = SIZES["large-v3"]
    tensors = {name: torch.zeros(1).expand(shape) for name, shape in shapes(large).items()}
    torch.save({"dims": vars(large), "model_state_dict": tensors}, tmp_path / "small.pt")
    assert (tmp_path / "small.pt").stat().st_size < 2_000_000
    refused(tmp_path / "small.pt")


def test_a_packed_file_that_would_grow_is_not_unpacked(tmp_path: Path) -> None:
    whole = random_openai(tmp_path / "whole.pt")
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "b.pt", "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part))
    refused(tmp_path / "b.pt")


def test_a_pickle_of_hugging_face_cannot_run_code(theirs: Path, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "ran",)  # type: ignore[return-value]

    (theirs / "model.safetensors").unlink()
    torch.save({"model.encoder.conv1.weight": Evil()}, theirs / "pytorch_model.bin")
    refused(theirs)
    assert not (tmp_path / "ran").exists()


@needs_fast
@pytest.mark.parametrize("damage", ["cut short", "terabytes", "another network", "vocabulary", "more at the end"])
def test_a_folder_of_ctranslate2_is_looked_through_too(damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "ct2"
    shutil.copytree(converted(models.find(NANO)), folder)
    path = folder / "model.bin"
    data = path.read_bytes()
    if damage == "cut short":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "terabytes":
        at = data.index(b"decoder/embeddings/weight\0") + len(b"decoder/embeddings/weight\0") + 1
        path.write_bytes(data[:at] + (2**31).to_bytes(4, "little") + data[at + 4 :])
    elif damage == "another network":
        path.write_bytes(data.replace(b"WhisperSpec\0", b"HisWhiperEh\0", 1))
    elif damage == "more at the end":
        path.write_bytes(data + b"\0")
    else:
        words = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        (folder / "vocabulary.json").write_text(json.dumps([*words[1:], words[0]]), encoding="utf-8")
    refused(folder)


def test_a_model_that_would_not_fit_in_memory_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = Model(
        name="huge", dims=Dims(128, 1500, 4096, 64, 128, 51866, 448, 4096, 64, 128), path=tmp_path, installed=True
    )
    assert (memory_needed(huge, OPENAI) or 0) > 10**11
    with pytest.raises(Problem, match=r"needs about .* GB of memory") as problem:
        engine_for(huge.model_copy(update={"path": tmp_path / "huge.pt"}), choose(models.find(NANO), OPENAI), "sv")
    assert "models list" in problem.value.cure


def listed_at(home: str) -> Model:
    """A model of the program's list, fetched from a home of the test's."""
    model = next(model for model in models.official() if model.name == "kb-whisper-tiny")
    update = {"url": f"{home}/model.safetensors", "size": None, "dims": nano().dims}
    return model.model_copy(update=update)


def test_a_model_without_a_published_checksum_is_trusted_once_and_held_to_it(theirs: Path) -> None:
    (theirs / "generation_config.json").write_text("{}", encoding="utf-8")
    with served(theirs) as home:
        first = adding.fetch(listed_at(home))
        assert first.installed
        assert first.source_sha256
        assert models.verify(first.name).sha256 == first.sha256
        assert not [path for path in models.models_folder().iterdir() if path.name.endswith(".fetched")]
        assert first.path is not None
        first.path.unlink()
        again = models.catalogue()
        known = next(model for model in again if model.name == first.name)
        assert not known.installed
        assert known.source_sha256 == first.source_sha256
        hugging_face(theirs, random_checkpoint())
        update = {"source_sha256": known.source_sha256}
        with pytest.raises(Problem, match="checksum"):
            adding.fetch(listed_at(home).model_copy(update=update))


def test_what_is_fetched_must_have_the_size_it_is_listed_with(theirs: Path) -> None:
    (theirs / "generation_config.json").write_text("{}", encoding="utf-8")
    with served(theirs) as home, pytest.raises(Problem, match="of another size"):
        adding.fetch(listed_at(home).model_copy(update={"size": "tiny"}))
    assert models.installed() == [models.find(NANO)]


def random_checkpoint() -> Any:
    import tempfile

    from interview_tui.transcription.checkpoint import read_openai

    with tempfile.TemporaryDirectory() as folder:
        return read_openai(random_openai(Path(folder) / "x.pt", SMALLEST).read_bytes())


def test_without_a_network_it_is_said_in_words_and_not_in_the_systems_numbers() -> None:
    away = why(urllib.error.URLError(socket.gaierror(-2, "Name or service not known")))
    assert away == "its address is not found, as when there is no network"
    assert why(urllib.error.URLError(ConnectionRefusedError(111, "Connection refused"))) == "Connection refused"
