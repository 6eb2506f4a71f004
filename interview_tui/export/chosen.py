"""What is taken with of an interview, as a person has chosen. Pure."""

from dataclasses import replace

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.options import Options


def chosen(interview: LinkedInterview, options: Options) -> LinkedInterview:
    """The interview with what `options` say and nothing else."""
    return replace(interview, options=options)
