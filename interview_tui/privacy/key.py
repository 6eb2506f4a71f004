"""The key: which real name a pseudonym stands for. Pure; `key_file` keeps it on the disk, encrypted.

Each text is one line: white space in it becomes a space. Neither an error nor the `repr` of anything here holds a name.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.stored import refuse_newer

SCHEMA = 1
_NO_NAMES = frozenset({
    "af", "al", "av", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "in", "la", "le",
    "san", "st", "ten", "ter", "van", "vom", "von", "y", "zu", "zur", "och", "and", "dr", "prof", "fru", "herr", "mr",
    "mrs", "ms", "jr", "sr",
})  # fmt: skip
"""Words that stand in a name and tell nobody's, in small letters."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\w)\+?\(?\d[\d ()/–-]{4,}\d(?!\w)")
_BETWEEN_CONTACTS = re.compile(r"[,;|]")


class _Hidden(BaseModel):
    """Shows nothing of what it holds where an object is shown, in a traceback or a log."""

    model_config = ConfigDict(
        frozen=True, populate_by_name=True, serialize_by_alias=True, extra="allow", hide_input_in_errors=True
    )

    def __repr_args__(self) -> Any:
        return []


class Entry(_Hidden):
    """One person. Keys of a newer version that this one does not know are kept."""

    pseudonym: str = Field(min_length=1)
    name: str = ""
    """The real name; empty where only a contact is kept."""
    other_names: tuple[str, ...] = ()
    """By which she is called too: nicknames, an earlier surname."""
    contact: str = ""
    """How she is reached, in any words: a phone number, an address."""
    note: str = ""

    @field_validator("pseudonym", "name", "contact", "note", mode="after")
    @classmethod
    def _one_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("pseudonym", mode="after")
    @classmethod
    def _some(cls, text: str) -> str:
        if not text:
            raise ValueError("no pseudonym")
        return text

    @field_validator("other_names", mode="after")
    @classmethod
    def _each_once(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name in map(one_line, names) if name))


class Key(_Hidden):
    """Everybody of a study whose name is kept, also those who are in no interview (yet, or any more)."""

    schema_version: int = Field(SCHEMA, alias="schema")
    entries: tuple[Entry, ...] = ()
    inbox: str = ""
    """Secret of a key pair (age, X25519): opens what was noted for the key while it was locked. Empty in a key of a
    program that had none."""

    def entry(self, *pseudonyms: str) -> Entry | None:
        """The entry of the first of these pseudonyms that has one, whatever letters it is written in."""
        for wanted in map(_folded, pseudonyms):
            for entry in self.entries:
                if _folded(entry.pseudonym) == wanted:
                    return entry
        return None

    def with_entry(self, entry: Entry, instead_of: str | None = None) -> "Key":
        """The key with `entry`, in the place of the one of that pseudonym where there is one.

        Raises `Problem` if somebody else has the pseudonym of `entry` already.
        """
        old = self.entry(instead_of) if instead_of is not None else None
        other = self.entry(entry.pseudonym)
        if other is not None and other is not old:
            raise Problem(
                _("This pseudonym stands for somebody else in the key already."),
                cure=_("Choose another pseudonym, or change that line."),
            )
        kept = [entry if one is old else one for one in self.entries]
        return self._with(kept if old is not None else [*kept, entry])

    def without(self, pseudonym: str) -> "Key":
        """The key without that one's entry, if there is one."""
        gone = self.entry(pseudonym)
        return self._with([one for one in self.entries if one is not gone])

    def names(self) -> tuple[str, ...]:
        """What must not stand in anything that is shared, the longest first.

        Real names and other names, whole and each word of them; from contacts the phone numbers (as written, and their
        digits alone), the e-mail addresses, and what else has a number in it (a street address).
        """
        found: dict[str, None] = {}
        for entry in self.entries:
            for name in (entry.name, *entry.other_names):
                found.update(dict.fromkeys(_parts(name)))
            found.update(dict.fromkeys(_contacts(entry.contact)))
        return tuple(sorted(found, key=lambda name: (-len(name), name)))

    def _with(self, entries: list[Entry]) -> "Key":
        return self.model_copy(update={"entries": tuple(entries)})


def one_line(text: str) -> str:
    """`text` in one way of writing its letters, without space around it, and with single spaces in it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def key_bytes(key: Key) -> bytes:
    """The key as JSON, as it is encrypted."""
    return (json.dumps(key.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def key_of(data: bytes, path: Path) -> Key:
    """The key that this JSON says. Raises `Problem` if it is damaged or newer than this program."""
    try:
        read = json.loads(data)
        refuse_newer(read.get("schema") if isinstance(read, dict) else None, SCHEMA, path)
        return Key.model_validate(read)
    except (ValueError, ValidationError):
        damaged = Problem(
            _("The passphrase is right, but what is in the key cannot be read."),
            cure=_("Put back its copy from a backup."),
            where=path,
        )
    raise damaged  # outside of the handler: the error it came from may quote what is in the key


def _folded(pseudonym: str) -> str:
    return one_line(pseudonym).casefold()


def _parts(name: str) -> Iterator[str]:
    if not name:
        return
    words = [word.strip(".,;:()[]\"'”“«»") for word in name.split()]
    telling = [word for word in words if len(word) > 1 and word.casefold() not in _NO_NAMES]
    if telling:
        yield name
        yield from telling


def _contacts(contact: str) -> Iterator[str]:
    for piece in _BETWEEN_CONTACTS.split(contact):
        emails, phones = _EMAIL.findall(piece), _PHONE.findall(_EMAIL.sub(" ", piece))
        yield from emails
        for phone in phones:
            yield phone
            yield "".join(letter for letter in phone if letter.isdigit() or letter == "+")
        if not emails and not phones and any(letter.isdigit() for letter in piece):
            yield piece.strip()
