"""When everything proposed is accepted, no byte of any export says it; and one that is put back stops the export.

The check here is another one than the program's own: it takes every file apart, leaves nothing but letters and digits,
and looks whether an original is among them.
"""

import html
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from interview_tui.export import write_exports
from interview_tui.export.formats import FORMATS, GUIDE_FORMATS
from interview_tui.export.linked import linked
from interview_tui.export.options import Options
from interview_tui.export.traces import KeyIsLocked, Traces
from interview_tui.guide.ids import slug
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Change, Kept, Marked, Replaced, SpeakerRenamed, TextSet
from interview_tui.interview.events import EVENT
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.privacy.finding.finder import proposals
from interview_tui.privacy.key_file import key_path
from interview_tui.study import Interview, Settings, Study
from tests.transcription.builders import header

GUIDE = """---
language: sv
placeholders: [kommun]
---
# Tillit

## Vardag
1. Hur är det att bo i {kommun}? {#bo}
   > Vid behov: Tänk på {kommun} som helhet.
2. Vem hjälper dig? {#hjalp}
"""
SAID = [
    ("I", "Hur är det att bo i Ängelsholm egentligen?"),
    ("Love", "Jo, jag heter Torvalda Qvarnbäck och bor i Ängelsholm."),
    ("Love", "Hon heter också Qvarnbäck, och min dotter Torvalda blev glad."),
    ("Love", "jag brukar ringa torvalda på 070-174 06 35 när jag är ledsen."),
    ("Love", "Mitt personnummer är 640823-3234 och så mejlar jag torvalda.q@exempel.se."),
    ("Love", "Min son går på Fridhemsskolan i Ängelsholm, på Storgatan 14."),
    ("I", "Vem hjälper dig?"),
    ("Love", "Torvaldas mamma, och så Migrationsverket i Boden."),
]
ORIGINALS = (
    "Torvalda", "Qvarnbäck", "Ängelsholm", "070-174 06 35", "640823-3234", "torvalda.q@exempel.se", "Fridhemsskolan",
    "Storgatan 14", "Migrationsverket i Boden",
)  # fmt: skip
GLOSSARY = [("Qvarnbäck", "person")]
"""A surname that is in no list."""
EVERYTHING = [*FORMATS, *GUIDE_FORMATS]


def make(folder: Path, *, accept: bool = True) -> tuple[Study, Interview]:
    """A study in which names stand wherever one can put them."""
    study = Study.create(folder, GUIDE, Settings(title="Tillit", language="sv", model="small"))
    before = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Torvalda"),)))
    record = InterviewRecord(
        participants=(Participant(pseudonym="Love", role="mamma till Torvalda, Ängelsholm"),),
        place="Storgatan 14",
        placeholders={"kommun": "Ängelsholm"},
        earlier=before.id,
    )
    interview = study.new_interview(record)
    speak(before, [("Torvalda", "Jag bor här.")], [])
    speak(
        interview,
        SAID,
        [
            {"event": "NoteTaken", "at": 6.0, "text": "Torvalda ringde (0701740635), Annars lugnt. torvalda!"},
            {"event": "FollowUpImprovised", "at": 7.0, "text": "Frågade om Qvarnbäcks hus i Ängelsholm"},
            {"event": "QuoteMarked", "at": 12.0},
            {"event": "SpeakerChanged", "at": 13.0, "speaker": "Torvalda"},
        ],
    )
    second = study.new_interview(study.next_sitting(interview))
    speak(
        second, [("Love", "Vi ses igen, sa torvalda.")], [{"event": "NoteTaken", "at": 2.0, "text": "Qvarnbäck igen"}]
    )
    log = corrections_of(interview)
    log.append(Marked(kind="quote", start=5.0, end=9.9, text="Om Torvaldas barndom i ängelsholm"))
    log.append(Marked(kind="note", start=10.0, end=14.9, text="Jfr Migrationsverket i Boden; 6408233234"))
    # Put right in another transcript, so that its place is not found.
    gone = Change(start=900.0, end=901.0, text="Torvalda", was="Qvarnbäck", heard=("vår", "granne"))
    log.append(TextSet(changes=(gone,)))
    corrections_of(before).append(SpeakerRenamed(old="Torvalda", new="Kim"))
    if accept:
        accept_all(interview)
    return study, interview


