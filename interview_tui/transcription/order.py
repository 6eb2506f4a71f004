"""What is asked of the transcriber: which model, engine and device, what is spoken, and how speech is found."""

import argparse
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from interview_tui.study import Study
from interview_tui.study_settings import Settings
from interview_tui.transcription.devices import AUTO, DEVICES
from interview_tui.transcription.engine_names import ENGINES
from interview_tui.transcription.glossary import FILE
from interview_tui.transcription.models import chosen_model
from interview_tui.transcription.transcript import Header, Transcript

_USUAL = {name: Settings.model_fields[name].default for name in ("speech_threshold", "speech_padding", "least_silence")}


class Finding(BaseModel):
    """How speech is found, as in `study.toml`; stands in the transcript's header."""

    model_config = ConfigDict(frozen=True)
    threshold: float = _USUAL["speech_threshold"]
    """How sure the detector must be, 0 to 1."""
    padding: float = _USUAL["speech_padding"]
    """Seconds that each stretch is made longer at both ends."""
    silence: float = _USUAL["least_silence"]
    """Seconds; shorter silence does not end a stretch."""


class Order(BaseModel):
    """One for any number of interviews: they are heard by the same recogniser."""

    model_config = ConfigDict(frozen=True)
    model: str
    language: str | None = None
    """What is spoken, as Whisper writes it (`sv`); None: it is found out."""
    engine: str | None = None
    """None: the one that can read the model."""
    device: str = AUTO
    finding: Finding = Finding()
    glossary: Path | None = None
    """The study's words, which the recogniser is given; it is read when it is loaded."""
    exactly: Header | None = None
    """What a transcript must say of itself to be what was ordered; None: its model, and its engine if named, will do.
    A worker is not told: it compares what it would write itself."""

    def made(self, transcript: Transcript) -> bool:
        """Whether this transcript is what was ordered, as far as the order says anything of it."""
        header = transcript.header
        if self.exactly is not None:
            return header.same_work(self.exactly)
        return header.model == self.model and self.engine in (None, header.engine)

    def arguments(self) -> list[str]:
        """The order on a command line; `order_of` reads it."""
        wishes = {"--language": self.language, "--engine": self.engine}
        told = [part for name, wish in wishes.items() if wish is not None for part in (name, wish)]
        numbers = [part for name, value in self.finding for part in (f"--{name}", str(value))]
        words = ["--glossary", str(self.glossary)] if self.glossary is not None else []
        return ["--model", self.model, "--device", self.device, *told, *numbers, *words]


def order_for(
    study: Study,
    *,
    model: str | None = None,
    language: str | None = None,
    engine: str | None = None,
    device: str = AUTO,
) -> Order | None:
    """What a study's interviews are transcribed with; what is given goes before its settings.

    None where the study has no model and there is none on this computer.
    """
    name = model or chosen_model(study)
    if name is None:
        return None
    said = study.settings
    return Order(
        model=name,
        language=language or said.language,
        engine=engine,
        device=device,
        glossary=study.folder / FILE if (study.folder / FILE).is_file() else None,
        finding=Finding(threshold=said.speech_threshold, padding=said.speech_padding, silence=said.least_silence),
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let a command line take an order."""
    parser.add_argument("--model", required=True)
    parser.add_argument("--language", help="what is spoken; found out if not given")
    parser.add_argument("--engine", choices=ENGINES, help="the one that can read the model if not given")
    parser.add_argument("--device", choices=DEVICES, default=AUTO)
    for name, value in Finding():
        parser.add_argument(f"--{name}", type=float, default=value, help="how speech is found")
    parser.add_argument("--glossary", type=Path, help="file with words of the study, one a line")


def order_of(told: argparse.Namespace) -> Order:
    """The order that a command line told."""
    finding = Finding(**{name: getattr(told, name) for name in Finding.model_fields})
    return Order(
        model=told.model,
        language=told.language,
        engine=told.engine,
        device=told.device,
        finding=finding,
        glossary=told.glossary,
    )
