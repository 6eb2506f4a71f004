"""The example guides that come with the program."""

from pathlib import Path

_IN_A_WHEEL = Path(__file__).parents[1] / "example_guides"
_IN_A_CHECKOUT = Path(__file__).parents[2] / "guides"


def example_guides() -> list[Path]:
    """Their files, by name; each can be read with `read_guide`."""
    folder = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _IN_A_CHECKOUT
    return sorted(folder.glob("*.md"))
