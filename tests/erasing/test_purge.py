"""A purge takes the whole study but what is kept, and nothing that is somebody else's."""

import json
from pathlib import Path

import pytest

from interview_tui.at_rest import Locked
from interview_tui.erasing.carrying_out import erase, leave_folder
from interview_tui.erasing.opening import finish_before_opening
from interview_tui.erasing.plan import Plan
from interview_tui.erasing.purge import KEEPS, locked_purge_plan, purge_plan
from interview_tui.erasing.receipt import read_receipt
from interview_tui.erasing.words import afterwards, staying
from interview_tui.privacy.key import Entry, Key
from interview_tui.problem import Problem
from interview_tui.study import Study
from tests.erasing.everything import SAYS, Everything, tree, where

EVERYBODY = [word.encode() for said in SAYS.values() for word in said.lower().split()[:3]]


def purged(plan: Plan) -> None:
    erase(plan)
    leave_folder(plan.root)


def without_what_was_hidden_later(everything: Everything) -> None:
    """Something was hidden after the exports had been written; as if it had not been."""
    (everything.folder / "interviews" / "01-robin" / "corrections.jsonl").unlink()


def test_nothing_is_left_but_the_receipt_which_names_nobody(everything: Everything) -> None:
    plan = purge_plan(everything.study)
    purged(plan)
    assert set(tree(everything.folder)) == {"erased.json"}
    receipt = read_receipt(everything.folder / "erased.json")
    assert receipt is not None
    assert (receipt.what, receipt.interviews, receipt.files) == ("purge", 5, len(plan.items))
    assert receipt.gone
    text = (everything.folder / "erased.json").read_text().lower()
    assert not any(name.lower() in text for name in SAYS)
    assert where(everything.stick, EVERYBODY) == []
    assert where(everything.thesis, EVERYBODY) == ["01-robin.txt"], "the one that she has worked on is hers"
    assert [name for name in where(everything.home, EVERYBODY) if "0" * 32 not in name] == []


def test_where_nothing_is_kept_the_folder_goes_too(everything: Everything) -> None:
    purged(purge_plan(everything.study, ()))
    assert not everything.folder.exists()


def test_kept_exports_are_the_same_to_the_last_bit_and_no_voice_is_among_them(everything: Everything) -> None:
    without_what_was_hidden_later(everything)
    before = tree(everything.folder)
    purged(purge_plan(everything.study, ("exports", "guide")))
    after = tree(everything.folder)
    files = {name for name, data in after.items() if data is not None}
    assert {"exports/01-robin.md", "exports/trust.xlsx", "exports/trust.qdpx", "guide.md"} <= files
    assert "guide-versions/001.md" in files
    assert all(name.startswith(("exports/", "guide")) for name in files)
    assert not any(name.endswith((".flac", ".json.lock", ".written.json", ".choice.json")) for name in files)
    assert {name: after[name] for name in files} == {name: before[name] for name in files}
    assert (everything.thesis / "trust.md").exists(), "exports elsewhere are exports, too"


def test_an_export_with_a_name_of_the_key_is_not_kept(everything: Everything) -> None:
    without_what_was_hidden_later(everything)
    key = Key(entries=(Entry(pseudonym="Alex", name="Karin Tranbarsglass"),))
    plan = purge_plan(everything.study, KEEPS[1:2], key=key)
    assert {path.name for path in plan.kept} >= {"01-robin.md", "06-sam.docx"}
    assert not {path.name for path in plan.kept} & {"04-alex.md", "04-alex.docx", "trust.xlsx"}


def test_what_the_program_did_not_make_stays_and_is_told_unless_it_is_wished(everything: Everything) -> None:
    own = [everything.folder / "thesis.docx", everything.folder / "notes" / "a.txt"]
    own += [
        everything.folder / "exports" / "my table.ods",
        everything.folder / "interviews" / "01-robin" / "sketch.png",
    ]
    for path in own:
        path.parent.mkdir(exist_ok=True)
        path.write_text("hers")
    plan = purge_plan(everything.study)
    assert {one.path for one in plan.own} == set(own[:3]), "what lies in an interview's folder goes with it"
    purged(plan)
    assert {name for name, data in tree(everything.folder).items() if data} == {
        "erased.json", "exports/my table.ods", "notes/a.txt", "thesis.docx",
    }  # fmt: skip


