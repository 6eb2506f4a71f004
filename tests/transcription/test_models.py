"""Models: only whole ones get in, and `models get` survives a bad network."""

import http.server
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from interview_tui.problem import Problem
from interview_tui.transcription import adding, models
from interview_tui.transcription.download import download
from interview_tui.transcription.layouts import SIZES
from interview_tui.transcription.models import NANO
from tests.transcription.made import random_openai

CONTENT = bytes(range(256)) * 2000
DIGEST = sha256(CONTENT).hexdigest()


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole openai-whisper model: the smallest that is one, with random weights."""
    return random_openai(tmp_path_factory.mktemp("models") / "My own model.pt")


def test_the_embedded_model_is_always_here_and_never_the_default() -> None:
    assert [model.name for model in models.installed()] == [NANO]
    assert models.default_model("sv") is None
    assert models.verify(NANO).notice
    weights = models.find(NANO).weights()
    assert isinstance(weights, Path)
    assert weights.is_file()


def test_a_half_written_copy_of_the_embedded_model_is_replaced() -> None:
    first = models.find(NANO).weights()
    assert isinstance(first, Path)
    first.write_bytes(first.read_bytes()[:1000])
    again = models.find(NANO).weights()
    assert isinstance(again, Path)
    assert sha256(again.read_bytes()).hexdigest() == models.find(NANO).sha256


def test_every_model_that_can_be_fetched_has_a_home_a_licence_and_a_checksum_or_is_known_to_have_none() -> None:
    fetched = [model for model in models.catalogue() if model.name != NANO]
    sizes = ["tiny", "base", "small", "medium", "large"]
    kblab = [f"kb-whisper-{size}{kind}" for kind in ("", "-strict") for size in sizes]
    openai = ["tiny", "base", "small", "medium", "large-v3", "large-v3-turbo"]
    assert [model.name for model in fetched] == [*kblab, *openai]
    for model in fetched:
        assert not model.installed
        assert model.url is not None
        assert model.size in SIZES
        if model.name in openai:
            assert model.licence == "MIT"
            assert model.sha256 == model.url.split("/")[-2]
            assert model.languages == ()
        else:
            assert model.licence == "Apache-2.0"
            assert model.languages == ("sv",)
            assert model.url.startswith(f"{model.home}/resolve/")
            revision = model.url.split("/")[-2]
            assert revision == "strict" if model.name.endswith("-strict") else len(revision) == 40
            assert model.sha256 is None, "it is of the file that is made here"


def test_swedish_models_come_first_for_swedish_and_never_for_english(checkpoint: Path) -> None:
    for name in ("tiny", "kb-whisper-small", "large-v3-turbo"):
        path = models.models_folder() / f"{name}.pt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(checkpoint.read_bytes())
    assert models.default_model("sv") == "kb-whisper-small"
    assert models.default_model("en") == "large-v3-turbo"
    assert models.default_model(None) == "large-v3-turbo"


@pytest.mark.parametrize("name", ["kb-whisper-small", "kb-whisper-tiny"])
def test_a_swedish_model_alone_is_there_when_nobody_says_what_is_spoken(name: str, checkpoint: Path) -> None:
    path = models.models_folder() / f"{name}.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(checkpoint.read_bytes())
    assert models.default_model(None) == models.default_model("sv") == name
    assert models.default_model("en") is None


def test_her_own_model_is_added_checked_and_preferred(checkpoint: Path) -> None:
    assert adding.add(checkpoint).name == "My-own-model"
    assert adding.add(checkpoint).name == "My-own-model", "twice is as good as once"
    assert models.default_model("sv") == "My-own-model"
    model = models.verify("My-own-model")
    assert model.path is not None
    assert model.path.stat().st_mode & 0o077 == 0
    data = bytearray(model.path.read_bytes())
    data[len(data) // 2] ^= 1
    model.path.write_bytes(data)
    with pytest.raises(Problem, match="damaged"):
        models.verify("My-own-model")


def test_a_name_that_is_taken_is_refused(checkpoint: Path) -> None:
    with pytest.raises(Problem, match="There is a model called small already"):
        adding.add(checkpoint, "small")


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(lambda whole: b"", id="empty"),
        pytest.param(lambda whole: b"This is a letter.\n" * 50, id="a text"),
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut short"),
        pytest.param(lambda whole: b"\x80\x04K\x01.", id="another pickle"),
    ],
)
def test_what_is_not_a_model_stays_outside(contents: object, checkpoint: Path, tmp_path: Path) -> None:
    assert callable(contents)
    path = tmp_path / "model.pt"
    path.write_bytes(contents(checkpoint.read_bytes()))
    with pytest.raises(Problem, match="not a Whisper model") as problem:
        adding.add(path)
    assert problem.value.cure
    assert [model.name for model in models.installed()] == [NANO]


def test_a_model_of_other_shapes_than_it_says_stays_outside(checkpoint: Path, tmp_path: Path) -> None:
    import torch

    data = torch.load(checkpoint, weights_only=True)
    data["dims"]["n_audio_state"] = 16
    torch.save(data, tmp_path / "model.pt")
    with pytest.raises(Problem, match="not a Whisper model"):
        adding.add(tmp_path / "model.pt")


def test_a_model_cannot_run_code(tmp_path: Path) -> None:
    import torch

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "ran",)  # type: ignore[return-value]

    torch.save({"dims": {}, "model_state_dict": Evil()}, tmp_path / "model.pt")
    with pytest.raises(Problem, match="not a Whisper model"):
        adding.add(tmp_path / "model.pt")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("ask", [models.find, adding.get, models.verify])
def test_an_unknown_name_is_answered_with_the_known_ones(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(Problem) as problem:
        ask("enormous")
    assert "large-v3-turbo" in problem.value.cure


class Shelf(http.server.BaseHTTPRequestHandler):
    """One file, given as the server's `manners` say."""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        asked = self.headers.get("Range")
        server.asked.append(asked)
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked and server.ranges else 0
        if start >= len(CONTENT):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        self.end_headers()
        end = server.breaks_off.pop() if server.breaks_off else len(CONTENT)
        self.wfile.write(CONTENT[start:end])

    def log_message(self, *_arguments: object) -> None:
        return


