"""The recogniser that an order asks for: chosen at once, loaded for the first recording, kept for the others."""

from dataclasses import asdict
from functools import cached_property
from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription import models
from interview_tui.transcription.chunks import Cutting, FindSpeech
from interview_tui.transcription.cut import speech_finder
from interview_tui.transcription.engine import Engine
from interview_tui.transcription.engines import Choice, choose, engine_for
from interview_tui.transcription.glossary import prompt, read_glossary, trace
from interview_tui.transcription.models import Model
from interview_tui.transcription.order import Order
from interview_tui.transcription.transcript import Header


class Recogniser:
    """Raises `Problem` if the model is not here; `header` and `engine` do, if it cannot be used as ordered.

    Nothing heavy is imported before one of them is asked for.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self._model = models.find(order.model)
        self.cutting = cutting_for(self._model)
        self._loaded: Engine | None = None

    @cached_property
    def _choice(self) -> Choice:
        _check_language(self.order.language)
        return choose(self._model, self.order.engine, self.order.device)

    @cached_property
    def _prompt(self) -> str:
        return _words_of_the_study(self.order.glossary)

    @property
    def header(self) -> Header:
        """What a transcript made with it says of itself."""
        return Header(
            engine=self._choice.engine,
            engine_version=self._choice.version,
            model=self._model.name,
            model_sha256=self._model.sha256,
            language=self.order.language,
            options={
                **self._choice.options,
                "cutting": asdict(self.cutting),
                "rest": _rest(self._model),
                "finding": self.order.finding.model_dump(),
                "glossary": trace(self._prompt),
            },
            notice=self._model.notice,
        )

    def engine(self, language: str | None) -> Engine:
        """The engine, for a recording in this language; None: it finds out, whatever the one before was in."""
        if self._loaded is None:
            self._loaded = engine_for(self._model, self._choice, language, rest=_rest(self._model), prompt=self._prompt)
        self._loaded.language = language
        return self._loaded

    @property
    def find_speech(self) -> FindSpeech:
        return speech_finder(**self.order.finding.model_dump())


def _words_of_the_study(path: Path | None) -> str:
    """What the recogniser is given of the glossary. Raises `Problem` if that is no text."""
    if path is None or not (entries := read_glossary(path)):
        return ""
    from whisper.tokenizer import get_tokenizer

    tokenizer = get_tokenizer(multilingual=True)
    return prompt(entries, lambda text: len(tokenizer.encode(f" {text}")))


def _check_language(language: str | None) -> None:
    from whisper.tokenizer import LANGUAGES

    if language is not None and language not in LANGUAGES:
        raise Problem(
            _("Whisper knows no language {code}.").format(code=language),
            cure=_("Give its code of two letters: sv, en, fi, de …"),
        )


def cutting_for(model: Model) -> Cutting:
    """The nano model is quick, and a demo shows words soon; a real one hears better, and costs less, with more at once.

    Measured on the demo's first minute: all words right with chunks from 2, 8 and 15 s on, for
    45, 16 and 15 s of work on a busy machine.
    """
    return Cutting(at_least=8.0) if model.name == models.NANO else Cutting()


def _rest(model: Model) -> float:
    """The nano model says that a sentence is over up to three seconds before it is; a real one is right about it."""
    return 3.0 if model.name == models.NANO else 1.0
