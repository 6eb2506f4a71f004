"""A transcript that is made again: with which model, and what becomes of the old one.

The model that made it is offered too, last: it hears other words once the study's words or settings are others.
"""

from interview_tui.audio.storage.recording import Recording
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Interview
from interview_tui.times import length
from interview_tui.transcription.models import Model, installed, model_to_begin_with, suited
from interview_tui.transcription.speed import measured_before
from interview_tui.transcription.transcript import read_transcript
from interview_tui.tui.screens.leaving import Choice

_IMPORTED = ("imported", "written")
"""What makes transcripts without a model; a recording that has one from a file may still be heard."""


def other_models(interview: Interview, seconds: float) -> Choice:
    """Asks which model is to hear the recording again; gives its name, None for Esc.

    `seconds`: length of the recording, from which the time that it takes is told where the model's pace is known.
    Raises `Problem` if there is no sound, or no model for it on this computer.
    """
    if not Recording(interview.audio).exists:
        raise Problem(_("There is no sound of this interview to hear again."))
    transcript = read_transcript(interview.transcript)
    used = transcript.header.model if transcript is not None and transcript.header.engine not in _IMPORTED else ""
    language = interview.study.settings.language
    others = [(model, _(model.about) if model.about else "") for model in suited(language) if model.name != used]
    same = _("the same model, with the study's words and settings as they are now")
    answers = [*others, *((model, same) for model in installed() if model.name == used)]
    none = Problem(
        _("There is no other model on this computer."),
        cure=_("Fetch one while you have a network: interview-tui models get {name}").format(
            name=model_to_begin_with(language) if used != model_to_begin_with(language) else "large-v3-turbo"
        ),
    )
    if not answers:
        raise none
    about = _(
        "The transcript that is there is read until the new one is whole, and is kept beside it then. What you put "
        "right finds its place in the new words; what does not is listed."
    )
    return Choice(
        _("Hear the recording again, with which model?"),
        [(model.name, _line(model, what, seconds)) for model, what in answers],
        about=about if others else f"{about}\n\n{none}",
    )


def _line(model: Model, what: str, seconds: float) -> str:
    """A model, what it is, and how long it takes for a recording of `seconds` where that is known."""
    pace = measured_before(model)
    time = _("about {time}").format(time=length(pace.seconds / 10 * seconds)) if pace is not None else ""
    return " · ".join(fact for fact in (model.name, what, time) if fact)
