"""A guide that is being edited, on the disk: what is not saved yet is kept beside it, so that no crash takes it."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from interview_tui.files import write_whole
from interview_tui.guide.drafting.draft import Draft, draft_of, draft_text, settled
from interview_tui.guide.source import guide_text
from interview_tui.language import _
from interview_tui.problem import Problem, reason

_SCHEMA = 1


class _Kept(BaseModel):
    model_config = ConfigDict(extra="ignore")
    schema_: int = _SCHEMA
    of: str
    """SHA-256 of the guide that it was begun from."""
    wall: str
    text: str
    sources: tuple[tuple[int, ...], ...] = ()
    """For each row the lines of the document that it was made from."""
    unsure: tuple[str, ...] = ()
    """For each row why the document's reader was not sure of it."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was edited and not saved."""

    draft: Draft
    wall: str
    """When it was edited last, by the clock on the wall (ISO 8601)."""
    of_this: bool
    """The guide is the one that it was begun from still."""


def guide_on_disk(guide: Path) -> str:
    """The text of the guide. Raises `Problem`."""
    try:
        return guide_text(guide.read_bytes(), guide)
    except OSError as error:
        raise Problem(
            _("The guide cannot be read: {reason}.").format(reason=reason(error)),
            cure=_("Check the file's name and place."),
            where=guide,
        ) from error


def draft_path(guide: Path) -> Path:
    """Where what is not saved is kept: `.guide.md.draft`, beside the guide."""
    return guide.with_name(f".{guide.name}.draft")


def keep_draft(guide: Path, saved: str, draft: Draft) -> None:
    """Keep `draft`, which was begun from `saved`: the guide's text, or a document's. Raises `OSError`."""
    whole = settled(draft)
    kept = _Kept(
        of=_digest(saved),
        wall=datetime.now().astimezone().isoformat(timespec="seconds"),
        text=draft_text(whole),
        sources=tuple(row.source for row in whole.rows),
        unsure=tuple(row.unsure for row in whole.rows),
    )
    write_whole(draft_path(guide), kept.model_dump_json())


def drop_draft(guide: Path) -> None:
    """Nothing is unsaved any more. Raises `OSError`."""
    draft_path(guide).unlink(missing_ok=True)


def unsaved_draft(guide: Path, saved: str) -> Unsaved | None:
    """What was not saved when the program ended; None where there is nothing, or nothing that differs from `saved`."""
    try:
        kept = _Kept.model_validate_json(draft_path(guide).read_bytes())
        if kept.schema_ > _SCHEMA or kept.text == saved:
            return None
        draft = draft_of(kept.text)
    except (OSError, ValidationError, Problem):
        return None
    if len(kept.sources) == len(kept.unsure) == len(draft.rows):
        told = zip(draft.rows, kept.sources, kept.unsure, strict=True)
        rows = tuple(replace(row, source=source, unsure=unsure) for row, source, unsure in told)
        draft = replace(draft, rows=rows)
    return Unsaved(draft, kept.wall, kept.of == _digest(saved))


def save_guide(guide: Path, before: str | None, text: str) -> None:
    """Write `text` as the guide; `before` is what it was read as, None to write whatever stands there.

    Raises `Problem` if somebody else has written it meanwhile, or if it cannot be written.
    """
    if before is not None and guide.exists() and guide_on_disk(guide) != before:
        raise Problem(
            _("The guide was changed by another program meanwhile."),
            cure=_("Save it again to write it all the same, or close it without saving and open it anew."),
            where=guide,
        )
    try:
        write_whole(guide, text)
    except OSError as error:
        raise Problem(
            _("The guide could not be saved: {reason}.").format(reason=reason(error)),
            cure=_("What you have edited is still here. Make room, or check that you may write there, and save again."),
            where=guide,
        ) from error
    with suppress(OSError):  # one that is left holds what is saved, and is not offered
        drop_draft(guide)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
