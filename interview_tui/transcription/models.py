"""Whisper models, and the network of voices: which there are, which are here, and how they get here.

Imports no torch until `add`.
"""

import json
import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from interview_tui.files import private_folder, sync_folder, write_whole
from interview_tui.language import N_, _
from interview_tui.problem import Problem, reason
from interview_tui.study import Study
from interview_tui.transcription.embedded import Weights, unpacked

NANO = "nano-demo"
"""The demo's model. It understands the demo's voices and no human being's."""
NANO_NOTICE = N_("Made with the demo model, which understands only the demo's synthetic voices.")
ADDED = N_("added by you")

_BEST_FIRST = ("large-v3-turbo", "large-v3", "medium", "small", "base", "tiny")
"""What is taken unless she chooses; turbo first, because large-v3 takes longer than most laptops' batteries last."""


class Model(BaseModel):
    """One model, here or to be fetched."""

    model_config = ConfigDict(frozen=True)
    name: str
    kind: Literal["words", "voices"] = "words"
    """What it hears."""
    about: str = ""
    """A phrase in English; whoever shows it puts it through `_()`."""
    languages: tuple[str, ...] = ()
    """What it understands; empty: many languages, Swedish and English among them."""
    licence: str = ""
    bytes: int | None = None
    """Size of the file where it is known."""
    sha256: str | None = None
    url: str | None = None
    """Where `get` fetches it; None for what cannot be fetched."""
    installed: bool = False
    path: Path | None = Field(None, exclude=True)
    """Its file, if it is on this computer; None for the embedded one."""
    heads: str | None = Field(None, exclude=True)
    """The official model it is, for word times; None where it is not one of them."""

    @property
    def only_faster(self) -> bool:
        """Whether it lies here in CTranslate2's layout, which openai-whisper does not read."""
        return self.path is not None and self.path.is_dir()

    @property
    def notice(self) -> str:
        """What every transcript made with it must say, in English; empty for a real model."""
        return NANO_NOTICE if self.name == NANO else ""

    def weights(self) -> Weights:
        """What an engine loads. Raises `Problem` if it is not on this computer."""
        if self.name == NANO:
            return unpacked(self.sha256 or "")
        if self.path is None:
            raise _not_here(self.name)
        return self.path


def models_folder() -> Path:
    """Where models lie: in the user's data folder, shared by her studies. It need not exist."""
    from platformdirs import user_data_path

    return user_data_path("interview-tui", appauthor=False) / "models"


@cache
def _manifest() -> tuple[Model, ...]:
    return tuple(Model.model_validate(entry) for entry in _written()["models"])


@cache
def _written() -> Any:
    return json.loads(Path(__file__).with_name("manifest.json").read_text(encoding="utf-8"))


def catalogue() -> list[Model]:
    """The Whisper models: the embedded one, those that can be fetched, those that were added; and which are here."""
    known = [_looked_up(model) for model in _manifest()]
    return known + [model for model in _added() if model.name not in {m.name for m in known}]


def voices() -> Model:
    """The network that tells people's voices apart, and whether it is here. No transcriber: `find` does not know it."""
    return _looked_up(Model.model_validate(_written()["voices"]))


def voices_file() -> Path | None:
    """The file of `voices`; None where it has not been fetched."""
    return voices().path


def installed() -> list[Model]:
    """What can be used right now, the embedded model first."""
    return [model for model in catalogue() if model.installed]


def find(name: str) -> Model:
    """The model called `name`, ready for use. Raises `Problem` that says how to get it, or what there is."""
    for model in catalogue():
        if model.name == name:
            if not model.installed:
                raise _not_here(name)
            return model
    raise _unknown(name)


def default_model(language: str | None) -> str | None:
    """Name of the best model for people's speech on this computer; None if there is none.

    One that she added herself comes first: she had a reason. The embedded one never counts.
    """
    here = [
        m for m in installed() if m.name != NANO and (not m.languages or language is None or language in m.languages)
    ]
    official = {model.name for model in _manifest()}
    added = [model.name for model in here if model.name not in official]
    return next(iter([*added, *(name for name in _BEST_FIRST if name in {m.name for m in here})]), None)


def chosen_model(study: Study) -> str | None:
    """Name of the study's model; None if it has none and none is here.

    A study without one takes the best that is here, and keeps it: all its interviews are heard by the same model.
    """
    settings = study.settings
    if settings.model is None and (name := default_model(settings.language)) is not None:
        try:
            study.save_settings(settings.model_copy(update={"model": name}))
        except OSError:  # it can be read, but not written
            return name
    return study.settings.model


