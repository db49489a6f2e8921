"""Making, opening, copying and refusing archive files."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from workbench.archive import Archive
from workbench.treaty.errors import KnownError


def test_a_new_archive_is_one_private_file(tmp_path: Path) -> None:
    Archive.create(tmp_path / "a.archive").close()
    assert [file.name for file in tmp_path.iterdir()] == ["a.archive"]
    assert stat.S_IMODE((tmp_path / "a.archive").stat().st_mode) == 0o600


def test_creating_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("letters")
    with pytest.raises(KnownError, match="already"):
        Archive.create(tmp_path / "a")
    assert (tmp_path / "a").read_text() == "letters"


@pytest.mark.parametrize("name", ["", ".", "a\0b", "missing/a.archive", "x" * 300])
def test_a_bad_name_is_a_known_error_and_makes_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name if name not in ("", ".") else Path(name)
    with pytest.raises(KnownError):
        Archive.create(path)
    with pytest.raises(KnownError):
        Archive.open(path)
    assert list(tmp_path.iterdir()) == []


def test_opening_a_missing_archive_never_makes_it(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no archive"):
        Archive.open(tmp_path / "a.archive")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_an_archive(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="folder"):
        Archive.open(tmp_path)
    with pytest.raises(KnownError, match="folder"):
        Archive.create(tmp_path)


@pytest.mark.parametrize("content", [b"", b"letters and letters" * 500, b"SQLite format 3\0" + b"x" * 5000])
def test_another_file_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.archive"
    path.write_bytes(content)
    with pytest.raises(KnownError, match=r"a\.archive"):
        Archive.open(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["a.archive"]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    raw = driver.connect(str(tmp_path / "notes.db"))
    raw.execute("CREATE TABLE note (words)")
    raw.commit()
    raw.close()
    with pytest.raises(KnownError, match="another program"):
        Archive.open(tmp_path / "notes.db")


def test_an_archive_of_a_newer_program_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    with Archive.create(path) as archive, archive.writing("Later", "Ana") as work:
        work.raw.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(KnownError, match="newer"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_a_read_only_archive_opens_for_reading_alone(filled: Archive) -> None:
    filled.close()
    filled.path.chmod(0o400)
    with Archive.open(filled.path) as archive:
        assert archive.read_only
        with archive.reading() as kept:
            assert len(kept.documents.all()) == 1
        with pytest.raises(KnownError, match="can only be read"), archive.writing("Tag", "Ana"):
            pass
        with pytest.raises(KnownError, match="can only be read"):
            archive.undo("Ana")
        assert archive.check() == ()


def test_an_archive_in_a_read_only_folder_opens_for_reading_alone(filled: Archive, tmp_path: Path) -> None:
    filled.close()
    tmp_path.chmod(0o500)
    try:
        with Archive.open(filled.path) as archive:
            assert archive.read_only
            with archive.reading() as kept:
                assert len(kept.highlights.all()) == 1
        with pytest.raises(KnownError, match="may not write"):
            Archive.create(tmp_path / "new.archive")
    finally:
        tmp_path.chmod(0o700)


def test_reading_cannot_write(archive: Archive) -> None:
    with pytest.raises(KnownError, match="can only be read"), archive.reading() as kept:
        kept.texts.ensure("Convention")


def test_an_act_is_on_the_disk_when_it_is_done(archive: Archive) -> None:
    with archive.writing("Look", "Ana") as work:
        asked = [work.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")]
        assert asked == [2, 1]
        assert work.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_closed_archive_says_so(archive: Archive) -> None:
    archive.close()
    with pytest.raises(KnownError, match="closed"), archive.reading():
        pass
    with pytest.raises(KnownError, match="closed"), archive.writing("Tag", "Ana"):
        pass


def test_a_key_encrypts_the_whole_file(tmp_path: Path) -> None:
    path, key = tmp_path / "a.archive", 'it\'s "secret" ключ'
    with Archive.create(path, key) as archive, archive.writing("Text", "Ana") as work:
        work.texts.ensure("Convention on everything")
    assert b"Convention" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite")
    with Archive.open(path, key) as archive, archive.reading() as kept:
        assert [text.name for text in kept.texts.all()] == ["Convention on everything"]


@pytest.mark.parametrize("wrong", ["", "guess"])
def test_a_wrong_key_is_a_known_error(tmp_path: Path, wrong: str, capfd: pytest.CaptureFixture[str]) -> None:
    Archive.create(tmp_path / "a.archive", "secret").close()
    with pytest.raises(KnownError, match="key is missing or wrong"):
        Archive.open(tmp_path / "a.archive", wrong)
    assert capfd.readouterr() == ("", "")


def test_a_key_for_a_plain_archive_is_a_known_error(tmp_path: Path) -> None:
    Archive.create(tmp_path / "a.archive").close()
    with pytest.raises(KnownError, match="without a key"):
        Archive.open(tmp_path / "a.archive", "secret")


def test_a_key_that_looks_like_a_raw_one_is_only_words(tmp_path: Path) -> None:
    key = "x'" + "ab" * 32 + "'"
    Archive.create(tmp_path / "a.archive", key).close()
    Archive.open(tmp_path / "a.archive", key).close()


@pytest.mark.parametrize("key", ["", "secret"])
def test_a_backup_is_a_whole_archive_under_the_same_key(tmp_path: Path, key: str) -> None:
    with Archive.create(tmp_path / "a.archive", key) as archive:
        with archive.writing("Text", "Ana") as work:
            work.texts.ensure("Convention")
        archive.backup(tmp_path / "copy.archive")
        archive.backup(tmp_path / "copy.archive")
    assert stat.S_IMODE((tmp_path / "copy.archive").stat().st_mode) == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.archive", "copy.archive"]
    if key:
        assert b"Convention" not in (tmp_path / "copy.archive").read_bytes()
    with Archive.open(tmp_path / "copy.archive", key) as copy, copy.reading() as kept:
        assert [text.name for text in kept.texts.all()] == ["Convention"]


def test_a_damaged_encrypted_archive_is_found_by_the_check(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    with Archive.create(path, "secret") as archive:
        with archive.reading() as kept:
            (page,) = kept.raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'actor'").fetchone()
        assert archive.check() == ()
    _damage(path, page)
    with Archive.open(path, "secret") as archive:
        assert any("damaged" in sentence for sentence in archive.check())


def test_a_backup_never_takes_the_archives_own_place(filled: Archive, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(filled.path)
    for dest in (filled.path, tmp_path / "other", tmp_path, tmp_path / "missing" / "b"):
        with pytest.raises(KnownError):
            filled.backup(dest)
    assert filled.check() == ()


def test_a_backup_never_replaces_an_archive_in_use(filled: Archive, tmp_path: Path) -> None:
    with Archive.create(tmp_path / "used.archive") as used:
        with used.writing("Text", "Ana") as work:
            work.texts.ensure("Mine")
        with pytest.raises(KnownError, match="in use"):
            filled.backup(tmp_path / "used.archive")


# A page that no reader can make sense of, and an index that looks well but has lost its entries.
@pytest.mark.parametrize(
    ("place", "page"),
    [("journal", b"\xff" * 4096), ("ix_document_kind_discarded", b"\x0a\0\0\0\0\x10\0\0" + b"\0" * 4088)],
)
def test_a_damaged_archive_is_not_backed_up(filled: Archive, tmp_path: Path, place: str, page: bytes) -> None:
    with filled.reading() as kept:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (number,) = kept.raw.execute(query, (place,)).fetchone()
    filled.close()
    _damage(filled.path, number, page)
    with Archive.open(filled.path) as archive:
        assert "damaged" in archive.check()[0]
        (tmp_path / "copy").write_text("the last good copy")
        with pytest.raises(KnownError, match=r"not sound|damaged"):
            archive.backup(tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "the last good copy"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy", "talks.archive"]


def test_an_archive_whose_list_of_tables_is_damaged_is_a_known_error(filled: Archive) -> None:
    filled.close()
    with filled.path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3996)
    with pytest.raises(KnownError, match="damaged"):
        Archive.open(filled.path)


def _damage(path: Path, number: int, page: bytes = b"\xff" * 4096) -> None:
    with path.open("r+b") as file:
        file.seek((number - 1) * 4096)
        file.write(page)


def test_opening_reads_neither_the_orm_nor_alembic() -> None:
    look = "import sys, workbench.archive; print({'alembic', 'sqlalchemy.orm'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_revision_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    with Archive.create(path) as archive, archive.writing("Later", "Ana") as work:
        work.raw.execute("UPDATE alembic_version SET version_num = '9999_future'")
    before = path.read_bytes()
    with pytest.raises(KnownError, match="newer"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_a_missing_table_is_told_by_check_and_stops_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    with Archive.create(path) as archive:
        with archive.writing("Break", "Ana") as work:
            work.raw.execute("DROP TABLE saved_search")
        assert any("saved_search is missing" in problem for problem in archive.check())
        with pytest.raises(KnownError, match="not sound"):
            archive.backup(tmp_path / "copy.archive")
    assert not (tmp_path / "copy.archive").exists()
