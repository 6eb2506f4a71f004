"""How models get here: fetched from their own home, or added from a file or folder that may be anybody's."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from interview_tui.files import private_folder, sync_folder, write_whole
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.transcription.layouts import SIZES, Dims
from interview_tui.transcription.models import (
    ADDED,
    Model,
    catalogue,
    find,
    models_folder,
    not_here,
    noted,
    official,
    unknown,
    verify,
    voices,
)

Tell = Callable[[int, int], None]
"""Hears how many bytes of how many are done."""


def _silent(done: int, total: int) -> None:
    return


def get(name: str, tell: Tell = _silent) -> Model:
    """Fetch a model of the catalogue, or the network of voices; `tell(done, total)` hears bytes. Raises `Problem`."""
    model = next((m for m in [*catalogue(), voices()] if m.name == name), None)
    if model is None:
        raise unknown(name)
    if model.installed:
        return verify(name)
    return fetch(model, tell)


def fetch(model: Model, tell: Tell = _silent) -> Model:
    """Put the model's file in its place, from its own home. A broken-off fetch is gone on with. Raises `Problem`.

    The one call in the program that uses the network.
    """
    from interview_tui.transcription.download import download

    if model.url is None:
        raise not_here(model.name)
    if not model.beside:
        if model.sha256 is None:
            raise not_here(model.name)
        download(model.url, models_folder() / f"{model.name}.pt", model.sha256, tell)
        return _found(model.name)
    folder = models_folder() / f".{model.name}.fetched"
    for name in model.beside:
        download(urljoin(model.url, name), folder / name, None)
    download(model.url, folder / Path(model.url).name, model.source_sha256, tell)
    try:
        return _keep_hugging_face(folder, model)
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # a whole one has been made of it, and a wrong one is of no use


def add(path: Path, name: str | None = None) -> Model:
    """Put a Whisper among the models, under `name` or its own: a `.pt` file of openai-whisper, or a folder in Hugging
    Face's or CTranslate2's layout. Nothing in it is run, and it is looked through before it is taken in.

    One that is of the catalogue, or the network of voices, keeps its name there. Raises `Problem` if it is cut short,
    is no Whisper, or if the name is taken by another one.
    """
    from interview_tui.transcription.checkpoint import refused
    from interview_tui.transcription.download import file_digest

    path = path.expanduser()
    if path.suffix == ".safetensors" and (path.parent / "config.json").is_file():
        path = path.parent  # the weights alone do not say how they are used
    named = re.sub(r"[^\w.-]+", "-", name or (path.stem if path.is_file() else path.resolve().name)).strip("-.")
    with refused(path):
        if path.is_dir():
            if (path / "model.bin").is_file() and not _has_hugging_face(path):
                return _add_ct2(path, named or "model")
            return _add_hugging_face(path, named or "model")
        digest = file_digest(path)
        if digest == voices().sha256:
            if not voices().installed:
                _copy(path, models_folder() / f"{voices().name}.pt")
            return voices()
        return _add_openai(path, named or "model", digest)


def _add_openai(path: Path, name: str, digest: str) -> Model:
    from interview_tui.transcription.checkpoint import read_openai

    dims = read_openai(path).dims
    ours = next((model for model in official() if model.sha256 == digest), None)
    name = ours.name if ours else name
    if (known := _taken(name, digest, path, ours is not None)) is not None:
        return known
    _copy(path, models_folder() / f"{name}.pt")
    if ours is None:
        _note(Model(name=name, about=ADDED, bytes=path.stat().st_size, sha256=digest), dims)
    return find(name)


def _add_hugging_face(path: Path, name: str) -> Model:
    from interview_tui.transcription.checkpoint import weight_files
    from interview_tui.transcription.download import file_digest

    digest = file_digest(weight_files(path)[0])
    ours = next((model for model in official() if digest == model.source_sha256), None)
    name = ours.name if ours else name
    if (known := _taken(name, digest, path, ours is not None)) is not None:
        return known
    return _keep_hugging_face(path, ours or Model(name=name, about=ADDED))


def _keep_hugging_face(folder: Path, model: Model) -> Model:
    """Write the weights in openai-whisper's layout: so that one file serves both engines."""
    import torch

    from interview_tui.transcription.checkpoint import read_hugging_face, weight_files
    from interview_tui.transcription.download import file_digest

    checkpoint = read_hugging_face(folder)
    if model.size is not None and checkpoint.dims != SIZES[model.size]:
        raise Problem(
            _("What came is not the model {name}: it is of another size.").format(name=model.name),
            cure=_("Nothing was kept. Try again later, or take another model."),
        )
    digest = file_digest(weight_files(folder)[0])
    target = models_folder() / f"{model.name}.pt"
    with _written(target) as part:
        held = {"dims": vars(checkpoint.dims), "model_state_dict": dict(checkpoint.tensors)}
        torch.save({**held, "alignment_heads": [list(pair) for pair in checkpoint.heads or ()]}, part)
    update = {"bytes": target.stat().st_size, "sha256": file_digest(target), "source_sha256": digest}
    _note(model.model_copy(update=update), checkpoint.dims)
    return find(model.name)


