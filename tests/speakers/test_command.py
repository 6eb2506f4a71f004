"""`interview-tui speakers`."""

import json
from pathlib import Path

from click.testing import CliRunner

from interview_tui.commands.speakers import speakers, speakers_with_progress
from interview_tui.commands.terminal import Context
from interview_tui.language import set_language
from tests.speakers.held import demo_talk, held


def test_the_command_says_who_spoke_how_long_and_finds_again_only_what_has_changed(tmp_path: Path) -> None:
    set_language("en")
    sound, said = demo_talk()
    interview = held(tmp_path, sound[: 16000 * 20], [one for one in said if one[1].end < 19])
    context = Context(interview.study.folder, "en", False)
    done = CliRunner().invoke(speakers, ["--all", "--json"], obj=context)
    assert done.exit_code == 0
    (told,) = json.loads(done.stdout)
    assert told["interview"] == "01-robin"
    assert {voice["speaker"] for voice in told["voices"]} == {"I", "Robin"}
    assert sum(voice["seconds"] for voice in told["voices"]) > 5
    assert done.stderr.startswith("01-robin: I 0:")
    written = (interview.folder / "speakers.json").stat().st_mtime_ns
    assert len(speakers_with_progress([interview])) == 1
    assert (interview.folder / "speakers.json").stat().st_mtime_ns == written


def test_an_interview_without_a_transcript_has_no_voices_to_tell_apart(tmp_path: Path) -> None:
    set_language("en")
    sound, said = demo_talk()
    interview = held(tmp_path, sound[: 16000 * 2], said[:2])
    interview.transcript.unlink()
    done = CliRunner().invoke(speakers, ["1"], obj=Context(interview.study.folder, "en", False))
    assert done.exit_code == 0
    assert done.stderr == "01-robin: no voices to tell apart\n"