def speak(interview: Interview, said: list[tuple[str, str]], more: list[dict]) -> None:
    events = [
        {"event": "Started", "at": 0.0},
        {"event": "RecordingAgreed", "at": 0.0},
        {"event": "RecordingStarted", "at": 0.0},
        {"event": "QuestionAsked", "at": 0.1, "question": "bo"},
        *more,
        {"event": "QuestionAsked", "at": 30.0, "question": "hjalp"},
        {"event": "Stopped", "at": 60.0, "seconds": 60.0},
        {"event": "Ended", "at": 60.0},
    ]
    for event in events:
        interview.timeline.append(EVENT.validate_python(event))
    segments = []
    for number, (speaker, text) in enumerate(said):
        start = 1.0 + 5 * number
        words = [
            {"start": start + k * 0.3, "end": start + k * 0.3 + 0.25, "text": word, "probability": 0.9}
            for k, word in enumerate(text.split())
        ]
        segments.append({"start": start, "end": words[-1]["end"], "text": text, "words": words, "speaker": speaker})
    lines = [
        header().model_dump(mode="json"),
        {"kind": "chunk", "n": 0, "start": 0.0, "end": 60.0, "speech": [[1.0, 50.0]], "segments": segments},
        {"kind": "end", "seconds": 60.0, "speech_seconds": 49.0, "covered_seconds": 49.0, "uncovered": []},
    ]
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def accept_all(interview: Interview) -> None:
    """Everything that is proposed in the transcript, everywhere in the interview."""
    log = corrections_of(interview)
    segments = linked(interview).segments
    for number, one in enumerate(proposals([segment.text for segment in segments], "sv", GLOSSARY)):
        place = segments[one.line - 1]
        log.append(
            Replaced(
                start=place.start, end=place.end, everywhere=True, original=one.text, by=f"[{number}]", kind=one.kind
            )
        )


def letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def taken_apart(name: str, data: bytes) -> list[str]:
    """All that a file says, packed files and escaped letters included, as letters and digits alone."""
    found = [letters(name)]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            found.append(letters(packed.comment.decode("latin-1")))
            for member in packed.infolist():
                found += taken_apart(member.filename, packed.read(member))
        return found
    text = data.decode("utf-8", "ignore")
    if name.endswith(".json"):
        text = json.dumps(json.loads(text), ensure_ascii=False)
        text += " ".join(re.findall(r'"text": "((?:[^"\\]|\\.)*)"', text))
    bare = html.unescape(re.sub(r"<[^>]*>", "", text))
    return [*found, letters(text), letters(html.unescape(text)), letters(bare)]


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Study, Interview]:
    return make(tmp_path_factory.mktemp("accepted") / "study")


@pytest.mark.parametrize("format", EVERYTHING)
@pytest.mark.parametrize(
    "options", [Options(), Options(quotes_only=True), Options(manner="clean", one_file=True)], ids=["", "quotes", "one"]
)
def test_no_original_is_in_any_byte_of_any_export(
    format: str, options: Options, accepted: tuple[Study, Interview], tmp_path: Path
) -> None:
    study, _interview = accepted
    paths = write_exports(study, study.interviews(), [format], tmp_path, options)
    said = "\n".join(text for path in paths for text in taken_apart(path.name, path.read_bytes()))
    for original in ORIGINALS:
        assert letters(original) not in said, original
        assert letters(slug(original)) not in said, original
    if format in FORMATS and not options.quotes_only:
        assert "bori" in said, "what tells nothing stands there still"


