"""Whisper models, and the network of voices: which there are, and which are here. Imports no torch."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.transcription.embedded import Weights, unpacked
from interview_tui.transcription.layouts import SIZES, Dims, parameters

NANO = "nano-demo"
"""The demo's model. It understands the demo's voices and no human being's."""
NANO_NOTICE = N_("Made with the demo model, which understands only the demo's synthetic voices.")
ADDED = N_("added by you")

_BEST_FIRST = ("large-v3-turbo", "large-v3", "medium", "small", "base", "tiny")
"""What is taken unless she chooses; turbo first, because large-v3 takes longer than most laptops' batteries last."""
_SWEDISH_FIRST = tuple(
    f"kb-whisper-{size}{kind}" for size in ("medium", "small", "large", "base") for kind in ("-strict", "")
)
"""Before those for Swedish: even the base one makes fewer errors than OpenAI's medium. What is said as it is said comes
before what reads well, and medium before large as turbo does above; tiny is left to her."""


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
    size: str | None = None
    """Which of OpenAI's it is as large as, and made of; None where that is not known."""
    dims: Dims | None = None
    """How large it is, where `size` does not say."""
    home: str = ""
    """Where it comes from: a page for people."""
    beside: tuple[str, ...] = Field((), exclude=True)
    """Files that `get` fetches from beside `url`: those of a folder in Hugging Face's layout."""
    source_sha256: str | None = None
    """Of the weights as they were fetched or added, where another layout was made of them. Nobody has published it for
    most of KBLab's: then it is noted when they are fetched for the first time, and holds from then on."""
    swedish_errors: tuple[float, float, float] | None = None
    """Word error rate in Swedish in percent, as KBLab measured it: FLEURS, CommonVoice, NST. All are read aloud."""

    @property
    def only_faster(self) -> bool:
        """Whether it lies here in CTranslate2's layout, which openai-whisper does not read."""
        return self.path is not None and self.path.is_dir()

    @property
    def heads(self) -> str | None:
        """The official model whose heads of attention tell word times; None where the file or nobody knows better."""
        return self.size

    @property
    def parameters(self) -> int | None:
        """How many numbers it holds."""
        return parameters(self.dims_known) if self.dims_known else None

    @property
    def dims_known(self) -> Dims | None:
        """How large it is."""
        return SIZES[self.size] if self.size else self.dims

    @property
    def notice(self) -> str:
        """What every transcript made with it must say, in English; empty for a real model."""
        return NANO_NOTICE if self.name == NANO else ""

    def weights(self) -> Weights:
        """What an engine loads. Raises `Problem` if it is not on this computer."""
        if self.name == NANO:
            return unpacked(self.sha256 or "")
        if self.path is None:
            raise not_here(self.name)
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
                raise not_here(name)
            return model
    raise unknown(name)


def suited(language: str | None) -> list[Model]:
    """Those on this computer that hear people's speech in that language, the best first.

    One that she added herself comes first: she had a reason. The embedded one never counts. Where nobody knows what is
    spoken (None), one that understands several languages comes before one of a single language.
    """
    here = {
        m.name: m
        for m in installed()
        if m.name != NANO and (not m.languages or language is None or language in m.languages)
    }
    ours = {model.name for model in _manifest()}
    best = (*_SWEDISH_FIRST, *_BEST_FIRST) if language == "sv" else (*_BEST_FIRST, *_SWEDISH_FIRST)
    order = [*(name for name in here if name not in ours), *(name for name in best if name in here), *here]
    return [here[name] for name in dict.fromkeys(order)]


def default_model(language: str | None) -> str | None:
    """Name of the best model for people's speech on this computer; None if there is none for that language."""
    return next((model.name for model in suited(language)), None)


def model_to_begin_with(language: str | None) -> str:
    """Name of the model to fetch first: KB-Whisper hears Swedish much better than one of OpenAI's of its size."""
    return "kb-whisper-small" if language == "sv" else "small"


def no_model_here(language: str | None) -> Problem:
    """There is no model to transcribe with; which one to fetch."""
    return Problem(
        _("No model on this computer understands this language.")
        if suited(None)
        else _("There is no model on this computer."),
        cure=_("Fetch one while you have a network: interview-tui models get {name}").format(
            name=model_to_begin_with(language)
        ),
    )


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
        raise not_here(name)
    if model.name == NANO:
        model.weights()
    elif model.path is not None and model.sha256 is not None and file_digest(weights_file(model.path)) != model.sha256:
        raise Problem(
            _("The file of the model {name} is damaged.").format(name=name),
            cure=_("Remove it and fetch it again: interview-tui models get {name}").format(name=name)
            if model.url
            else _("Add it again from its original."),
            where=model.path,
        )
    return model


def weights_file(path: Path) -> Path:
    """The file whose SHA-256 a model has: itself, or the network in a folder of CTranslate2's."""
    return path / "model.bin" if path.is_dir() else path


def noted(name: str) -> Path:
    """The file in which stands what is known of a model that was added, or made of another layout."""
    return models_folder() / f"{name}.json"


def official() -> tuple[Model, ...]:
    """Those of the program's own list, whether they are here or not."""
    return _manifest()


def _looked_up(model: Model) -> Model:
    """A model of the manifest, with whether it is here."""
    if model.name == NANO:
        return model.model_copy(update={"installed": True})
    if (note := _note(noted(model.name))) is not None:
        update = {"sha256": note.sha256, "source_sha256": model.source_sha256 or note.source_sha256}
        model = model.model_copy(update=update)
    path = models_folder() / f"{model.name}.pt"
    if not path.is_file():
        return model
    return model.model_copy(update={"installed": True, "path": path, "bytes": path.stat().st_size})


def _added() -> list[Model]:
    """Models she added, by name."""
    result = []
    for about in sorted(models_folder().glob("*.json")):
        path = next((at for at in (about.with_suffix(".pt"), about.with_suffix("")) if at.exists()), None)
        if path is not None and (model := _note(about)) is not None:
            result.append(model.model_copy(update={"installed": True, "path": path}))
    return result


def _note(path: Path) -> Model | None:
    try:
        return Model.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def unknown(name: str) -> Problem:
    """There is no such model."""
    return Problem(
        _("There is no model called {name}.").format(name=name),
        cure=_("The models are: {names}.").format(names=", ".join(model.name for model in [*catalogue(), voices()])),
    )


def not_here(name: str) -> Problem:
    """There is, but not on this computer."""
    return Problem(
        _("The model {name} is not on this computer.").format(name=name),
        cure=_("Fetch it while you have a network: interview-tui models get {name}").format(name=name),
    )
