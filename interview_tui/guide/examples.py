"""The example guides that come with the program."""

from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem

_IN_A_WHEEL = Path(__file__).parents[1] / "example_guides"
_IN_A_CHECKOUT = Path(__file__).parents[2] / "guides"
_FIRST = {"sv": "vardagsstod", "en": "studying"}
"""The one to start from, by language."""


def example_guides() -> list[Path]:
    """Their files, by name; each can be read with `read_guide`."""
    folder = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _IN_A_CHECKOUT
    return sorted(folder.glob("*.md"))


def example_guide(name: str | None, language: str) -> Path:
    """The example called `name` (its file without `.md`), or the first one in `language`. Raises `Problem`."""
    wanted = name or _FIRST.get(language, _FIRST["en"])
    guides = {path.stem: path for path in example_guides()}
    if wanted not in guides:
        raise Problem(
            _("There is no example guide called {name}.").format(name=wanted),
            cure=_("The examples are: {names}.").format(names=", ".join(guides) or "–"),
        )
    return guides[wanted]
