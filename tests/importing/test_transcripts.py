"""A transcript from elsewhere becomes an interview like any other, with sound or without, or nothing at all."""

import json
import os
import re
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interview_tui.demo.material import find_recording
from interview_tui.export.as_json import as_dict
from interview_tui.export.linked import linked
from interview_tui.held import corrections_of
from interview_tui.importing import ImportStopped, Source, import_interview
from interview_tui.importing.importer import read_script
from interview_tui.interview.correction import Replaced
from interview_tui.interview.record import Participant
from interview_tui.problem import Problem
from interview_tui.recovery import recover_interview
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.models import NANO
from interview_tui.transcription.progress import progress
from interview_tui.transcription.transcript import Transcript, read_transcript
from tests.audio.sounds import ramp, save
from tests.demo.excerpt import excerpt
from tests.running import interview_tui, start
from tests.studies import GUIDE
from tests.waiting import is_there, wait_until

ROBIN = (Participant(pseudonym="Robin"),)
TALK = """\
Interviewer: Hello. Would you tell me about a normal day?

Anna Berg: I get up at six. Then I work until it is dark, and nobody sees me.

Interviewer: Who helps you when it is hard?

Anna Berg: My sister does.
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study.create(tmp_path / "study", GUIDE, Settings(title="Trust", language="en", minutes=30))


def transcript(folder: Path, text: str = TALK, name: str = "Anna Berg 3 May.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def taken(study: Study, path: Path, sound: Path | None = None, **more: object) -> Interview:
    return import_interview(study, Source(sound, ROBIN, transcript=path, **more))  # type: ignore[arg-type]


def words_of(interview: Interview) -> Transcript:
    found = read_transcript(interview.transcript)
    assert found is not None
    return found


def nothing_is_left(study: Study) -> bool:
    return not study.interviews() and not [path for path in study.folder.rglob("*") if "importing" in path.name]


def test_words_speakers_and_what_is_known_of_them_are_kept(study: Study, tmp_path: Path) -> None:
    interview = taken(study, transcript(tmp_path))
    found = words_of(interview)
    assert " ".join(word.text for word in found.words) == " ".join(re.sub(r"\w+( Berg)?: ", "", TALK).split())
    assert [(one.speaker, one.text.split()[0]) for one in found.segments] == [
        ("I", "Hello."), ("Robin", "I"), ("Robin", "Then"), ("I", "Who"), ("Robin", "My"),
    ]  # fmt: skip
    assert found.complete
    assert (found.header.engine, found.header.model) == ("imported", "txt")
    assert "guesses" in found.header.notice
    told = interview.record.imported
    assert told is not None
    assert told.transcript is not None
    assert told.transcript.model_dump() == {"kind": "txt", "times": "none", "labels": True}
    assert (told.file, interview.record.audio) == ("", ())


def test_real_names_in_labels_and_in_the_files_name_are_nowhere(study: Study, tmp_path: Path) -> None:
    taken(study, transcript(tmp_path), save(tmp_path / "Anna Berg.wav", ramp(3)))
    for file in study.folder.rglob("*"):
        assert "berg" not in file.name.lower()
        assert not file.is_file() or b"berg" not in file.read_bytes().lower()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_it(study: Study, tmp_path: Path) -> None:
    taken(study, transcript(tmp_path))
    for path in study.folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_an_interview_without_sound_is_whole_everywhere(study: Study, tmp_path: Path) -> None:
    interview = taken(study, transcript(tmp_path))
    now = interview.state()
    assert (now.recording, now.ended, now.has_been_recorded, now.may_record) == ("not_started", True, False, False)
    assert [type(event).__name__ for event in interview.events()] == ["Started", "Ended"]
    assert progress(interview.folder).complete
    assert not recover_interview(interview)
    exported = as_dict(linked(interview))
    assert exported["transcription"]["complete"]
    assert exported["transcription"]["uncovered"] == []
    assert exported["transcription"]["flags"] == []
    by_question = {p["question_id"]: " ".join(s["text"] for s in p["segments"]) for p in exported["passages"]}
    assert "I get up at six." in by_question["day"]
    assert "My sister does." in by_question["help"]


@pytest.mark.parametrize("command", [["recording", "verify"], ["recording", "repair"], ["export"], ["transcribe"]])
def test_every_command_knows_an_interview_without_sound(study: Study, tmp_path: Path, command: list[str]) -> None:
    taken(study, transcript(tmp_path))
    model = ["--model", NANO] if command == ["transcribe"] else []
    done = interview_tui("--study", study.folder, *command, "--all", *model)
    assert done.returncode == 0, done.stderr
    assert "fault" not in done.stderr
    assert words_of(study.interview("robin")).header.engine == "imported"


def test_consent_and_kind_are_noted_as_told(study: Study, tmp_path: Path) -> None:
    interview = taken(study, transcript(tmp_path), consent="written", consent_reference="binder 2", kind="pilot")
    assert interview.state().consent == "written"
    assert interview.record.kind == "pilot"


def test_speakers_beyond_the_participants_get_names_of_the_programs(study: Study, tmp_path: Path) -> None:
    path = transcript(tmp_path, TALK + "\nBo Ek: And I help, too.\n")
    record = taken(study, path).record
    assert [person.pseudonym for person in record.participants] == ["Robin", "Kim"]
    assert record.setting == "pair"
    assert "Ek" not in (study.interview("robin").folder / "interview.json").read_text(encoding="utf-8")


def test_an_export_of_this_program_comes_back_as_it_was(study: Study, tmp_path: Path) -> None:
    first = taken(
        study, transcript(tmp_path, "[0:01] I: Hello there.\n[0:04] Anna: Hello. I am fine.\n[0:09] I: Good.\n")
    )
    done = interview_tui("--study", study.folder, "export", "--all", "--format", "json")
    second = taken(study, Path(done.stdout.strip()))
    assert words_of(second).words == words_of(first).words
    assert [one.speaker for one in words_of(second).segments] == [one.speaker for one in words_of(first).segments]
    assert words_of(second).header.options["times"] == "words"


def test_a_second_sitting_goes_on_with_the_first(study: Study, tmp_path: Path) -> None:
    first = taken(study, transcript(tmp_path, TALK + "\nBo: Hm.\n"))
    path = transcript(tmp_path, "Interviewer: Is there something more?\n\nAnna Berg: No, nothing.\n")
    done = interview_tui("--study", study.folder, "import", "--transcript", path, "--continue", "robin", "--json")
    assert done.returncode == 0, done.stderr
    second = study.interview(json.loads(done.stdout)["interview"])
    assert second.record.sitting_of == first.id
    assert second.record.participants == first.record.participants
    assert [one.id for one in study.sittings(second)] == [first.id, second.id]
    exported = as_dict(linked(second))
    by_question = {p["question_id"]: " ".join(s["text"] for s in p["segments"]) for p in exported["passages"]}
    assert "My sister does." in by_question["help"]
    assert "No, nothing." in by_question["more"]


# Key presses


def presses(folder: Path, *lines: dict[str, object]) -> Path:
    path = folder / "presses.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_key_presses_are_the_timeline_of_a_transcript_with_times(study: Study, tmp_path: Path) -> None:
    path = transcript(tmp_path, "[0:01] I: One two.\n[0:10] Anna: Three four.\n[0:20] I: Five six.\n")
    pressed = presses(tmp_path, {"at": 0.5, "event": "QuestionAsked", "question": "day"},
                      {"at": 19.0, "event": "QuestionAsked", "question": "help"},
                      {"at": 99.0, "event": "QuestionAsked", "question": "more"})  # fmt: skip
    now = taken(study, path, presses=pressed).state()
    end = words_of(study.interview("robin")).seconds
    assert [now.intervals[name][0].start for name in ("day", "help", "more")] == [0.5, 19.0, end]


def test_key_presses_beside_words_without_times_are_put_on_their_clock_or_refused(study: Study, tmp_path: Path) -> None:
    lines: list[dict[str, object]] = [{"at": 0.0, "event": "QuestionAsked", "question": "day"},
                                      {"at": 50.0, "event": "QuestionAsked", "question": "help"}]  # fmt: skip
    with pytest.raises(Problem, match="no times"):
        taken(study, transcript(tmp_path), presses=presses(tmp_path, *lines))
    assert nothing_is_left(study)
    lines.append({"at": 100.0, "event": "Ended"})
    interview = taken(study, transcript(tmp_path), presses=presses(tmp_path, *lines))
    end = words_of(interview).seconds
    assert interview.state().intervals["help"][0].start == pytest.approx(end / 2, abs=0.01)


# With sound


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The beginning of the demo: sound, and a script that says when each word was said."""
    return excerpt("en", 40, tmp_path_factory.mktemp("talk") / "material")