def test_the_same_study_says_everything_before_it_is_decided(tmp_path: Path) -> None:
    """Otherwise the promise above would be kept by leaving all out."""
    study, _interview = make(tmp_path / "study", accept=False)
    paths = write_exports(study, study.interviews(), ["json"], tmp_path / "out")
    said = "\n".join(text for path in paths for text in taken_apart(path.name, path.read_bytes()))
    for original in ORIGINALS:
        assert letters(original) in said, original


def put_back(interview: Interview, text: str) -> None:
    """Write `text` over the last words of the third segment, as an edit does."""
    log = corrections_of(interview)
    change = Change(start=12.5, end=13.5, text=text, was="och min dotter")
    log.append(TextSet(changes=(change,)))


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("format", FORMATS)
def test_one_that_is_put_back_stops_the_export_and_nothing_is_written(format: str, tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    (tmp_path / "out").mkdir()
    put_back(interview, "på Ängelsholmsgården")
    before = everything_in(tmp_path)
    with pytest.raises(Traces) as refused:
        write_exports(study, [interview], [format], tmp_path / "out")
    assert everything_in(tmp_path) == before, "no file, no part of one, nothing in the list of what was written"
    assert refused.value.leaks[0].by.startswith("[")
    assert refused.value.leaks[0].place
    assert refused.value.interviews == (interview.id,)
    assert not any(letters(original) in letters(str(refused.value)) for original in ORIGINALS)
    assert "02" in refused.value.cure


@pytest.mark.parametrize("format", GUIDE_FORMATS)
def test_a_guide_that_says_it_is_not_exported(format: str, tmp_path: Path) -> None:
    study, _interview = make(tmp_path / "study")
    study.guide_path.write_text(GUIDE.replace("Vem hjälper", "Vem i Ängelsholm hjälper"), encoding="utf-8")
    with pytest.raises(Traces) as refused:
        write_exports(study, [], [format])
    assert "guide" in refused.value.cure


def test_what_is_replaced_in_one_interview_is_looked_for_in_the_others(tmp_path: Path) -> None:
    study, _interview = make(tmp_path / "study")
    other = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Mika"),)))
    speak(other, [("Mika", "Jag känner Torvalda. Hon bor i Ängelsholm, det gör hon.")], [])
    with pytest.raises(Traces) as refused:
        write_exports(study, [other], ["txt"])
    assert len(refused.value.leaks) == 2
    log = corrections_of(other)
    log.append(Kept(start=1, end=2, everywhere=True, original="Torvalda", kind="person"))
    log.append(Kept(start=1, end=5, original="Ängelsholm", kind="place"))
    assert write_exports(study, [other], EVERYTHING), "she has decided that both may stand there"
    log.append(Marked(kind="note", start=1.0, end=2.0, text="Ängelsholm igen"))
    with pytest.raises(Traces):  # another place than the one that she has kept
        write_exports(study, [other], ["txt"])


def test_an_age_and_an_occupation_tell_nothing_in_another_interview(tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    log = corrections_of(interview)
    log.append(Replaced(start=1, end=2, everywhere=True, original="42 år", by="[ålder]", kind="age"))
    log.append(Replaced(start=1, end=2, everywhere=True, original="hon", by="hen", kind="pronoun"))
    other = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Mika"),)))
    speak(other, [("Mika", "Jag är 42 år, och hon är äldre.")], [])
    assert write_exports(study, [other], ["txt"])


def test_a_pseudonym_of_one_may_be_the_name_of_another_ones_friend(tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    log = corrections_of(interview)
    log.append(Replaced(start=1, end=2, everywhere=True, original="Mika", by="Alex", kind="person"))
    other = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Mika"),)))
    speak(other, [("Mika", "Jag bor här.")], [])
    assert write_exports(study, [other], EVERYTHING)


@pytest.mark.parametrize("format", FORMATS)
def test_a_real_name_of_the_key_stops_the_export(format: str, tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    names = ("Glädje Bengtsdotter-Åhs", "Glädje", "Bengtsdotter-Åhs")
    assert write_exports(study, [interview], [format], names=names)
    put_back(interview, "bengtsdotter-åhs")
    with pytest.raises(Traces) as refused:
        write_exports(study, [interview], [format], names=names)
    assert "bengts" not in str(refused.value).casefold()


def test_a_phone_number_of_the_key_is_not_called_a_real_name(tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    put_back(interview, "0736-54 32 10")
    with pytest.raises(Traces, match=r"\(it stands in the key\)"):
        write_exports(study, [interview], ["txt"], names=("0736543210",))


def test_a_locked_key_stops_the_export_until_she_says_that_it_may_be_locked(tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    key_path(study.folder).write_bytes(b"sealed")
    with pytest.raises(KeyIsLocked):
        write_exports(study, [interview], ["txt"])
    assert not list(study.exports.iterdir())
    assert write_exports(study, [interview], ["txt"], names=())


def test_a_folder_that_was_named_by_a_real_name_does_not_tell_it(tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    first = study.interviews()[0]
    assert first.id == "01-torvalda"
    (path,) = write_exports(study, [first], ["json"])
    assert path.name == "01-kim.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["interview"] == "01-kim"
    (path,) = write_exports(study, [interview], ["json"])
    assert json.loads(path.read_text(encoding="utf-8"))["earlier"] == "01-kim"


def test_the_id_of_a_question_does_not_tell_what_its_text_hides(tmp_path: Path) -> None:
    study, _interview = make(tmp_path / "study", accept=False)
    guide = GUIDE.replace("Vem hjälper dig? {#hjalp}", "Hur är det på jobbet i Ängelsholm?")
    study.guide_path.write_text(guide, encoding="utf-8")
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Mika"),)))
    speak(interview, [("I", "Hur är det på jobbet i Ängelsholm?"), ("Mika", "Bra.")], [])
    (path,) = write_exports(study, [interview], ["json"])
    asked = json.loads(path.read_text(encoding="utf-8"))["guide"]["sections"][0]["questions"][1]["id"]
    assert asked == "hur-ar-det-pa-jobbet-i-angelsholm"
    accept_all(interview)
    for path in write_exports(study, [interview], list(FORMATS)):
        assert "angelsholm" not in "".join(taken_apart(path.name, path.read_bytes()))
        if path.suffix == ".json":
            told = json.loads(path.read_text(encoding="utf-8"))
            assert told["guide"]["sections"][0]["questions"][1]["id"] == "hur-ar-det-pa-jobbet-i-x"
            assert told["coverage"][1]["question_id"] == "hur-ar-det-pa-jobbet-i-x"


def test_a_study_whose_title_tells_it_gives_no_file_that_is_named_by_it(tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    study.change_settings(title="Livet i Ängelsholm")
    with pytest.raises(Traces) as refused:
        write_exports(study, [interview], ["matrix"])
    assert "title" in refused.value.cure
    assert "angelsholm" not in str(refused.value)


def test_a_real_name_cannot_be_kept_as_a_name(tmp_path: Path) -> None:
    study, interview = make(tmp_path / "study")
    put_back(interview, "Bengtsdotter")
    log = corrections_of(interview)
    log.append(Kept(start=12, end=14, original="Bengtsdotter", kind="person"))
    log.append(Kept(start=12, end=14, everywhere=True, original="Bengtsdotter", kind="person"))
    with pytest.raises(Traces):
        write_exports(study, [interview], ["txt"], names=("Bengtsdotter",))
    log.append(Kept(start=12, end=14, everywhere=True, original="Bengtsdotter", kind="place"))
    assert write_exports(study, [interview], ["txt"], names=("Bengtsdotter",))
