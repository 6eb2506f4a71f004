"""The small marks of the guide format: what may end a heading or an item, what may begin one, and how to escape them.

The reader and the writer share every pattern here, so that what one takes for a mark the other never writes as text.
"""

import re
import string

CONSENT_MARK = re.compile(r"(?<!\\)\{consent\}$", re.I)
ID_MARK = re.compile(r"(?<!\\)\{#([^{}]*)\}$")
SILENCED_MARK = re.compile(r"(?<!\\)\{ok\s*:([^{}]*)\}$", re.I)
"""Advice that is not wanted for this question: `{ok: closed}`, `{ok: closed, long}`."""
STRAY_ID = re.compile(r"(?<!\\)\{#")
"""Left in a text after its marks are taken off: an id in the wrong place."""
OPTIONAL_MARK = re.compile(r"(?<!\\)\((?:valfri|valfritt|optional)\)$", re.I)
RESEARCH_MARK = re.compile(r"(?<!\\)\[\s*([^\W\d_]{1,4}\d{1,3}(?:\s*,\s*[^\W\d_]{1,4}\d{1,3})*)\s*\]$")
MINUTES_MARK = re.compile(r"(?<!\\)\((?:(?:ca|cirka|about)\.?\s*)?(\d{1,3})\s*(?:min|minuter|minutes)\.?\)$", re.I)
ODD_MINUTES = re.compile(r"(?<!\\)\([^()]*\bmin(?:uter|utes)?\.?\)$", re.I)
"""Looks like a planned time and is none."""

LABEL = re.compile(r"(?:tema|theme)\s*:\s*(?=\S)", re.I)
"""`Tema:` before a section's title."""
CONSENT_TITLE = re.compile(
    r"(?:(?:informerat|informed|muntligt|spoken) |information (?:och|and) )?(?:samtycke|consent\b)", re.I
)
CONDITION = re.compile(r"(?:om|if)\s.*(?<!\\)(?:\\\\)*:", re.I | re.S)
"""The whole text of an item that is a condition: `Om ja:`."""
CLARIFICATION = re.compile(r"(?:vid behov|if needed)\s*:\s*", re.I)
PLACEHOLDER = re.compile(r"\{(?!consent\})([^\W\d](?:[\w -]*[\w-])?) *\}", re.I)
"""What is said instead of `{kommun}` is filled in before each interview; `{consent}` is a heading's mark only."""

QUESTION_ADVICE = ("closed", "leading", "double", "why", "jargon", "long", "sensitive", "serves_none")
"""Codes of the advice about one question, which it may silence."""
GUIDE_ADVICE = ("no_opening", "no_closing", "no_consent", "too_long", "unserved")
"""Codes of the advice about the whole guide. The header's `advice_off` silences these, and the others for all
questions."""

WORDS = {
    "sv": {"label": "Tema", "optional": "valfri", "clarification": "Vid behov"},
    "en": {"label": "Theme", "optional": "optional", "clarification": "If needed"},
}
"""How the writer says it in the guide's language."""

_ESCAPABLE = re.escape(string.punctuation) + "•–"
_ESCAPED = re.compile(rf"\\([{_ESCAPABLE}])")
_NEEDS_ESCAPE = re.compile(rf"\\(?=[{_ESCAPABLE}]|$)", re.M)
_SPACES = re.compile(r"[ \t]+")


def clean(text: str) -> str:
    """`text` on one line as the guide keeps it: no space around it, single spaces in it."""
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def unescaped(text: str) -> str:
    r"""`text` with `\(` read as `(`, for punctuation only: `C:\temp` stays."""
    return _ESCAPED.sub(r"\1", text)


def escaped(text: str) -> str:
    """`text` so that `unescaped` gives it back."""
    return _NEEDS_ESCAPE.sub(r"\\\\", text)


def names_in(*texts: str) -> tuple[str, ...]:
    """Names of the `{placeholders}` in the texts, each once, in the order they stand."""
    return tuple(dict.fromkeys(name for text in texts for name in PLACEHOLDER.findall(text)))


def is_consent_title(title: str) -> bool:
    """Whether a heading is the consent script by its name."""
    return CONSENT_TITLE.match(title) is not None
