"""The overview of a study: interviews down, questions across, and what they come to. Pure; times in seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interview_tui.across.columns import Column, columns
from interview_tui.across.digest import Asked, Digest
from interview_tui.guide.model import Guide
from interview_tui.interview.standing import told_of

_NOTHING = Asked(status="not_asked")


@dataclass(frozen=True, slots=True)
class Cell:
    """One question in one interview."""

    asked: Asked
    in_guide: bool
    """Whether the guide of that interview has the question at all."""
    timed: bool = True
    """Whether its seconds are seconds of talk."""


@dataclass(frozen=True, slots=True)
class ThemeTime:
    """A theme, and how long each interview was at it."""

    section: str
    """Its id, as in `Column.section`."""
    title: str
    columns: tuple[Column, ...]
    seconds: tuple[float, ...]
    """One for each interview of the overview; 0 for one that is not timed."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What the interviews come to that the overview is of."""

    interviews: int
    """Those that count."""
    replayed: int
    """Replays of the demo, in its own study: none of them counts."""
    pilots: int
    """Among the interviews."""
    shortest: float
    longest: float
    mean: float
    """Of those that were recorded; 0 where none was."""
    words: int
    interviewers_share: float | None
    """Of all words whose speakers are known; None where they are not."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All interviews that count, in the order in which they were made, and what does not count.

    In the demo's own study, where none does, those that it replayed.
    """

    interviews: tuple[Digest, ...]
    columns: tuple[Column, ...]
    left_out: tuple[Digest, ...] = ()
    """What is not among them, each with its standing."""
    guides: Mapping[str, Guide] = field(default_factory=dict)
    """By key: those that the interviews were held with."""

    def cell(self, interview: Digest, column: Column) -> Cell:
        id = column.of.get(interview.guide)
        asked = interview.asked.get(id, _NOTHING) if id is not None else _NOTHING
        return Cell(asked, id is not None, interview.timed)

    @property
    def themes(self) -> tuple[ThemeTime, ...]:
        """The themes in the order of the guide, each with the time that its questions took."""
        sections = dict.fromkeys(column.section.id for column in self.columns)
        return tuple(self._theme(id) for id in sections)

    def _theme(self, section: str) -> ThemeTime:
        mine = tuple(column for column in self.columns if column.section.id == section)
        seconds = tuple(
            sum(self.cell(interview, column).asked.seconds for column in mine) for interview in self.interviews
        )
        return ThemeTime(section, mine[0].section.title, mine, seconds)

    def asked_in(self, column: Column) -> int:
        """In how many interviews it was asked, or covered by another answer."""
        cells = (self.cell(interview, column) for interview in self.interviews)
        return sum(cell.asked.status in ("asked", "covered") for cell in cells)

    def mean_seconds(self, column: Column) -> float:
        """Of the interviews that it was asked in and that are timed; 0 where there is none."""
        cells = [self.cell(interview, column).asked for interview in self.interviews if interview.timed]
        asked = [one.seconds for one in cells if one.status == "asked"]
        return sum(asked) / len(asked) if asked else 0.0

    @property
    def totals(self) -> Totals:
        lengths = [one.seconds for one in self.interviews if one.seconds]
        known = [one for one in self.interviews if one.interviewers_share is not None]
        words = sum(one.words for one in known)
        share = sum((one.interviewers_share or 0.0) * one.words for one in known) / words if words else None
        return Totals(
            interviews=sum(one.counts for one in self.interviews),
            replayed=sum(one.standing == "replayed" for one in self.interviews),
            pilots=sum(one.counts and one.kind == "pilot" for one in self.interviews),
            shortest=min(lengths, default=0.0),
            longest=max(lengths, default=0.0),
            mean=sum(lengths) / len(lengths) if lengths else 0.0,
            words=sum(one.words for one in self.interviews),
            interviewers_share=share,
        )


def told(interviews: Sequence[Digest]) -> tuple[Digest, ...]:
    """Those that a look over a study tells of (`interview.standing.told_of`)."""
    wanted = told_of([one.standing for one in interviews])
    return tuple(one for one in interviews if one.standing == wanted)


def overview(interviews: Sequence[Digest], guides: Mapping[str, Guide], working: Guide | None) -> Overview:
    """`guides` by key, as the interviews name them. `working` is the study's guide as it is now, where it can be read:
    its questions come first, asked or not."""
    counted = told(interviews)
    mine = {one.id for one in counted}
    newest_first = dict.fromkeys(one.guide for one in reversed(counted))
    known = {key: guides[key] for key in newest_first if key in guides}
    return Overview(
        counted,
        columns({**({"": working} if working is not None else {}), **known}),
        tuple(one for one in interviews if one.id not in mine),
        known,
    )
