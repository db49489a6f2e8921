"""Archives that cannot be opened, and archives that can only be read."""

from pathlib import Path

import pytest

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