def test_with_her_own_files_the_folder_is_emptied(everything: Everything) -> None:
    (everything.folder / "notes").mkdir()
    (everything.folder / "notes" / "a.txt").write_text("hers")
    purged(purge_plan(everything.study, (), own_files=True))
    assert not everything.folder.exists()


def test_links_are_deleted_and_what_they_lead_to_is_not(everything: Everything) -> None:
    outside = everything.around / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("hers")
    (everything.folder / "interviews" / "03-kim" / "pictures").symlink_to(outside)
    plan = purge_plan(everything.study)
    assert [path.name for path in plan.links] == ["pictures"]
    purged(plan)
    assert (outside / "letter.txt").read_text() == "hers"


def test_a_study_that_says_it_is_gone_is_gone_at_the_next_opening(everything: Everything) -> None:
    folder = everything.around / "last step"
    folder.mkdir()
    (folder / "study.toml").write_text("purged = true\n")
    with pytest.raises(Problem, match="Now all of it is erased"):
        finish_before_opening(folder)
    assert not folder.exists()


def test_a_locked_study_can_be_purged_without_its_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "trust"
    folder.mkdir()
    for name in ("locked.age", "locked-key.age", "LOCKED.txt"):
        (folder / name).write_bytes(b"encrypted")
    (folder / "study.toml").write_text("schema = 1\nlocked = 1\n")
    (folder / "thesis.docx").write_text("hers")
    with pytest.raises(Locked):
        Study(folder)
    plan = locked_purge_plan(folder)
    assert plan.is_confirmed_by("Trust")
    purged(plan)
    assert {path.name for path in folder.iterdir()} == {"erased.json", "thesis.docx"}
    assert json.loads((folder / "erased.json").read_text())["unreached"] == {"own_file": 1}


def locked_with_spares(tmp_path: Path, *spares: Path) -> Path:
    """A locked study that says of these spare folders that they could not be reached when it was locked."""
    folder = tmp_path / "trust"
    folder.mkdir()
    for name in ("locked.age", "locked-key.age", "LOCKED.txt"):
        (folder / name).write_bytes(b"encrypted")
    told = json.dumps([str(path) for path in spares])
    (folder / "study.toml").write_text(f"schema = 2\nlocked = 1\nspare = {told}\n")
    return folder


def test_sound_in_a_spare_folder_goes_with_a_locked_study_which_alone_knows_of_it(tmp_path: Path) -> None:
    spare = tmp_path / "stick" / "interview-tui-spare" / "0123456789abcdef"
    spare.mkdir(parents=True)
    (spare / "001.wav").write_bytes(b"RIFFsound")
    (spare / "hers.txt").write_text("hers")
    plan = locked_purge_plan(locked_with_spares(tmp_path, spare, tmp_path / "no spare folder"))
    assert [one.path for one in plan.items if one.kind == "spare"] == [spare / "001.wav"]
    purged(plan)
    assert [path.name for path in spare.iterdir()] == ["hers.txt"]


def test_a_spare_folder_that_is_still_away_is_named_before_the_locked_study_goes(tmp_path: Path) -> None:
    spare = tmp_path / "stick" / "interview-tui-spare" / "0123456789abcdef"
    folder = locked_with_spares(tmp_path, spare)
    plan = locked_purge_plan(folder)
    assert plan.away == (spare,)
    assert [str(spare)] in [paths for _sentence, paths in staying(plan)]
    purged(plan)
    receipt = read_receipt(folder / "erased.json")
    assert receipt is not None
    assert receipt.unreached == {"spare_folder": 1}


def test_of_a_locked_study_it_is_said_that_its_exports_elsewhere_are_not_known(tmp_path: Path) -> None:
    plan = locked_purge_plan(locked_with_spares(tmp_path))
    told = "Only the study itself knows what it exported to other folders"
    assert any(told in sentence for sentence, _paths in staying(plan))
    done = erase(plan)
    assert any("Exports in other folders are yours to erase" in sentence for sentence in afterwards(done, plan))


def test_of_an_open_study_it_is_not_said(everything: Everything) -> None:
    assert not any(
        "Only the study itself knows" in sentence for sentence, _paths in staying(purge_plan(everything.study))
    )
