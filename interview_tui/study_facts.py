"""What a person may change about a study once it is made: which of its settings, and what they cannot be."""

from collections.abc import Mapping

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study_settings import Settings

FACTS = (
    "title", "minutes", "interviews", "model", "retention", "ethics_reference",
    "responsible", "supervisor", "university", "contact", "storage",
)  # fmt: skip
"""Names of settings, in the order in which they are shown."""
_MOST_MINUTES, _MOST_INTERVIEWS = 600, 1000


def changed(settings: Settings, facts: Mapping[str, object]) -> Settings:
    """`settings` with these facts; a text becomes one line. Raises `Problem` if one of them cannot be."""
    told = {name: " ".join(fact.split()) if isinstance(fact, str) else fact for name, fact in facts.items()}
    if not told.get("title", settings.title):
        raise Problem(_("The study has no title."), cure=_("Write one, under Title."))
    minutes = told.get("minutes", settings.minutes)
    if not isinstance(minutes, int) or not 1 <= minutes <= _MOST_MINUTES:
        raise Problem(_("An interview takes 1 to 600 minutes."), cure=_("Write a number, under Minutes."))
    planned = told.get("interviews", settings.interviews)
    if planned is not None and not (isinstance(planned, int) and 1 <= planned <= _MOST_INTERVIEWS):
        raise Problem(
            _("A study has 1 to 1000 interviews."), cure=_("Write a number, under Interviews, or leave it empty.")
        )
    return settings.model_copy(update=told)