def script(talk: Path) -> list[dict[str, object]]:
    utterances: list[dict[str, object]] = json.loads((talk / "script.json").read_text(encoding="utf-8"))["utterances"]
    return utterances


def errors(found: Transcript, talk: Path) -> list[float]:
    truth = [(start + end) / 2 for one in script(talk) for start, end, _text in one["words"]]  # type: ignore[attr-defined]
    heard = [(word.start + word.end) / 2 for word in found.words]
    return sorted(abs(a - b) for a, b in zip(heard, truth, strict=True))


def test_words_without_times_are_found_in_the_sound(study: Study, tmp_path: Path, talk: Path) -> None:
    path = transcript(tmp_path, "\n\n".join(f"{one['speaker']}: {one['text']}" for one in script(talk)))
    interview = taken(study, path, find_recording(talk))
    found = words_of(interview)
    off = errors(found, talk)
    assert off[len(off) // 2] < 0.3
    assert off[-1] < 2.0
    assert "spread over the speech" in found.header.notice
    assert found.end is not None
    assert found.end.seconds == pytest.approx(interview.record.audio[0].seconds, abs=0.01)
    assert progress(interview.folder).complete
    assert found.uncovered == ()
    assert found.flags == ()


def test_lines_with_times_keep_them_and_their_words_stand_on_the_speech(
    study: Study, tmp_path: Path, talk: Path
) -> None:
    lines = "\n".join(f"[0:{int(one['start']):02d}] {one['speaker']}: {one['text']}" for one in script(talk))  # type: ignore[call-overload]
    found = words_of(taken(study, transcript(tmp_path, lines), find_recording(talk)))
    off = errors(found, talk)
    assert off[len(off) // 2] < 0.3
    assert off[-1] < 1.5


def test_who_speaks_is_found_in_the_sound_where_the_transcript_does_not_say(
    study: Study, tmp_path: Path, talk: Path
) -> None:
    path = transcript(tmp_path, "\n\n".join(str(one["text"]) for one in script(talk)))
    sound = ("import", find_recording(talk), "--transcript", path)
    done = interview_tui("--study", study.folder, *sound, "--participant", "Robin")
    assert done.returncode == 0, done.stderr
    interview = study.interview("robin")
    assert {one.speaker for one in words_of(interview).segments} == {None}
    assert {segment.speaker for segment in linked(interview).segments} == {"I", "Robin"}


def test_times_of_words_are_kept_to_the_millisecond(study: Study, tmp_path: Path, talk: Path) -> None:
    segments = [
        {"start": one["start"], "end": one["end"], "words": [
            {"start": start, "end": end, "word": text} for start, end, text in one["words"]]}  # type: ignore[attr-defined]
        for one in script(talk)
    ]  # fmt: skip
    found = words_of(taken(study, transcript(tmp_path, json.dumps(segments), "a.json"), find_recording(talk)))
    assert errors(found, talk)[-1] <= 0.001


def test_the_transcriber_leaves_it_alone_unless_a_model_is_named(study: Study, tmp_path: Path, talk: Path) -> None:
    study.change_settings(model=NANO)
    sound = save(tmp_path / "a.wav", np.asarray(soundfile.read(find_recording(talk), dtype="int16")[0][: 16_000 * 6]))
    interview = taken(study, transcript(tmp_path), sound)
    done = interview_tui("--study", study.folder, "transcribe", "--all")
    assert done.returncode == 0, done.stderr
    assert "came from a file" in done.stderr
    assert words_of(interview).header.engine == "imported"
    done = interview_tui("--study", study.folder, "transcribe", "--all", "--model", NANO)
    assert done.returncode == 0, done.stderr
    assert words_of(interview).header.model == NANO


def test_sound_in_which_nobody_speaks_leaves_the_words_within_it(study: Study, tmp_path: Path) -> None:
    found = words_of(taken(study, transcript(tmp_path), save(tmp_path / "a.wav", np.zeros(16_000 * 30, np.int16))))
    assert found.speech == ()
    assert len(found.words) == len(" ".join(re.sub(r"\w+( Berg)?: ", "", TALK).split()).split())
    assert found.words[-1].end <= 30


def test_a_transcript_of_another_interview_is_refused(study: Study, tmp_path: Path) -> None:
    lines = "\n".join(f"[{10 * i // 60}:{10 * i % 60:02d}] I: Hello again." for i in range(10))
    with pytest.raises(Problem, match="until 1:31, and the sound ends at 0:20"):
        taken(study, transcript(tmp_path, lines), save(tmp_path / "a.wav", np.zeros(16_000 * 20, np.int16)))
    assert nothing_is_left(study)
    almost = taken(study, transcript(tmp_path, lines), save(tmp_path / "b.wav", np.zeros(16_000 * 89, np.int16)))
    assert words_of(almost).words[-1].end <= 89


# All or nothing


@pytest.mark.parametrize(
    ("text", "name"),
    [("", "a.txt"), ("{}", "a.json"), ("\0\1\2" * 99, "a.txt"), ("WEBVTT\n\n", "a.vtt"), ("x", "a.docx")],
)
def test_a_file_with_nothing_in_it_is_a_sentence_and_leaves_nothing(
    study: Study, tmp_path: Path, text: str, name: str
) -> None:
    with pytest.raises(Problem) as problem:
        taken(study, transcript(tmp_path, text, name))
    assert problem.value.cure
    assert nothing_is_left(study)


def test_stopped_by_the_user_nothing_is_left(study: Study, tmp_path: Path, talk: Path) -> None:
    stop = threading.Event()
    done: list[float] = []

    def tell(what: str, share: float, _left: float | None) -> None:
        done.append(share)
        if what == "listening for speech":
            stop.set()

    source = Source(find_recording(talk), ROBIN, transcript=transcript(tmp_path))
    with pytest.raises(ImportStopped):
        import_interview(study, source, tell=tell, stop=stop)
    assert done == sorted(done)
    assert nothing_is_left(study)


@pytest.mark.parametrize("milestone", ["interview.json", "transcript.jsonl", "timeline.jsonl", "01-robin"])
def test_killed_at_any_moment_there_is_a_whole_interview_or_none(study: Study, tmp_path: Path, milestone: str) -> None:
    path = transcript(tmp_path, TALK * 2000)
    process = start("--study", study.folder, "import", "--transcript", path, "--participant", "Robin")
    wait_until(lambda: is_there(study.folder, milestone) or process.poll() is not None, what=milestone)
    process.kill()
    process.wait()
    for interview in study.interviews():
        assert words_of(interview).complete
        assert interview.state().ended
    taken(study, transcript(tmp_path))
    assert not list(study.folder.glob(".importing-*"))


# The command


def test_the_command_says_what_became_of_the_transcript(study: Study, tmp_path: Path) -> None:
    path = transcript(tmp_path, TALK + "\nBo: Hm.\n")
    people = ("--participant", "Kim", "--role", "nurse", "--participant", "Robin", "--speaker", "Anna Berg=Robin")
    done = interview_tui("--study", study.folder, "import", "--transcript", path, *people, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["interview"] == "01-kim"
    assert answer["transcript"]["speakers"] == ["I", "Kim", "Robin"]
    assert answer["transcript"]["words"] == 36
    assert answer["transcript"]["times"] == "none"
    assert "guesses" in done.stderr
    assert "Berg" not in done.stdout + done.stderr
    record = study.interview("kim").record
    assert [(person.pseudonym, person.role) for person in record.participants] == [("Kim", "nurse"), ("Robin", "")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--participant", "Kim"], 2),
        (["--transcript", "none.txt"], 2),
        (["--transcript", "none.txt", "--participant", "Kim", "--continue", "robin"], 2),
        (["--transcript", "none.txt", "--continue", "robin"], 1),
        (["--transcript", "none.txt", "--participant", "Kim"], 1),
        (["--transcript", "none.txt", "--participant", "Kim", "--participant", "kim"], 1),
        (["--transcript", "none.txt", "--participant", "I"], 1),
        (["--transcript", "none.txt", "--participant", "Kim", "--speaker", "Anna"], 2),
        (["--transcript", "none.txt", "--participant", "Kim", "--role", "a", "--role", "b"], 2),
        (["--written", "none.txt", "--transcript", "none.txt", "--participant", "Kim"], 2),
        (["--written", "none.txt", "--participant", "Kim"], 1),
    ],
)
def test_what_the_command_cannot_do_is_a_sentence(study: Study, arguments: list[str], code: int) -> None:
    done = interview_tui("--study", study.folder, "import", *arguments)
    assert done.returncode == code
    assert done.stderr
    assert "fault" not in done.stderr
    assert nothing_is_left(study)


def test_answers_in_writing_become_an_interview_of_their_own_form(study: Study, tmp_path: Path) -> None:
    text = "Hi!\n\nWould you tell me about a normal day?\nI work.\n\nWho helps you when it is hard?\nNobody does."
    path = transcript(tmp_path, text)
    done = interview_tui("--study", study.folder, "import", "--written", path, "--participant", "Kim", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "interview": "01-kim", "answered": ["day", "help"], "not_answered": ["more"], "words": 5,
    }  # fmt: skip
    assert study.interview("kim").record.form == "written"
    assert "1 question has no answer" in done.stderr


def test_a_speaker_gets_no_name_that_stands_for_somebody_already(study: Study, tmp_path: Path) -> None:
    path = transcript(tmp_path, f"{TALK}\nCarl Lund: And I help her.\n")
    source = Source(None, ROBIN, transcript=path)
    script = read_script(study, source)
    assert script is not None
    (name,) = script.people.added
    decided = Replaced(start=1.0, end=1.2, original="Greta", by=name, kind="person")
    corrections_of(taken(study, transcript(tmp_path, name="alone.txt"))).append(decided)
    other = Source(None, (Participant(pseudonym="Zoe"),), transcript=path)
    again = read_script(study, other)
    assert again is not None
    assert name not in again.people.added


def test_the_command_says_whom_each_label_became_and_keeps_none_of_it(study: Study, tmp_path: Path) -> None:
    path = transcript(tmp_path, TALK + "\n\nOkänd: Hello there.\n\nCarl Ek: And I am here too.\n")
    done = interview_tui("--study", study.folder, "import", "--transcript", path, "--participant", "Robin", "--json")
    said = done.stderr.splitlines()
    interview = study.interview("robin")
    third = interview.record.participants[1].pseudonym
    assert "  “Interviewer” → interviewer" in said
    assert "  “A. B.” → Robin" in said
    assert "  “Okänd” → nobody knows" in said
    assert f"  “C. E.” → {third}" in said
    assert any("--speaker" in line for line in said)
    assert "Berg" not in done.stdout + done.stderr
    assert not [file for file in study.folder.rglob("*") if file.is_file() and b"Anna Berg" in file.read_bytes()]
