"""What goes, what stays and what came of it, in sentences: for the command line and for the screen."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from interview_tui.erasing.carrying_out import Done
from interview_tui.erasing.limits import limit_words
from interview_tui.erasing.plan import Item, Kind, Mention, Plan
from interview_tui.language import _, ngettext

_ORDER: tuple[Kind, ...] = (
    "sound", "words", "record", "export", "elsewhere", "spare", "quick", "index", "guide", "study", "unfinished", "own",
)  # fmt: skip


def size_words(size: int) -> str:
    """`812 MB`, as people write it."""
    amount, units = float(size), ["B", "kB", "MB", "GB", "TB"]
    while amount >= 999.5 and len(units) > 1:
        amount /= 1000
        units.pop(0)
    text = f"{amount:.1f}" if amount < 10 and units[0] != "B" else f"{amount:.0f}"
    return f"{text.replace('.', _('.'))} {units[0]}"


def kind_words(kind: Kind) -> str:
    """What kind of file it is."""
    return {
        "sound": _("recordings"),
        "words": _("transcripts, corrections, times"),
        "record": _("the rest of its folder"),
        "export": _("exports in the study"),
        "elsewhere": _("exports in other folders"),
        "spare": _("sound in a spare folder"),
        "quick": _("transcribed outside the study"),
        "index": _("the index over all interviews"),
        "guide": _("the guide and its versions"),
        "study": _("the study's settings"),
        "unfinished": _("left by interrupted programs"),
        "own": _("files of yours"),
    }[kind]


def summary(items: Sequence[Item]) -> str:
    """`57 files, 1.2 MB`."""
    count = len(items)
    return ngettext("{count} file, {size}", "{count} files, {size}", count).format(
        count=count, size=size_words(sum(one.size for one in items))
    )


def groups(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Of each kind that goes: what it is, how much, from which days."""
    for kind in _ORDER:
        if items := [one for one in plan.items if one.kind == kind]:
            days = sorted({one.changed.date().isoformat() for one in items})
            yield kind_words(kind), summary(items), days[0] if len(days) == 1 else f"{days[0]} – {days[-1]}"


def file_lines(plan: Plan) -> Iterator[str]:
    """Every file that goes, with its size and day; those of the study by their place in it."""
    for one in sorted(plan.items, key=lambda one: (_ORDER.index(one.kind), str(one.path))):
        yield f"{shown(one.path, plan.root)}  {size_words(one.size)}  {one.changed:%Y-%m-%d}"


