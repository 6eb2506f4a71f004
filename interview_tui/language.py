"""Texts in the user's language.

English stands in the code and goes through `_()` when it is shown, never at import: the language may be chosen later.
"""

import gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

LANGUAGES = ("sv", "en")
DOMAIN = "interview_tui"
LOCALE_FOLDER = Path(__file__).parent / "locale"

_translations: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"
_document: ContextVar[str | None] = ContextVar("document", default=None)
"""Language of the document that is being written in this thread or task."""


def set_language(language: str) -> None:
    """Show texts in `language`: "sv" or "en". Anything else is English."""
    global _translations, _current
    _current = language if language in LANGUAGES else "en"
    _translations = _catalogue(_current)


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Inside it texts are in `language`, in this thread or task alone: for a document that others read, too."""
    before = _document.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _document.reset(before)


def current_language() -> str:
    """The language texts are shown in: "sv" or "en"."""
    return _document.get() or _current


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
    return _texts().gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The right form for `count`; both texts may hold `{count}`, filled by the caller."""
    return _texts().ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a text for translation where it stands in a table; whoever shows it puts it through `_()`."""
    return text


def _texts() -> gettext.NullTranslations:
    language = _document.get()
    return _translations if language is None else _catalogue(language)


def _catalogue(language: str) -> gettext.NullTranslations:
    """Read from its file once; the library keeps it."""
    return gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[language], fallback=True)
