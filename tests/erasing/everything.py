"""A study with everything in it that a participant may leave a trace in, and around it what lies elsewhere.

Each participant says words that nobody else says, and has noise of her own for a voice: whatever is left of one is
found byte by byte.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from interview_tui.across.kept import Across
from interview_tui.audio.storage.check import sha256_of
from interview_tui.audio.storage.sealing import seal
from interview_tui.audio.storage.spare import prepare_spare
from interview_tui.export import write_exports
from interview_tui.export.options import Options
from interview_tui.interview.correction import Change, Marked, Replaced, SpeakerSet, TextSet
from interview_tui.interview.corrections import Corrections
from interview_tui.interview.record import Imported, InterviewRecord, Participant, update_record
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.broken_off import work_folder
from tests.studies import EVENTS, GUIDE, events

TITLE = "Trust"
SAYS = {
    "Robin": "Vinterkvist dansade utanfor kolonilotten medan grannens papegoja visslade marschmusik hela natten",
    "Kim": "Plommonstop ligger bredvid skorstenen eftersom farmor samlade knappar under kriget nere vid hamnen",
    "Alex": "Tranbarsglass smakade konstigt den dagen vi cyklade vilse bakom sagverket och punkterade dubbelt",
    "Love": "Sjogurkor importerades felaktigt till skolkoket varpa rektorn skrattade hogt inne bland kastrullerna",
    "Sam": "Kanelbullar gravdes ned intill flaggstangen forran inspektoren hann blasa i visselpipan tredje gangen",
}
"""What each of them says."""
ROBINS = ("01-robin", "02-robin", "05-robin")
SOUNDS = (".flac", ".wav", ".m4a")
RATE = 16_000
SECONDS = 3


@dataclass(frozen=True)
class Everything:
    """`around` holds the study, a stick, a thesis' folder and a home."""

    around: Path

    @property
    def folder(self) -> Path:
        return self.around / "trust"

    @property
    def study(self) -> Study:
        return Study(self.folder)

    @property
    def thesis(self) -> Path:
        """A folder of hers that exports went to."""
        return self.around / "thesis"

    @property
    def stick(self) -> Path:
        return self.around / "stick"

    @property
    def home(self) -> Path:
        return self.around / "home"


def voice(number: int) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """Noise that is nobody else's."""
    return np.random.default_rng(number).integers(-20_000, 20_000, SECONDS * RATE, dtype=np.int16)


def build(around: Path) -> Everything:
    """Make it all. The environment's home is `around/home`."""
    all_of_it = Everything(around)
    for folder in (all_of_it.thesis, all_of_it.stick, all_of_it.home):
        folder.mkdir(parents=True)
    study = Study.create(
        all_of_it.folder, GUIDE, Settings(title=TITLE, language="en", minutes=30, model="small", retention=None)
    )
    first = interview(study, "Robin")
    second = interview(study, "Robin", sitting_of=first.id)
    kim = interview(study, "Kim")
    interview(study, "Alex", "Love")
    again = interview(study, "Robin", earlier=first.id)
    interview(study, "Sam")
    _besides(all_of_it, study, first, second, kim)
    del again
    study.exports.joinpath(".choice.json").write_text('{"schema": 1, "formats": ["md"], "ticks": []}\n')
    every = study.interviews()
    write_exports(study, every, ["md", "json", "csv", "docx", "qdpx", "matrix"])
    write_exports(study, every, ["txt"], options=Options(one_file=True))
    write_exports(study, [first], ["audio"])
    write_exports(study, every, ["md"], all_of_it.thesis, Options(one_file=True))
    write_exports(study, [first, kim], ["vtt", "txt"], all_of_it.thesis)
    (all_of_it.thesis / f"{first.id}.txt").write_text("worked on: " + SAYS["Robin"])
    hidden = Replaced(start=9.2, end=10, everywhere=True, original="kolonilotten", by="[the garden]", kind="place")
    Corrections(first.folder / "corrections.jsonl").append(hidden)
    named_by_alex = Replaced(start=9.2, end=10, everywhere=True, original="Sagverket", by="[the mill]", kind="place")
    Corrections(first.folder / "corrections.jsonl").append(named_by_alex)
    (study.exports / f".{first.id}.md.99999999.part").write_text(SAYS["Robin"])
    (all_of_it.thesis / ".trust.md.99999999.part").write_text(SAYS["Robin"])
    Across(study).refresh()
    return all_of_it


def interview(study: Study, *names: str, **known: object) -> Interview:
    """One that was held, archived and transcribed."""
    people = tuple(Participant(pseudonym=name, role="nurse") for name in names)
    setting = "pair" if len(names) > 1 else "one_to_one"
    made = study.new_interview(InterviewRecord(participants=people, setting=setting, **known))
    number = int(made.id[:2])
    for event in events():
        made.timeline.append(event)
    soundfile.write(made.audio / "recording.flac", voice(number), RATE)
    (made.audio / "clock.jsonl").write_text('{"schema": 1, "rate": 16000}\n')
    (made.audio / "backup").mkdir()
    soundfile.write(made.audio / "backup" / "recording.flac", voice(number + 100), RATE)
    seal(made.folder)
    texts = [f"Would you tell me about a normal day? {number}", *(f"{SAYS[name]} {name} {number}" for name in names)]
    transcript(made.transcript, texts, ["I", *names])
    return made


