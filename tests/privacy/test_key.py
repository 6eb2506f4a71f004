"""Who the pseudonyms are, as values: lines of the key, the names in it, the people of a study."""

import copy
import pickle
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.held import corrections_of
from interview_tui.interview.correction import SpeakerRenamed
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.privacy.key import Entry, Key, key_bytes, key_of
from interview_tui.privacy.key_people import Person, clashes, line_of, lines_of, people_of, together
from interview_tui.privacy.synced import syncing_service
from interview_tui.problem import Problem
from interview_tui.tui.view.key_rows import details, table
from tests.studies import finished_study

ANNA = Entry(
    pseudonym="Robin", name="Anna-Lena von Åström", other_names=("Annis",), contact="070-174 06 58, anna@exempel.se"
)
BO = Entry(pseudonym="Kim", name="Bo Ek")
texts = st.text(max_size=30)
entries = st.builds(
    Entry,
    pseudonym=texts.filter(lambda text: bool("".join(text.split()))),
    name=texts,
    other_names=st.lists(texts, max_size=3).map(tuple),
    contact=texts,
    note=texts,
)


@given(st.lists(entries, max_size=5, unique_by=lambda entry: entry.pseudonym.casefold()))
def test_what_is_written_is_read_back(those: list[Entry]) -> None:
    key = Key(entries=tuple(those))
    assert key_of(key_bytes(key), Path("key.age")) == key


@given(st.lists(entries, max_size=4, unique_by=lambda entry: entry.pseudonym.casefold()), entries)
def test_an_entry_that_is_put_in_and_taken_out_leaves_the_others_as_they_were(those: list[Entry], one: Entry) -> None:
    key = Key(entries=tuple(those))
    if key.entry(one.pseudonym) is None:
        assert key.with_entry(one).without(one.pseudonym) == key
    else:
        with pytest.raises(Problem):
            key.with_entry(one)


def test_a_pseudonym_is_found_in_whatever_letters_and_stands_for_one_person() -> None:
    key = Key(entries=(ANNA, BO))
    assert key.entry("  ROBIN ") is ANNA
    assert key.entry("Love", "kim") is BO
    assert key.entry("Love") is None
    renamed = key.with_entry(ANNA.model_copy(update={"pseudonym": "Love"}), "Robin")
    assert [entry.pseudonym for entry in renamed.entries] == ["Love", "Kim"]
    with pytest.raises(Problem, match="stands for somebody else"):
        key.with_entry(ANNA.model_copy(update={"pseudonym": "kim"}), "Robin")


def test_letters_are_written_in_one_way() -> None:
    entry = Entry(pseudonym=" A\u030asa ", name="Bo\n Ek", other_names=(" ", "Bosse", "Bosse"))
    assert (entry.pseudonym, entry.name, entry.other_names) == ("Åsa", "Bo Ek", ("Bosse",))


def test_the_names_to_look_for_are_whole_names_their_words_and_ways_to_reach_somebody() -> None:
    assert Key(entries=(ANNA,)).names() == (
        "Anna-Lena von Åström", "anna@exempel.se", "070-174 06 58", "0701740658", "Anna-Lena", "Åström", "Annis",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("contact", "parts"),
    [
        ("ring efter klockan 17", {"ring efter klockan 17"}),
        ("mejla henne", set()),
        ("mobil +46 (0)70 174 06 58", {"+46 (0)70 174 06 58", "+460701740658"}),
        ("Storgatan 5; Bo.Ek@exempel.se", {"Storgatan 5", "Bo.Ek@exempel.se"}),
    ],
)
def test_what_of_a_contact_is_looked_for(contact: str, parts: set[str]) -> None:
    assert set(Key(entries=(Entry(pseudonym="Kim", contact=contact),)).names()) == parts


@pytest.mark.parametrize("name", ["von", "Dr.", "A.", "", "–"])
def test_what_is_nobodys_name_is_not_looked_for(name: str) -> None:
    assert Key(entries=(Entry(pseudonym="Kim", name=name),)).names() == ()


def test_nothing_that_is_shown_of_a_key_holds_a_name() -> None:
    key = Key(entries=(ANNA, BO))
    for shown in (repr(key), str(key), f"{ANNA}", repr(ANNA), repr([key]), f"{key!r}"):
        assert not any(word in shown for word in ("Anna", "Åström", "Bo", "070", "Robin"))
    assert copy.deepcopy(key) == pickle.loads(pickle.dumps(key)) == key


