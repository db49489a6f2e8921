"""Archives that cannot be opened, and archives that can only be read."""

from pathlib import Path

import pytest

from workbench.archive import Archive
from workbench.desk import Desk
from workbench.treaty.errors import KnownError


def test_a_missing_archive_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        Desk.open(tmp_path / "absent.treaty")
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_archive_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.treaty"
    file.write_text("Dear colleagues", encoding="utf-8")
    with pytest.raises(KnownError):
        Desk.open(file)
    assert file.read_text(encoding="utf-8") == "Dear colleagues"


def test_a_new_archive_never_overwrites_a_file(sample: Path) -> None:
    before = sample.read_bytes()
    with pytest.raises(KnownError):
        Desk.create(sample)
    assert sample.read_bytes() == before


def test_a_new_archive_has_the_ten_categories(empty_desk: Desk) -> None:
    assert len(empty_desk.codebook.categories()) == 10
    assert empty_desk.history.next_redo() is None


def test_a_backup_opens_with_everything(desk: Desk, tmp_path: Path) -> None:
    dest = tmp_path / "copy.treaty"
    desk.backup(dest)
    with Desk.open(dest) as copy:
        assert copy.marking.all() == desk.marking.all()
        assert copy.check() == ()


def test_what_an_archive_starts_with_is_not_undone(empty_desk: Desk) -> None:
    assert empty_desk.history.next_undo() is None
    assert empty_desk.history.undo() is None
    assert len(empty_desk.codebook.categories()) == 10


def test_the_log_of_a_dead_archive_does_not_come_back(tmp_path: Path) -> None:
    path = tmp_path / "new.treaty"
    (tmp_path / "new.treaty-wal").write_bytes(b"left by a crash")
    with pytest.raises(KnownError, match="left by an archive"):
        Desk.create(path)
    assert not path.exists()


def test_an_archive_opens_while_another_program_writes(sample: Path) -> None:
    with Desk.open(sample) as writer, writer._acts.act("Long act"):
        reader = Desk(Archive.open(sample, patience=0.1))
        assert len(reader.library.documents()) == 16
        assert reader.comparing.compare("A/AC.900/22", "A/AC.900/22/Rev.3").comparison.links
        reader.close()
