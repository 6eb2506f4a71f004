"""Everything about one participant: which interviews, which files, where they lie. Only looked at, nothing changed.

A conversation of several is never cut: each answers the others, and a voice cannot be taken out of a recording. It goes
whole, if that is asked for, or it stays.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.audio.storage.spare import Spare, spares
from interview_tui.erasing.journal import ExportElsewhere, Journal
from interview_tui.erasing.key_note import notes_of
from interview_tui.erasing.limits import limits_of
from interview_tui.erasing.outside import quick_of, sealed
from interview_tui.erasing.paths import is_in_study, is_link, is_spare, spare_files, under
from interview_tui.erasing.plan import (
    Item,
    KeyState,
    Mention,
    Plan,
    Tell,
    dead_imports,
    is_in,
    item,
    items_under,
    left_behind,
    now,
    relative,
    stat_of,
)
from interview_tui.erasing.processes import refuse_unreachable
from interview_tui.erasing.receipt import RECEIPT_FILE, Unreached
from interview_tui.erasing.still_hidden import still_hidden
from interview_tui.erasing.traces import Found, Traces, found_in, traces_of
from interview_tui.exported import LEDGER, Exported
from interview_tui.guide.ids import slug
from interview_tui.indexed import FOLDER
from interview_tui.language import _
from interview_tui.privacy.key import Entry, Key
from interview_tui.privacy.key_file import has_key
from interview_tui.privacy.key_people import Person, people_of
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.transcription.broken_off import work_folder

if TYPE_CHECKING:
    from interview_tui.interview.record import InterviewRecord

_STUDYS_OWN = ("study.toml", "guide.md", "glossary.txt")
_PROTECTED = ("guide-versions", "private")
_RUNNING = (".lock", ".lock-owner")


class SharedInterview(Problem):
    """Several take part in it, and nobody has said that it is to go whole."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            _("{names} take part in this interview together.").format(names=", ".join(names)),
            cure=f"{not_cut()} {_('Erase it whole, for all of them: --whole.')}",
        )


def not_cut() -> str:
    """Why one of several cannot be taken out of a conversation, and what there is instead."""
    return _(
        "The program cannot take one voice out of a conversation: the recording holds them all, each answers the "
        "others, and who said which word is partly a guess. It can go whole, for all of them. If it stays, take what "
        "one of them said out of the transcript by hand: then it is in no view and no export, but the recording and "
        "the words as they were heard stay in the study until it is erased."
    )


def taking_part(interview: Interview) -> tuple[str, ...]:
    """The participants of the whole interview; support persons aside. Empty if nothing says."""
    names: dict[str, None] = {}
    for one in interview.study.sittings(interview):
        with suppress(Problem):
            names.update(dict.fromkeys(p.pseudonym for p in one.record.participants if p.part == "participant"))
    return tuple(names)


def others_with(interview: Interview) -> list[Interview]:
    """Other interviews with the same participants, each as a whole, by its first sitting; rehearsals aside."""
    study = interview.study
    mine = {one.id for one in study.sittings(interview)}
    ids = {id for person in _people(study, mine) for id in person.interviews} - mine
    firsts = {study.sittings(study.interview(id))[0].id: None for id in sorted(ids)}
    return [study.interview(id) for id in firsts]


def names_leaving(study: Study, ids: Collection[str]) -> tuple[str, ...]:
    """Pseudonyms, former ones included, that nobody in the study has when these interviews are gone."""
    leaving = [p for p in _people(study, ids) if set(p.interviews) <= set(ids)]
    staying = {name.casefold() for p in people_of(study) if p not in leaving for name in (p.pseudonym, *p.formerly)}
    names = [name for p in leaving for name in (p.pseudonym, *p.formerly)]
    return tuple(name for name in names if name.casefold() not in staying)


def _people(study: Study, ids: Iterable[str]) -> list[Person]:
    """Those who take part in any of these, support persons included."""
    return [person for person in people_of(study) if set(person.interviews) & set(ids)]