def test_keys_of_a_newer_version_that_are_not_known_are_kept() -> None:
    data = b'{"schema": 1, "made_by": "x", "entries": [{"pseudonym": "Robin", "name": "Anna", "born": "1988"}]}'
    key = key_of(data, Path("key.age"))
    changed = key.with_entry(BO)
    assert b'"born": "1988"' in key_bytes(changed)
    assert b'"made_by": "x"' in key_bytes(changed)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"schema": 2, "entries": []}', "newer version"),
        (b"{", "cannot be read"),
        (b"[]", "cannot be read"),
        (b'{"schema": 1, "entries": [{"pseudonym": " ", "name": "Anna Ek"}]}', "cannot be read"),
        (b'{"schema": 1, "entries": [{"name": "Anna Ek"}]}', "cannot be read"),
        (b'{"schema": 1, "entries": "Anna Ek"}', "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_what_is_no_key_is_a_sentence_without_a_name(data: bytes, what: str) -> None:
    with pytest.raises(Problem, match=what) as refused:
        key_of(data, Path("key.age"))
    assert refused.value.__context__ is None  # a traceback would quote what it could not read
    assert "Anna" not in str(refused.value)


# The people of a study


def test_everybody_has_a_line_and_who_is_only_in_the_key_comes_last() -> None:
    people = [Person("Robin", interviews=("01-robin",)), Person("Love", interviews=("02-love",))]
    lines = lines_of(people, Key(entries=(BO, ANNA)))
    assert [(line.pseudonym, line.entry, line.person is None) for line in lines] == [
        ("Robin", ANNA, False), ("Love", None, False), ("Kim", BO, True),
    ]  # fmt: skip


def test_a_participant_who_is_renamed_keeps_her_line(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    corrections_of(interview).append(SpeakerRenamed(old="Robin", new="Alex"))
    assert people_of(study) == [Person("Alex", ("Robin",), "nurse", ("01-robin",))]
    assert lines_of(people_of(study), Key(entries=(ANNA,)))[0].entry is ANNA
    assert line_of("alex", people_of(study), Key(entries=(ANNA,))).entry is ANNA
    assert line_of("robin", people_of(study), Key(entries=(ANNA,))).entry is ANNA
    corrections_of(interview).append(SpeakerRenamed(old="Alex", new="I", swapped=True))  # voices, not people
    assert people_of(study) == [Person("Robin", (), "nurse", ("01-robin",))]
    assert lines_of(people_of(study), Key(entries=(ANNA,)))[0].entry is ANNA


def test_whoever_comes_again_is_one_person_and_rehearsals_have_none(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    again = (Participant(pseudonym="robin"), Participant(pseudonym="Love", part="support"))
    study.new_interview(InterviewRecord(participants=again))
    study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Sam"),), kind="rehearsal"))
    broken = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Eli"),)))
    (broken.folder / "interview.json").write_text("{", encoding="utf-8")
    assert people_of(study) == [
        Person("Robin", ("robin",), "nurse", ("01-robin", "02-robin")), Person("Love", (), "", ("02-robin",)),
    ]  # fmt: skip


def test_two_who_turn_out_to_be_one_stand_where_the_first_stood() -> None:
    people = [Person("A", interviews=("1",)), Person("B", interviews=("2",)), Person("C", ("B", "A"), "nurse", ("3",))]
    assert together(people) == [Person("A", ("B", "C"), "nurse", ("1", "2", "3"))]


def test_a_real_name_that_is_a_pseudonym_is_noticed() -> None:
    assert clashes(Entry(pseudonym="Kim", name="Robin Ek"), ["Love", "robin"])
    assert not clashes(Entry(pseudonym="Kim", name="Robinson Ek", contact="robin"), ["Robin"])


def test_a_line_of_the_list_is_one_line_and_the_rest_stands_below() -> None:
    long = ANNA.model_copy(update={"name": "A" * 60, "contact": "C" * 90, "note": "N"})
    lines = lines_of([Person("Robin", ("Alex",), "nurse", ("01-robin",))], Key(entries=(long, BO)))
    head, rows = table(lines, 70)
    assert head == "pseudonym  real name                     contact"
    assert [len(row) <= 70 for row in rows] == [True, True]
    assert rows[1] == "Kim        Bo Ek"
    assert details(lines[0]).split("\n") == [
        "In 01-robin, nurse", "Also as Alex in interviews", "Also called Annis", "Contact: " + "C" * 90, "N",
    ]  # fmt: skip
    assert details(lines[1]) == "In no interview of this study."
    assert details(None) == ""


# Folders that are copied elsewhere


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\ida\OneDrive - Lunds universitet\Uppsats"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\ida\OneDrive\Dokument\uppsats"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\ida\iCloudDrive\uppsats"), "iCloud Drive"),
        (PureWindowsPath(r"G:\Min enhet\uppsats"), "Google Drive"),
        (PurePosixPath("/Users/ida/Library/Mobile Documents/com~apple~CloudDocs/uppsats"), "iCloud Drive"),
        (PurePosixPath("/Users/ida/Library/CloudStorage/GoogleDrive-ida@exempel.se/My Drive/x"), "Google Drive"),
        (PurePosixPath("/Users/ida/Library/CloudStorage/SUNETDrive-x/uppsats"), "SUNETDrive"),
        (PurePosixPath("/home/ida/Dropbox (Personal)/uppsats"), "Dropbox"),
        (PurePosixPath("/home/ida/dropboxes/uppsats"), None),
        (PurePosixPath("/home/ida/Documents/boxing/uppsats"), None),
        (PurePosixPath("/home/ida/onedrivers"), None),
        (PurePosixPath("/Users/ida/Library/CloudStorage"), None),
    ],
)
def test_a_folder_that_somebodys_servers_get_a_copy_of_is_known_by_its_path(folder: object, service: str) -> None:
    assert syncing_service(folder) == service  # type: ignore[arg-type]
