"""Texts in the user's language.

English stands in the code and goes through `_()` when it is shown, never at import: the language may be chosen later.
"""

import gettext
import locale
import os
from pathlib import Path

LANGUAGES = ("sv", "en")
DOMAIN = "interview_tui"
LOCALE_FOLDER = Path(__file__).parent / "locale"

_translations: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def set_language(language: str) -> None:
    """Show texts in `language`: "sv" or "en". Anything else is English."""
    global _translations, _current
    _current = language if language in LANGUAGES else "en"
    _translations = gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[_current], fallback=True)


def current_language() -> str:
    """The language texts are shown in: "sv" or "en"."""
    return _current


def system_language() -> str:
    """The user's language by her locale: "sv" or "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "sv" if value.lower().startswith("sv") else "en"
    try:
        return "sv" if (locale.getlocale()[0] or "").lower().startswith(("sv", "swedish")) else "en"
    except ValueError:
        return "en"


def _(text: str) -> str:
    # The empty text is the catalogue's own header.
    return _translations.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The right form for `count`; both texts may hold `{count}`, filled by the caller."""
    return _translations.ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a text for translation where it stands in a table; whoever shows it puts it through `_()`."""
    return text
