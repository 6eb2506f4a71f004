"""What is said of each model: what it is, what it costs on this computer, and for whom it is."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.engine_names import FASTER, OPENAI
from interview_tui.transcription.models import NANO, Model


@dataclass(frozen=True)
class Listed:
    """A model with what this computer makes of it."""

    model: Model
    seconds: float | None = None
    """Of work for ten seconds of talk; None where nobody can say."""
    measured: bool = False
    memory: int | None = None
    """Bytes."""

    def as_json(self) -> dict[str, Any]:
        return {
            **self.model.model_dump(mode="json"),
            "parameters": self.model.parameters,
            "seconds_for_ten": self.seconds,
            "measured": self.measured,
            "memory_bytes": self.memory,
        }

    def lines(self) -> Iterator[str]:
        """For people: what it is, then, where anything is known, what it costs."""
        model = self.model
        size = model.bytes or (2 * model.parameters if model.parameters else None)
        mega = f"{size / 1e6:6.0f} MB" if size else " " * 9
        yield f"{'✓' if model.installed else ' '} {model.name:<24} {mega}  {model.licence or '–':<11} {_(model.about)}"
        facts = [*_errors(model)]
        if self.seconds is not None:
            known = _("10 s of talk take {seconds} s") if self.measured else _("10 s of talk take about {seconds} s")
            facts.append(known.format(seconds=_short(self.seconds)))
        if self.memory is not None:
            facts.append(_("{size} GB of memory").format(size=_short(self.memory / 1e9)))
        if model.home:
            facts.append(model.home)
        if facts:
            yield " · ".join(facts)
        if model.sha256:
            yield f"SHA-256 {model.sha256}"


def listed(models: Sequence[Model], tell: Callable[[str], None] = lambda name: None) -> list[Listed]:
    """Each model with its speed: measured for those that are here, estimated from their size for others.

    What is measured or estimated for the first time takes some seconds, `tell` hears with which model; then it is
    remembered. A model that cannot be tried has no speed.
    """
    from interview_tui.demo.sample import ten_seconds
    from interview_tui.transcription.needs import memory_needed
    from interview_tui.transcription.speed import estimated, measured

    speeds: dict[str, float] = {}
    for model in models:
        if model.installed and model.kind == "words":
            tell(model.name)
            with suppress(Problem):
                speeds[model.name] = measured(model, ten_seconds()).seconds
    real = [m for m in models if m.name in speeds and m.name != NANO and m.dims_known]
    largest = max(real, key=lambda model: model.parameters or 0, default=None)
    # A model that was measured says how much quicker or slower this computer is than what one layer let expect.
    factor = speeds[largest.name] / estimated(largest.dims_known).seconds if largest and largest.dims_known else 1.0
    result = []
    for model in models:
        engine = FASTER if model.only_faster else OPENAI
        memory = memory_needed(model, engine) if model.kind == "words" else None
        seconds = speeds.get(model.name)
        if seconds is None and model.kind == "words" and not model.installed and model.dims_known:
            tell(model.name)
            seconds = estimated(model.dims_known).seconds * factor
        result.append(Listed(model, seconds, model.name in speeds, memory))
    return result


def _errors(model: Model) -> Iterator[str]:
    if model.swedish_errors:
        numbers = " / ".join(_decimal(number) for number in model.swedish_errors)
        yield _("wrong words in Swedish {numbers} %").format(numbers=numbers)


def _short(number: float) -> str:
    return _decimal(number) if number < 10 else f"{number:.0f}"


def _decimal(number: float) -> str:
    """With one decimal, and the decimal sign of the language."""
    return f"{number:.1f}".replace(".", _("."))