def verify(name: str) -> Model:
    """The model, if its file is byte for byte what it was. Raises `Problem` otherwise."""
    from interview_tui.transcription.download import file_digest

    model = voices() if name == voices().name else find(name)
    if not model.installed:
        raise _not_here(name)
    if model.name == NANO:
        model.weights()
    elif model.path is not None and model.sha256 is not None and file_digest(model.path) != model.sha256:
        raise Problem(
            _("The file of the model {name} is damaged.").format(name=name),
            cure=_("Remove it and fetch it again: interview-tui models get {name}").format(name=name)
            if model.url
            else _("Add it again from its original."),
            where=model.path,
        )
    return model


def get(name: str, tell: Callable[[int, int], None] = lambda done, total: None) -> Model:
    """Fetch a model of the catalogue, or the network of voices; `tell(done, total)` hears bytes. Raises `Problem`."""
    model = next((m for m in [*catalogue(), voices()] if m.name == name), None)
    if model is None:
        raise _unknown(name)
    if model.installed:
        return verify(name)
    return fetch(model, tell)


def fetch(model: Model, tell: Callable[[int, int], None] = lambda done, total: None) -> Model:
    """Put the model's file in its place, from its own home. A broken-off fetch is gone on with. Raises `Problem`.

    The one call in the program that uses the network.
    """
    from interview_tui.transcription.download import download

    if model.url is None or model.sha256 is None:
        raise _not_here(model.name)
    download(model.url, models_folder() / f"{model.name}.pt", model.sha256, tell)
    return _looked_up(model)


def add(path: Path, name: str | None = None) -> Model:
    """Copy an openai-whisper model file among the models, under `name` or the file's own.

    A file that is one of the catalogue's, or the network of voices, keeps its name there. Raises `Problem` if it is cut
    short, is no model, or if the name is taken by another one.
    """
    from interview_tui.transcription.download import file_digest
    from interview_tui.transcription.openai_whisper import load_weights

    path = path.expanduser()
    if not path.is_file():
        raise Problem(
            _("This model file is not there."), cure=_("Give the path of a .pt file of openai-whisper."), where=path
        )
    digest = file_digest(path)
    if digest == voices().sha256:
        if not voices().installed:
            _copy(path, models_folder() / f"{voices().name}.pt")
        return voices()
    load_weights(path)
    official = next((model for model in _manifest() if model.sha256 == digest), None)
    name = official.name if official else re.sub(r"[^\w.-]+", "-", name or path.stem).strip("-.") or "model"
    taken = next((model for model in [*catalogue(), voices()] if model.name == name), None)
    if taken is not None and taken.sha256 == digest and taken.installed:
        return taken
    if taken is not None and not official:
        raise Problem(
            _("There is a model called {name} already.").format(name=name),
            cure=_("Give this one another name with --name."),
            where=path,
        )
    _copy(path, models_folder() / f"{name}.pt")
    if not official:
        about = Model(name=name, about=ADDED, bytes=path.stat().st_size, sha256=digest)
        write_whole(models_folder() / f"{name}.json", about.model_dump_json(indent=2, exclude={"installed"}) + "\n")
    return find(name)


def _copy(path: Path, into: Path) -> None:
    part = into.with_name(f".{into.name}.{os.getpid()}.part")
    try:
        private_folder(into.parent)
        with path.open("rb") as source, open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        os.replace(part, into)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Problem(
            _("The model could not be copied: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk and try again."),
            where=path,
        ) from error
    sync_folder(into.parent)


def _looked_up(model: Model) -> Model:
    """A model of the manifest, with whether it is here."""
    if model.name == NANO:
        return model.model_copy(update={"installed": True})
    path = models_folder() / f"{model.name}.pt"
    if not path.is_file():
        return model
    return model.model_copy(update={"installed": True, "path": path, "bytes": path.stat().st_size, "heads": model.name})


def _added() -> list[Model]:
    """Models she added, by name."""
    result = []
    for about in sorted(models_folder().glob("*.json")):
        if (path := about.with_suffix(".pt")).is_file():
            model = Model.model_validate_json(about.read_text(encoding="utf-8"))
            result.append(model.model_copy(update={"installed": True, "path": path}))
    return result


def _unknown(name: str) -> Problem:
    return Problem(
        _("There is no model called {name}.").format(name=name),
        cure=_("The models are: {names}.").format(names=", ".join(model.name for model in [*catalogue(), voices()])),
    )


def _not_here(name: str) -> Problem:
    return Problem(
        _("The model {name} is not on this computer.").format(name=name),
        cure=_("Fetch it while you have a network: interview-tui models get {name}").format(name=name),
    )