def _add_ct2(path: Path, name: str) -> Model:
    from interview_tui.transcription.converted import write_beside
    from interview_tui.transcription.ct2_folder import FILES, read_ct2
    from interview_tui.transcription.download import file_digest
    from interview_tui.transcription.faster_whisper import engine_version

    engine_version()  # without faster-whisper nobody could read it
    found = read_ct2(path)
    digest = file_digest(path / "model.bin")
    if (known := _taken(name, digest, path, False)) is not None:
        return known
    with _written(models_folder() / name) as part:
        part.mkdir(mode=0o700)
        for file in FILES:
            if (path / file).is_file():
                shutil.copyfile(path / file, part / file)
        write_beside(part, found.dims.n_vocab, found.dims.n_mels)
        for made in part.iterdir():
            made.chmod(0o600)
    _note(Model(name=name, about=ADDED, bytes=found.bytes, sha256=digest), found.dims)
    return find(name)


def _taken(name: str, digest: str, path: Path, ours: bool) -> Model | None:
    """The model that is here already, if it is the same; None if the name is free. Else raises `Problem`."""
    taken = next((model for model in [*catalogue(), voices()] if model.name == name), None)
    if taken is None:
        return None
    if taken.installed and digest in (taken.sha256, taken.source_sha256):
        return taken
    if ours:
        return None
    raise Problem(
        _("There is a model called {name} already.").format(name=name),
        cure=_("Give this one another name with --name."),
        where=path,
    )


def _found(name: str) -> Model:
    return next(model for model in [*catalogue(), voices()] if model.name == name)


def _has_hugging_face(folder: Path) -> bool:
    names = ("model.safetensors", "pytorch_model.bin")
    return any((folder / f"{name}{end}").is_file() for name in names for end in ("", ".index.json"))


def _note(model: Model, dims: Dims) -> None:
    known = model if model.size else model.model_copy(update={"dims": dims})
    write_whole(noted(model.name), known.model_dump_json(indent=2, exclude={"installed"}) + "\n")


def _copy(path: Path, into: Path) -> None:
    with _written(into) as part, path.open("rb") as source, part.open("wb") as copy:
        shutil.copyfileobj(source, copy, 1 << 20)


@contextmanager
def _written(target: Path) -> Iterator[Path]:
    """A place for what will be `target` when it is whole: a file or a folder, readable by its owner alone."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        private_folder(target.parent)
        yield part
        if part.is_file():
            part.chmod(0o600)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as error:
        raise Problem(
            _("The model could not be copied: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk and try again."),
            where=target,
        ) from error
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        part.unlink(missing_ok=True)
    sync_folder(target.parent)
