"""Two looks: one calm and dark, one with the highest contrast. Colours are named for their role in `app.tcss`."""

from textual.theme import Theme

CALM = "calm"
HIGH_CONTRAST = "high-contrast"

_calm = Theme(
    name=CALM,
    primary="#8ab4c9",
    secondary="#9aa7b0",
    accent="#d2b57f",
    warning="#e3b55f",
    error="#ef7a6d",
    success="#95c498",
    foreground="#dfe3e6",
    background="#14181b",
    surface="#1b2125",
    panel="#2b3338",
    dark=True,
    variables={"quiet": "#8f9aa2", "line": "#39434a", "chosen": "#26343c", "border": "#39434a"},
)
_high_contrast = Theme(
    name=HIGH_CONTRAST,
    primary="#7fdbff",
    secondary="#ffffff",
    accent="#ffe600",
    warning="#ffd000",
    error="#ff6b6b",
    success="#7dff8a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    variables={"quiet": "#e0e0e0", "line": "#ffffff", "chosen": "#00427a", "border": "#ffffff"},
)
THEMES = (_calm, _high_contrast)
