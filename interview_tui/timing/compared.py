"""Several interviews side by side, held with one version of the guide or with several. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from interview_tui.across.columns import Column, columns
from interview_tui.guide.model import Guide
from interview_tui.timing.measure import planned_seconds
from interview_tui.timing.report import QuestionTime, TimingReport


@dataclass(frozen=True, slots=True)
class Compared:
    """The questions of all the guides, each once, and what each took in each interview."""

    guide: Guide
    """The one that is worked with: what is too long is too long for it."""
    reports: tuple[TimingReport, ...]
    """In order of time."""
    questions: tuple[Column, ...]
    _of: Mapping[tuple[str, str], QuestionTime] = field(repr=False)

    def time(self, report: TimingReport, question: Column) -> QuestionTime | None:
        """That question in that interview; None where its guide does not have it."""
        return self._of.get((report.id, question.id))

    def times(self, question: Column) -> tuple[QuestionTime, ...]:
        """It in all interviews whose guide has it."""
        return tuple(one for report in self.reports if (one := self.time(report, question)) is not None)

    def took(self, question: Column) -> float | None:
        """The middle of what it took where it was asked, in seconds; None where it never was."""
        asked = [one.seconds for one in self.times(question) if one.status == "asked" and one.seconds > 0]
        return median(asked) if asked else None

    def in_guide(self, question: Column) -> bool:
        """Whether the guide that is worked with still has it."""
        return _NOW in question.of

    @property
    def planned(self) -> float | None:
        """Seconds, as the guide that is worked with says."""
        return planned_seconds(self.guide)

    @property
    def seconds(self) -> float:
        """The middle of the interviews' lengths; 0 without any."""
        lengths = [report.seconds for report in self.reports if report.measured]
        return median(lengths) if lengths else 0.0


_NOW = ""
"""Key of the guide that is worked with; interviews have those of their version."""


def compared(reports: Sequence[TimingReport], guide: Guide) -> Compared:
    """`reports`, in order of time, for somebody who works with `guide`."""
    guides = {_NOW: guide} | {_key(report): report.guide for report in reversed(reports)}
    questions = columns(guides)
    of = {
        (report.id, question.id): time
        for report in reports
        for time in report.questions
        for question in questions
        if question.of.get(_key(report)) == time.id
    }
    return Compared(guide, tuple(reports), questions, of)


def _key(report: TimingReport) -> str:
    return str(report.version)