def withdrawal_plan(
    study: Study,
    interviews: Sequence[Interview],
    *,
    whole: bool = False,
    own_files: bool = False,
    key: Key | None = None,
    tell: Tell = lambda _share: None,
) -> Plan:
    """What goes with these interviews, each with all its sittings.

    `whole`: also where several take part. `own_files`: files in the study that the program did not make go too, where
    they hold what was said. `key`: the open key. Raises `SharedInterview`, and `Problem` if the study can only be read
    or another computer works on it.
    """
    if not study.writable:
        raise Problem(_("This study is read-only: nothing in it can be erased."), where=study.folder)
    wholes = list({study.sittings(one)[0].id: study.sittings(one) for one in interviews}.values())
    for sittings in wholes:
        if len(names := taking_part(sittings[0])) > 1 and not whole:
            raise SharedInterview(names)
    root = study.folder.resolve()
    refuse_links(root)
    gone = [one for sittings in wholes for one in sittings]
    for one in gone:
        refuse_unreachable(one.folder)
    return _Collecting(study, root, gone, len(wholes), key).plan(own_files, tell)


def refuse_links(root: Path) -> None:
    """Raises `Problem` where the interviews lie behind a link: what is there may belong to another study."""
    if is_link(root / "interviews"):
        raise Problem(
            _("The folder with the interviews is a link to another place, and nothing is erased through a link."),
            cure=_("Put the folder itself into the study, where the link is."),
            where=root / "interviews",
        )


