"""`qdpx`: all interviews as one project for ATLAS.ti, MAXQDA, NVivo and QualCoder, coded by question and theme."""

from collections.abc import Sequence

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.refi.project import package
from interview_tui.language import in_language

SUFFIX = ".qdpx"
MAXQDA_SUFFIX = ".maxqda.qdpx"


def project(interviews: Sequence[LinkedInterview]) -> bytes:
    """The project, in the language of its guide."""
    with in_language(interviews[0].guide.language):
        return package(interviews)


def project_for_maxqda(interviews: Sequence[LinkedInterview]) -> bytes:
    """The same with lines that end as in Windows, which MAXQDA counts as one character."""
    with in_language(interviews[0].guide.language):
        return package(interviews, "\r\n")