class Server(http.server.ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Shelf)
        self.asked: list[str | None] = []
        self.ranges = True
        self.breaks_off: list[int] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/model.pt"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as one:
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield one
        one.shutdown()
        thread.join()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "models" / "model.pt"


def test_a_file_is_fetched_with_its_progress(server: Server, target: Path) -> None:
    told: list[tuple[int, int]] = []
    download(server.url, target, DIGEST, lambda done, total: told.append((done, total)))
    assert target.read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))


@pytest.mark.parametrize("ranges", [True, False], ids=["the server can resume", "it sends all again"])
def test_a_broken_off_fetch_is_gone_on_with(server: Server, target: Path, ranges: bool) -> None:
    server.ranges = ranges
    server.breaks_off = [100_000]
    with pytest.raises(Problem, match="could not be fetched"):
        download(server.url, target, DIGEST)
    assert not target.exists()
    download(server.url, target, DIGEST)
    assert target.read_bytes() == CONTENT
    assert server.asked == [None, "bytes=100000-"]


def test_a_fetch_killed_after_its_last_byte_needs_no_other(server: Server, target: Path) -> None:
    target.parent.mkdir()
    target.with_name("model.pt.part").write_bytes(CONTENT)
    download(server.url, target, DIGEST)
    assert target.read_bytes() == CONTENT


def test_the_beginning_of_another_file_is_not_built_upon(server: Server, target: Path) -> None:
    target.parent.mkdir()
    target.with_name("model.pt.part").write_bytes(b"an older version")
    download(server.url, target, DIGEST)
    assert target.read_bytes() == CONTENT


def test_a_wrong_file_is_not_kept(server: Server, target: Path) -> None:
    with pytest.raises(Problem, match="checksum"):
        download(server.url, target, sha256(b"another").hexdigest())
    assert list(target.parent.iterdir()) == []


def test_a_server_that_is_not_there_is_a_problem_with_a_cure(target: Path) -> None:
    with Server() as gone:
        url = gone.url
    with pytest.raises(Problem) as problem:
        download(url, target, DIGEST)
    assert "goes on where it stopped" in problem.value.cure