def shown(path: Path, root: Path) -> str:
    """Its place in the study, or its whole path."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def staying(plan: Plan, *, gone: bool = False) -> Iterator[tuple[str, list[str]]]:
    """What she must know besides: a sentence, and the files that it is about. `gone`: it is done."""
    here = plan.root
    again = _("These hold the words of others, too. They go; export them again afterwards:")
    if gone:
        again = _("These held the words of others, too. Export them again:")
    shared = [one.path for one in plan.items if one.shared]
    lists = (
        (again, _named(shared, here)),
        (
            _("Changed since they were exported, not written on this computer, or out of reach now. Yours to erase:"),
            _named(plan.hers, here),
        ),
        (
            _("Not made by this program, and left where they are. Look into them yourself:"),
            _mentioned(plan.own, here, looked=plan.journal.what == "withdrawal"),
        ),
        (
            _("These stay, and something of it stands in them. Look into them yourself:"),
            _mentioned(plan.mentions, here, looked=True),
        ),
        (_("These are links: the link goes, what it leads to does not."), _named(plan.links, here)),
        (
            _("Spare folders that cannot be reached. Connect their disk first, or erase them there:"),
            _named(plan.away, here),
        ),
        (_("Kept, as you wished:"), _named(plan.kept, here)),
        (
            _("What you hid in what goes is said in these interviews, too, and stays hidden there:"),
            [_hidden(one.interview, len(one.phrases)) for one in plan.hidden if one.phrases],
        ),
        (
            _(
                "These cannot be searched for what you hid in what goes: they have no transcript yet, or are damaged. "
                "Go through their proposals before you export them:"
            ),
            [one.interview for one in plan.hidden if not one.searched],
        ),
    )
    yield from ((sentence, paths) for sentence, paths in lists if paths)
    if plan.sealed:
        yield (
            _(
                "The study is locked. Only the study itself knows what it exported to other folders and what was "
                "transcribed of the same recordings outside it: that stays. Unlock the study first if that is to go, "
                "too."
            ),
            [],
        )
    match plan.key:
        case "open" if plan.journal.what == "withdrawal":
            yield _("The line in the key goes, too."), []
        case "locked" if plan.journal.what == "withdrawal" and not plan.journal.key_notes:
            yield (
                _(
                    "The key is locked, and an older version of this program wrote it: the real name stays in it, and "
                    "you are not asked about it later. Open the key first, or take that line out yourself."
                ),
                [],
            )
        case "locked" if plan.journal.what == "withdrawal":
            yield (
                _(
                    "The key is locked: the real name stays in it. You are asked about it when the key is opened the "
                    "next time."
                ),
                [],
            )
        case "locked" if any(path.is_relative_to(here / "exports") for path in plan.kept):
            yield (
                _(
                    "The key is locked: its names were not looked for in the exports that are kept. Open it first to "
                    "have that done."
                ),
                [],
            )


def limits(plan: Plan) -> list[str]:
    """What cannot be promised."""
    said = limit_words(plan.limits, plan.root)
    if any(one.kind == "sound" for one in plan.items):
        said.append(
            _(
                "Copies that this program never saw: the file on the telephone that was imported, a transcript written "
                "beside a recording, what you have sent to others. Erase them where they are."
            )
        )
    return said


def afterwards(done: Done, plan: Plan) -> list[str]:
    """What came of it."""
    receipt = done.receipt
    count = ngettext("{count} file", "{count} files", receipt.files).format(count=receipt.files)
    size = size_words(receipt.bytes)
    stays = plan.hers or plan.own or plan.mentions or plan.away
    if receipt.gone and plan.sealed:
        said = [
            _(
                "Erased: {count}, {size}. Looked for afterwards: nothing of it is left in its folder. Exports in other "
                "folders are yours to erase."
            ).format(count=count, size=size)
        ]
    elif receipt.gone and stays:
        said = [
            _("Erased: {count}, {size}. Looked for afterwards: nothing is left but what was named as staying.").format(
                count=count, size=size
            )
        ]
    elif receipt.gone:
        said = [_("Erased: {count}, {size}. Looked for afterwards: nothing is left.").format(count=count, size=size)]
    else:
        said = [_("Erased: {count}, {size}. But something is left:").format(count=count, size=size)]
        said += _named(done.left, plan.root)
    if plan.journal.receipts:
        place = plan.journal.receipts[0]
        said.append(_("The receipt, which names nobody, lies in the study's folder: {file}").format(file=place))
    if receipt.unreached.get("key_entry") and not plan.journal.key_notes:
        said.append(_("The key still holds the real name. Open the key and take that line out."))
    elif receipt.unreached.get("key_entry"):
        said.append(_("The key still holds the real name. You are asked about it when you open the key."))
    return said


def _hidden(interview: str, phrases: int) -> str:
    return ngettext("{interview} ({count} phrase)", "{interview} ({count} phrases)", phrases).format(
        interview=interview, count=phrases
    )


def _named(paths: Iterable[Path], root: Path) -> list[str]:
    return [shown(path, root) for path in paths]


def _mentioned(mentions: Iterable[Mention], root: Path, *, looked: bool) -> list[str]:
    """`looked`: each was looked into; one in which nothing was found is there because nobody can."""
    return [
        f"{shown(one.path, root)} ({_found(one)})" if one.found or looked else shown(one.path, root) for one in mentions
    ]


def _found(mention: Mention) -> str:
    found = mention.found
    if not found:
        return _("could not be searched")
    if found.words:
        return _("what was said")
    if found.sound:
        return _("sound")
    if found.names:
        return ngettext("the name, {count} place", "the name, {count} places", found.names).format(count=found.names)
    return _("the name of its folder")
