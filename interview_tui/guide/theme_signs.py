"""Each theme's colour and sign, the same on the screen, in a matrix, beside a transcript and as a code. Pure.

A colour never stands alone: the sign says the same to whoever does not see it, and on paper without colours.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from interview_tui.guide.model import Guide

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#56B4E9", "#8B4FBF", "#7A7A7A")
"""Told apart also with the common kinds of colour blindness, on white and on dark: after Okabe and Ito (2008)."""
_SIGNS = ("■", "▲", "◆", "★", "▼", "✚", "◉", "◀", "▶", "✦", "❖")
"""As many as do not share a divisor with the colours, so that no pair comes again before the 88th theme."""


@dataclass(frozen=True, slots=True)
class ThemeSign:
    """What a theme is known by."""

    colour: str
    """`#RRGGBB`."""
    sign: str
    """One character, as wide as a letter."""


def theme_signs(guide: Guide) -> Mapping[str, ThemeSign]:
    """Section id → its colour and sign, for every section that holds questions, by its place in the guide."""
    themes = [section.id for section in guide.sections if section.questions]
    return {
        id: ThemeSign(_COLOURS[number % len(_COLOURS)], _SIGNS[number % len(_SIGNS)])
        for number, id in enumerate(themes)
    }
