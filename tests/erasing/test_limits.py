"""What cannot be promised is said as it fits the place where the study lies."""

from collections import namedtuple
from pathlib import Path

import psutil
import pytest

from interview_tui.erasing.limits import limit_words, limits_of
from interview_tui.erasing.paths import inside, is_name, is_spare
from interview_tui.erasing.words import size_words

Partition = namedtuple("Partition", "device mountpoint fstype")


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    """`mounted("btrfs")`: the folder of the test lies on such a file system, within one of another kind."""

    def mount(kind: str, device: str = "none") -> None:
        places = [
            Partition("none", "/", "ext4"),
            Partition(device, str(tmp_path), kind),
            Partition("none", "/x", "zfs"),
        ]
        monkeypatch.setattr(psutil, "disk_partitions", lambda all=False: places)

    return mount


@pytest.mark.parametrize(
    ("kind", "said"), [("btrfs", "snapshots"), ("ZFS", "snapshots"), ("apfs", "snapshots"), ("cifs", "network")]
)
def test_file_systems_that_keep_copies_are_told(mounted: object, tmp_path: Path, kind: str, said: str) -> None:
    mounted(kind)  # type: ignore[operator]
    assert said in limits_of(tmp_path)
    assert all(limit_words([said], tmp_path))


def test_an_ordinary_disk_says_nothing_of_snapshots_but_always_of_backups(mounted: object, tmp_path: Path) -> None:
    mounted("ext4")  # type: ignore[operator]
    found = limits_of(tmp_path)
    assert "snapshots" not in found
    assert "backups" in found
    assert found[-1] in ("disk", "flash", "magnetic")


def test_a_folder_that_is_copied_names_the_service(mounted: object, tmp_path: Path) -> None:
    mounted("ext4")  # type: ignore[operator]
    folder = tmp_path / "OneDrive - Lunds universitet" / "trust"
    assert limits_of(folder)[0] == "synced"
    assert "OneDrive" in limit_words(["synced"], folder)[0]


@pytest.mark.parametrize("path", ["../a", "/etc/passwd", "a/../../b", "", ".", "a/./../../b", "a\0b"])
def test_no_path_leads_out_of_the_study(tmp_path: Path, path: str) -> None:
    assert inside(tmp_path, path) is None


def test_a_path_in_the_study_is_that_and_none_behind_a_link(tmp_path: Path) -> None:
    assert inside(tmp_path, "interviews/01-robin") == tmp_path / "interviews" / "01-robin"
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "02-kim").symlink_to(tmp_path)
    assert inside(tmp_path, "interviews/02-kim") is not None, "the link itself"
    assert inside(tmp_path, "interviews/02-kim/guide.md") is None


def test_names_and_spare_folders_are_what_the_program_makes(tmp_path: Path) -> None:
    assert is_name("01-robin.md")
    assert not any(is_name(name) for name in ("..", ".", "", "a/b"))
    assert is_spare(tmp_path / "spare" / "0123456789abcdef")
    assert not any(
        is_spare(folder)
        for folder in (tmp_path, tmp_path / "spare", tmp_path / "spare" / "letters", Path("spare/0123456789abcdef"))
    )


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (81_234_567, "81 MB"), (2_500_000_000, "2.5 GB")]
)
def test_sizes_are_said_as_people_say_them(size: int, said: str) -> None:
    assert size_words(size) == said
