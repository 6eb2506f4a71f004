"""Every format holds the same words, in the same order, by the same speakers at the same times as the JSON export."""

import json
from pathlib import Path

import pytest

from interview_tui.export import FORMATS, write_exports
from interview_tui.export.options import EVERYTHING, Options
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Change, Replaced, SpeakerSet, TextSet
from interview_tui.study import Interview, Study
from tests.export.readers import READERS, starts, words
from tests.export.talks import talk_of_two

MORE = [
    ("I", 16.4, "Vad gör du då, på <natten> & dagen?"),
    ("Robin", 17.2, "=Jag går “hem” 😀 till Ånge, --> *alltid* [eller] så_där; 50 % av 1:30 #tid."),
    ("Robin", 18.6, "Sen var det så att jag skulle till jobbet och när jag kom dit så var det ingen där alls, och då "
                    "gick jag hem igen, för det var en konstig dag."),
]  # fmt: skip
"""What a format may stumble over."""
CHOICES = [
    EVERYTHING,
    Options(interviewer=False),
    Options(manner="clean"),
    Options(participants=("Robin",), questions=("help",)),
    Options(quotes_only=True),
]


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Study, Interview]:
    """With a word put right, a speaker set and a place hidden."""
    study, interview = talk_of_two(tmp_path / "study")
    head, chunk, *rest = interview.transcript.read_text(encoding="utf-8").splitlines()
    whole = json.loads(chunk)
    for speaker, start, text in MORE:
        spoken = text.split()
        timed = [
            {"start": round(start + 0.04 * i, 3), "end": round(start + 0.04 * i + 0.03, 3), "text": word}
            for i, word in enumerate(spoken)
        ]
        end = timed[-1]["end"]
        whole["segments"].append({"start": start, "end": end, "text": text, "words": timed, "speaker": speaker})
    interview.transcript.write_text("\n".join([head, json.dumps(whole), *rest]) + "\n", encoding="utf-8")
    log = corrections_of(interview)
    log.append(TextSet(changes=(Change(start=14.78, end=15.0, text="mother’s mother", was="grandmother."),)))
    log.append(SpeakerSet(start=15.75, end=16.3, speaker="Kim"))
    log.append(Replaced(start=0, end=0, everywhere=True, original="Ånge", by="[en ort]", kind="place"))
    return study, interview


def test_every_format_has_a_reader_of_its_own() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("options", CHOICES, ids=["all", "no-interviewer", "clean", "some", "quotes"])
def test_each_format_says_what_the_json_says(options: Options, talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    paths = dict(zip(FORMATS, write_exports(study, [interview], FORMATS, options=options), strict=True))
    said = READERS["json"](paths["json"])
    wanted, at = words(said), dict(starts(said))
    assert wanted
    if options == EVERYTHING:
        assert ("Kim", "mumbles.") in wanted
        assert [word for _who, word in wanted if "mother" in word] == ["mother’s", "mother"]
        assert ("Robin", "ort],") in wanted
        assert not [word for _who, word in wanted if "Ånge" in word]
    for name, path in paths.items():
        if options.quotes_only and name in ("md", "txt", "docx"):
            continue  # these give each quote with who said it: see test_chosen
        found = READERS[name](path)
        assert words(found) == wanted, name
        for word, second in starts(found):
            if word in at:
                assert int(at[word]) == int(second) if second == int(second) else abs(at[word] - second) < 0.051, name
            else:
                assert name in ("vtt", "srt"), f"{name}: a turn begins where no segment does"
