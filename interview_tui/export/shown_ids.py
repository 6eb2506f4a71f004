"""How an interview is called in what is handed on: as its folder, with the name that its participant has now.

A folder keeps the name that it was made with. Where that was a real one, by a slip of the hand, the pseudonym is
changed later, and the folder's name tells it still.
"""

from contextlib import suppress
from dataclasses import replace

from interview_tui.export.linked import LinkedInterview
from interview_tui.guide.ids import slug
from interview_tui.held import corrections_of
from interview_tui.interview.corrections import decisions
from interview_tui.interview.participants import under_new_names
from interview_tui.privacy.hiding import hide_text
from interview_tui.problem import Problem
from interview_tui.study import Study


def under_shown_id(study: Study, interview: LinkedInterview) -> LinkedInterview:
    """The interview under the id that may be shown, and so the one with the same participant before it."""
    record = interview.record
    if record.earlier is not None:
        record = record.model_copy(update={"earlier": _earlier(study, record.earlier)})
    return replace(interview, id=_with_name(interview.id, record.pseudonym), record=record)


def _earlier(study: Study, id: str) -> str:
    """The number alone where it has been deleted since, or cannot be read."""
    with suppress(Problem):
        before = study.interview(id)
        decided = decisions(corrections_of(before).all())
        name = under_new_names(before.record, decided.renamed).pseudonym
        return _with_name(before.id, hide_text(name, decided, before.guide.language))
    return id.partition("-")[0]


def _with_name(id: str, pseudonym: str) -> str:
    return f"{id.partition('-')[0]}-{slug(pseudonym)}"