class _Collecting:
    """One withdrawal's files, gathered from every place they may have come to."""

    def __init__(self, study: Study, root: Path, gone: Sequence[Interview], wholes: int, key: Key | None) -> None:
        self.study, self.root, self.key = study, root, key
        self.gone, self.ids = gone, [one.id for one in gone]
        self.folders = [root / "interviews" / one.id for one in gone]
        self.conversations = wholes
        self.records = list(_records(gone))
        self.spares = [one for folder in self.folders for one in _spares_of(folder)]
        self.names = names_leaving(study, self.ids)
        self.ledger = Exported(study)

    def plan(self, own_files: bool, tell: Tell) -> Plan:
        traces = self._traces()
        exports, elsewhere, hers = self._exports()
        items = [one for folder in self.folders for one in items_under(folder)]
        items += [item(path, "export", shared=shared) for path, shared in exports]
        items += [item(path, "elsewhere", shared=shared) for path, shared in elsewhere]
        items += [item(path, "spare") for spare in self.spares for path in spare_files(spare.folder)]
        quick = quick_of(self.gone, self.ledger, self.ledger.holding(self.ids)[0])
        items += [one for name in quick for one in items_under(work_folder() / name, "quick")]
        listed = {one.path for one in items}
        items += [item(path, "unfinished") for path in left_behind(self.root) if path not in listed]
        stages = dead_imports(self.root)
        items += [one for path in stages for one in items_under(path, "unfinished")]
        seen: dict[Path, tuple[int, int, int]] = {}
        own, mentions = self._elsewhere_in_study({one.path for one in items}, traces, seen, tell)
        if own_files:
            items += [item(one.path, "own") for one in own if one.found.was_said or one.found.folder]
            own = [one for one in own if not (one.found.was_said or one.found.folder)]
        links = [one.path for one in items if is_link(one.path)]
        away = [spare.folder for spare in self.spares if spare.away or not is_spare(spare.folder)]
        state: KeyState = "none"
        keyed = has_key(self.root) and bool(self.names)
        if keyed:
            state = "locked" if self.key is None else "open" if self._lines() else "none"
        unreached: dict[Unreached, int] = {
            "export_elsewhere": len(hers),
            "spare_folder": len(away),
            "own_file": len(own),
            "link": len(links),
            "key_entry": int(state == "locked"),
        }
        limits = limits_of(self.root)
        hidden = tuple(still_hidden(self.study, self.ids, self.names))
        journal = Journal(
            what="withdrawal",
            began=now(),
            interviews=tuple(self.ids),
            conversations=self.conversations,
            inside=self._inside(items, stages),
            exports=tuple(
                ExportElsewhere(path=str(path), sums=self.ledger.sums_of(path)) for path, _shared in elsewhere
            ),
            spares=tuple(str(spare.folder) for spare in self.spares if is_spare(spare.folder)),
            quick=tuple(quick),
            files=len(items),
            bytes=sum(one.size for one in items),
            unreached={kind: count for kind, count in unreached.items() if count},
            not_promised=limits,
            receipts=self._receipts(),
            key="take_out" if keyed else "",  # a line may come into it yet
            others="hide" if any(one.phrases for one in hidden) else "",
            key_notes=notes_of(self.root, self.names) if keyed else (),
        )
        return Plan(
            self.study.settings.title, self.study.settings.language, self.root, sealed(self.root, journal),
            tuple(items), tuple(hers), tuple(own), tuple(mentions), tuple(links),
            tuple(away), (), self.names, state, limits, hidden, traces, seen,
        )  # fmt: skip

    def _lines(self) -> tuple[Entry, ...]:
        """Theirs in the open key; none where it is locked."""
        found = (self.key.entry(name) for name in self.names) if self.key is not None else ()
        return tuple(entry for entry in found if entry is not None)

    def _traces(self) -> Traces:
        others = [one for one in self.study.interviews() if one.id not in self.ids]
        texts = [path for one in others for path in one.folder.glob("transcript*.jsonl")]
        texts += [
            self.root / "guide.md",
            *self.root.glob("guide-versions/*.md"),
            *self.root.glob("interviews/*/guide.md"),
        ]
        real: tuple[str, ...] = ()
        if lines := self._lines():
            real = Key(entries=lines).names()
        return traces_of(self.folders, texts, (*self.names, *real))

    def _exports(self) -> tuple[list[tuple[Path, bool]], list[tuple[Path, bool]], list[Path]]:
        """In the study, elsewhere, and those elsewhere that are hers; with whether others' words are in them."""
        mine, hers = self.ledger.holding(self.ids)
        folder = self.root / "exports"
        named = re.compile(rf"\.?({'|'.join(map(re.escape, self._stems()))})(-\d+)?(\.[\w-]+)+")
        if folder.is_dir() and not is_link(folder):
            mine += [path for path in sorted(folder.iterdir()) if named.fullmatch(path.name) and path.is_file()]
        found: dict[Path, bool] = {}
        for path in mine:
            whose = self.ledger.whose(path)[1]
            found[path.parent.resolve() / path.name] = bool(whose - set(self.ids))
        for path in self.ledger.files():  # of others, but naming her: an interview after this one, a list of all
            place = path.parent.resolve() / path.name
            if place not in found and not is_link(path) and self.ledger.whose(path)[0] and self._is_named_in(path):
                found[place] = True
        inside = [(path, shared) for path, shared in found.items() if path.parent == folder]
        return inside, [(path, shared) for path, shared in found.items() if path.parent != folder], hers

    def _is_named_in(self, path: Path) -> bool:
        """Whether the name of one of the folders stands in a file that the program wrote and can write again."""
        with suppress(OSError):
            return found_in(path, Traces(folders=tuple(self.ids)), self.study.settings.language).folder
        return False

    def _stems(self) -> list[str]:
        """What exports of it are called: by the folder, or by a pseudonym that was given later."""
        numbers = {id.partition("-")[0] for id in self.ids}
        return [*self.ids, *(f"{number}-{slug(name)}" for number in numbers for name in self.names)]

    def _inside(self, items: Sequence[Item], stages: Sequence[Path]) -> tuple[str, ...]:
        """Folders of interviews whole, other files of the study one by one. The index is dropped by itself."""
        whole = [*self.folders, *stages]
        rest = [one.path for one in items if is_in_study(self.root, one.path) and not is_in(one.path, whole)]
        return tuple(relative(self.root, path) for path in (*whole, *rest))

    def _receipts(self) -> tuple[str, ...]:
        found = []
        for id in self.ids:
            number = id.partition("-")[0]
            folder = self.root / "interviews" / (number if number.isdecimal() else "00")
            place, again = folder / RECEIPT_FILE, 1
            while place.exists() or relative(self.root, place) in found:
                again += 1
                place = folder / f"{RECEIPT_FILE.removesuffix('.json')}-{again}.json"
            found.append(relative(self.root, place))
        return tuple(found)

    def _elsewhere_in_study(
        self, doomed: set[Path], traces: Traces, seen: dict[Path, tuple[int, int, int]], tell: Tell
    ) -> tuple[list[Mention], list[Mention]]:
        """Files that hold something of it and are not the program's; and those of the study that name her."""
        own: list[Mention] = []
        mentions = [Mention(path, Found(sound=True)) for path in self._same_sound_elsewhere()]
        for path in _recordings_of_others(self.study, self.root, self.ids):
            with suppress(OSError):  # neither now nor afterwards
                seen[path] = stat_of(path)
        paths = [path for path in to_look_through(self.study, self.root, self.ids) if path not in doomed]
        for number, path in enumerate(paths):
            tell(number / len(paths))
            try:
                seen[path] = stat_of(path)
                found = found_in(path, traces, self.study.settings.language)
            except OSError:
                if os.path.lexists(path) and not self._is_the_studys(path):
                    own.append(Mention(path, Found()))
                continue
            if path.name == LEDGER and path.parent.name == "exports":
                continue  # it forgets
            if found:
                listed = own if not self._is_the_studys(path) else mentions
                listed.append(Mention(path, found))
        return own, mentions

    def _same_sound_elsewhere(self) -> Iterator[Path]:
        """Recordings of other interviews that were made of the very same file: it was imported twice."""
        hers = {record.imported.sha256 for record in self.records if record.imported is not None}
        hers |= {one.sha256 for record in self.records for one in record.audio}
        for record, folder in _records_of_others(self.study, self.root, self.ids):
            if record.imported is not None and record.imported.sha256 and record.imported.sha256 in hers:
                yield folder / record.imported.file
            yield from (folder / one.file for one in record.audio if one.sha256 in hers)

    def _is_the_studys(self, path: Path) -> bool:
        """The guide, another interview, an export of others."""
        parts = path.relative_to(self.root).parts
        if parts[0] in (*_STUDYS_OWN, *_PROTECTED):
            return True
        if parts[0] == "interviews":
            return len(parts) > 2
        return parts[0] == "exports" and self.ledger.whose(path)[0]


