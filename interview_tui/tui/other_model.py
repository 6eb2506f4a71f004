"""A transcript that is made again with another model: which one, and what becomes of the old one."""

from interview_tui.audio.storage.recording import Recording
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Interview
from interview_tui.times import length
from interview_tui.transcription.models import NANO, installed, model_to_begin_with
from interview_tui.transcription.speed import measured_before
from interview_tui.transcription.transcript import read_transcript
from interview_tui.tui.screens.leaving import Choice

_IMPORTED = ("imported", "written")
"""What makes transcripts without a model; a recording that has one from a file may still be heard."""


def other_models(interview: Interview, seconds: float) -> Choice:
    """Asks which model is to hear the recording again; gives its name, None for Esc.

    `seconds`: length of the recording, from which the time that it takes is told where the model's pace is known.
    Raises `Problem` if there is no sound, or no other model on this computer.
    """
    if not Recording(interview.audio).exists:
        raise Problem(_("There is no sound of this interview to hear again."))
    transcript = read_transcript(interview.transcript)
    used = transcript.header.model if transcript is not None and transcript.header.engine not in _IMPORTED else ""
    language = interview.study.settings.language
    others = [
        model
        for model in installed()
        if model.name not in (used, NANO) and (not model.languages or language in model.languages)
    ]
    if not others:
        raise Problem(
            _("There is no other model on this computer."),
            cure=_("Fetch one while you have a network: interview-tui models get {name}").format(
                name=model_to_begin_with(language) if used != model_to_begin_with(language) else "large-v3-turbo"
            ),
        )
    answers = []
    for model in others:
        facts = [model.name, _(model.about) if model.about else ""]
        if (pace := measured_before(model)) is not None:
            facts.append(_("about {time}").format(time=length(pace.seconds / 10 * seconds)))
        answers.append((model.name, " · ".join(fact for fact in facts if fact)))
    return Choice(
        _("Hear the recording again, with which model?"),
        answers,
        about=_(
            "The transcript that is there is read until the new one is whole, and is kept beside it then. What you put "
            "right finds its place in the new words; what does not is listed."
        ),
    )