def transcript(path: Path, texts: list[str], speakers: list[str]) -> None:
    segments = []
    for i, (text, speaker) in enumerate(zip(texts, speakers, strict=True)):
        start = 5.2 + 4 * i
        words = [
            {
                "start": round(start + k * 0.2, 2),
                "end": round(start + k * 0.2 + 0.15, 2),
                "text": word,
                "probability": 0.9,
            }
            for k, word in enumerate(text.split())
        ]
        segments.append({"start": start, "end": words[-1]["end"], "text": text, "words": words, "speaker": speaker})
    header = {"kind": "header", "schema": 1, "engine": "openai-whisper", "model": path.stem, "language": "en"}
    chunk = {"kind": "chunk", "n": 1, "start": 0.0, "end": 20.0, "speech": [[5, 19]], "took": 1.0, "segments": segments}
    end = {"kind": "end", "seconds": 20.0, "speech_seconds": 14.0, "covered_seconds": 14.0, "uncovered": []}
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (header, chunk, end)), "utf-8")


def _besides(all_of_it: Everything, study: Study, first: Interview, second: Interview, kim: Interview) -> None:
    """What does not come of every interview."""
    said = SAYS["Robin"]
    for one in (first, kim):
        transcript(one.folder / "transcript-tiny.jsonl", [SAYS[one.record.pseudonym]], [one.record.pseudonym])
        (one.folder / ".worker.log").write_text("The transcription was stopped.\n")
        (one.folder / ".late").touch()
    log = Corrections(first.folder / "corrections.jsonl")
    log.append(SpeakerSet(start=9.2, end=10, speaker="Robin", heard=tuple(said.split()[:3])))
    change = Change(start=9.2, end=9.5, text="Vinterkvisten", was="Vinterkvist", heard=tuple(said.split()[:4]))
    log.append(TextSet(changes=(change,)))
    log.append(Marked(kind="note", start=9.2, end=10, text="Robin laughs at " + said[:30]))
    transcript(second.folder / "transcript.new.jsonl", [said], ["Robin"])
    turn = {"start": 9.0, "end": 12.0, "speaker": "Robin", "probability": 0.9}
    made_from = {"rules": 1, "seconds": 3.0, "transcript": None, "names": ["I", "Robin"]}
    found = {"schema": 1, "made_from": made_from, "method": "one_channel", "voices": ["I", "Robin"], "turns": [turn]}
    (first.folder / "speakers.json").write_text(json.dumps(found))
    original = first.audio / "original.m4a"
    original.write_bytes(voice(200).tobytes())
    update_record(
        first.folder,
        imported=Imported(kind="m4a", file="audio/original.m4a", sha256=sha256_of(original)),
    )
    spare = prepare_spare(second.audio, all_of_it.stick)
    assert spare is not None
    soundfile.write(spare.folder / "001.wav", voice(300), RATE)
    (spare.folder / "events.jsonl").write_text('{"event": "NoteTaken", "text": "Robin"}\n')
    quick = work_folder() / sha256_of(original)[:32]
    quick.mkdir(parents=True)
    transcript(quick / "transcript.jsonl", [said], ["P1"])
    other = work_folder() / ("0" * 32)
    other.mkdir()
    transcript(other / "transcript.jsonl", [SAYS["Kim"]], ["P1"])
    (study.folder / ".study.toml.99999999.part").write_text(said)
    (study.folder / "interviews" / ".DS_Store").write_bytes("01-robin".encode("utf-16-be"))
    for name in ("._01-robin.md", "~$-robin.docx", ".~lock.01-robin.docx#"):
        (study.exports / name).write_bytes(b"somebody at a computer")
    stage = study.folder / ".importing-0123456789abcdef"
    stage.mkdir()
    (stage / "original.m4a").write_bytes(voice(200).tobytes())
    (study.folder / "glossary.txt").write_text("trust\n")
    (study.folder / ".guide.md.draft").write_text("{}\n")
    assert len(EVENTS) > 5


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder under it, with its bytes."""
    found: dict[str, bytes | None] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = b"-> " + os.readlink(path).encode()
        elif path.is_file():
            found[name] = path.read_bytes()
        else:
            found[name] = None
    return found


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and of what is packed into it."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield name.encode() + b"\n" + packed.read(name)


def where(folder: Path, needles: list[bytes]) -> list[str]:
    """The files under `folder` in which, or in whose name, any of these bytes stand; letters of any size."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        texts = [name.encode(), *(contents(path) if path.is_file() and not path.is_symlink() else ())]
        if any(one in text or one.lower() in text.lower() for text in texts for one in needles):
            found.append(name)
    return found


def traces_of_robin(everything: Everything) -> list[bytes]:
    """Her pseudonym in three encodings, each of her words, and pieces of every file with her voice."""
    texts = ["robin", *SAYS["Robin"].split()[:7]]
    folders = [everything.folder / "interviews" / name for name in ROBINS]
    sounds = [path for folder in (*folders, everything.stick) for path in folder.rglob("*") if path.suffix in SOUNDS]
    assert len(sounds) == 8
    pieces = [piece for path in sounds for piece in _pieces(path.read_bytes())]
    return [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le", "utf-16-be")] + pieces


def _pieces(data: bytes) -> list[bytes]:
    """Past the header, which all FLAC files have alike."""
    return [data[i : i + 48] for i in range(len(data) // 10, len(data) - 48, len(data) // 8)]


def copied(source: Path, place: Path) -> None:
    """`source` in the place of whatever is there, links as links."""
    if place.exists():
        shutil.rmtree(place)
    shutil.copytree(source, place, symlinks=True)