def to_look_through(study: Study, root: Path, gone: Sequence[str]) -> Iterator[Path]:
    """Every file of the study but those that go (the index is one), and the recordings of others: others' voices."""
    sealed = set(_recordings_of_others(study, root, gone))
    going = [root / FOLDER, *(root / "interviews" / id for id in gone)]
    for path in under(root):
        skip = path.is_dir() or is_link(path) or path in sealed or path.name in _RUNNING or path.suffix == ".lock"
        if not skip and not is_in(path, going):
            yield path


def _recordings_of_others(study: Study, root: Path, gone: Sequence[str]) -> Iterator[Path]:
    for record, folder in _records_of_others(study, root, gone):
        yield from (folder / one.file for one in record.audio)
        if record.imported is not None and record.imported.file:
            yield folder / record.imported.file


def _records(interviews: Iterable[Interview]) -> "Iterator[InterviewRecord]":
    for one in interviews:
        with suppress(Problem):
            yield one.record


def _records_of_others(study: Study, root: Path, gone: Sequence[str]) -> "Iterator[tuple[InterviewRecord, Path]]":
    for one in study.interviews():
        if one.id not in gone:
            with suppress(Problem):
                yield one.record, root / "interviews" / one.id


def _spares_of(folder: Path) -> list[Spare]:
    return [*spares(folder / "audio"), *spares(folder / "audio" / "backup")]
