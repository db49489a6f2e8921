"""What must never happen: work lost, half acts, two writers in each other's way."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

from workbench.archive import Archive
from workbench.treaty.errors import KnownError

Maker = Any
Dump = Callable[[Archive], dict[str, Any]]

_TAGGER = """
import datetime, itertools, sys
from pathlib import Path
from workbench.archive import Archive
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Concern, Highlight, Placement

archive = Archive.open(Path(sys.argv[1]))
with archive.reading() as kept:
    category, text = kept.codebook.all()[0].id, kept.documents.canonical("d1")
for number in itertools.count():
    mark = f"{sys.argv[2]}-{number}"
    with archive.writing("Tag", "Ben") as work:
        work.highlights.add(Highlight(
            mark, "Ben", datetime.datetime.now(datetime.UTC),
            (Concern(f"c-{mark}", mark, category),),
            (Placement(f"p-{mark}", mark, "d1", anchor_at(text, number % 40, number % 40 + 9)),),
        ))
    print(mark, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 30])
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(filled: Archive, acknowledged: int) -> None:
    filled.close()
    with subprocess.Popen(
        [sys.executable, "-c", _TAGGER, str(filled.path), "k"], stdout=subprocess.PIPE, text=True
    ) as tagger:
        assert tagger.stdout is not None
        seen = [tagger.stdout.readline().strip() for _ in range(acknowledged)]
        tagger.send_signal(signal.SIGKILL)
        seen += tagger.stdout.read().split()
    assert len(seen) >= acknowledged
    with Archive.open(filled.path) as again:
        with again.reading() as kept:
            marks = {one.id: one for one in kept.highlights.all()}
            entries = kept.journal.entries(10_000)
        assert set(seen) <= set(marks)
        assert all(marks[one].concerns and marks[one].placements for one in seen)
        assert len(entries) == len(marks)
        assert again.check() == ()


def test_a_full_disk_is_told_and_loses_nothing(filled: Archive, make: Maker, dump: Dump) -> None:
    before = dump(filled)
    with filled.writing("Limit", "Ana") as work:
        pages = work.raw.execute("PRAGMA page_count").fetchone()[0]
        work.raw.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(KnownError, match="disk is full"), filled.writing("Import", "Ana") as work:
        make.put(work, make.draft(note="long " * 20_000))
    assert dump(filled) == before
    with filled.writing("Make room", "Ana") as work:
        work.raw.execute("PRAGMA max_page_count = 1000000")
    with filled.writing("Import", "Ana") as work:
        make.put(work, make.draft(note="long " * 20_000))
    assert filled.check() == ()


def test_two_programs_may_write_in_turn(filled: Archive, make: Maker) -> None:
    with Archive.open(filled.path) as other:
        for one, name in ((filled, "First"), (other, "Second"), (filled, "Third")):
            with one.writing("Category", name) as work:
                work.codebook.add(make.category(name))
        with filled.reading() as kept, other.reading() as same:
            assert kept.codebook.all() == same.codebook.all()
            assert len(kept.codebook.all()) == 4


def test_an_act_cannot_begin_while_another_program_writes(filled: Archive, make: Maker) -> None:
    with Archive.open(filled.path, patience=0.05) as other, filled.writing("Long act", "Ana") as work:
        work.codebook.add(make.category("First"))
        with pytest.raises(KnownError, match="another program"), other.writing("Category", "Ben"):
            pass
        with other.reading() as kept:
            assert len(kept.codebook.all()) == 1
    with filled.reading() as kept:
        assert len(kept.codebook.all()) == 2


def test_an_exclusively_locked_archive_is_a_known_error(filled: Archive) -> None:
    filled.close()
    raw = driver.connect(str(filled.path), isolation_level=None)
    raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("UPDATE archive_info SET value = value")
    with pytest.raises(KnownError, match="another program"):
        Archive.open(filled.path, patience=0.05)
    raw.close()


def test_a_reader_keeps_its_snapshot_while_another_writes(filled: Archive, make: Maker) -> None:
    with filled.reading() as kept:
        assert len(kept.codebook.all()) == 1
        with filled.writing("Category", "Ana") as work:
            work.codebook.add(make.category("Later"))
        assert len(kept.codebook.all()) == 1
    with filled.reading() as kept:
        assert len(kept.codebook.all()) == 2


def test_threads_read_while_threads_write(filled: Archive, make: Maker) -> None:
    start = threading.Barrier(4)

    def write(name: str) -> None:
        start.wait()
        for number in range(10):
            with filled.writing("Category", name) as work:
                work.codebook.add(make.category(f"{name} {number}"))

    def read() -> list[int]:
        start.wait()
        counts = []
        for _ in range(30):
            with filled.reading() as kept:
                counts.append(len(kept.codebook.all()))
        return counts

    with ThreadPoolExecutor(4) as threads:
        writers = [threads.submit(write, name) for name in ("a", "b")]
        readers = [threads.submit(read) for _ in range(2)]
        for writer in writers:
            writer.result()
        assert all(reader.result() == sorted(reader.result()) for reader in readers)
    with filled.reading() as kept:
        assert len(kept.codebook.all()) == 21
        numbers = [entry.number for entry in kept.journal.entries(99)]
    assert numbers == list(range(21, 0, -1))


def test_an_act_inside_an_act_is_an_error_of_ours(filled: Archive) -> None:
    with pytest.raises(RuntimeError, match="inside another act"), filled.writing("One", "Ana"):
        filled.undo("Ana")
    with filled.writing("Two", "Ana") as work:
        work.texts.ensure("Convention")
    assert work.change is not None


def test_errors_of_others_inside_an_act_stay_what_they_are(filled: Archive, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), filled.writing("Import", "Ana"):
        (tmp_path / "absent.pdf").read_bytes()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE placement SET quote = 'other words'", "highlights whose words"),
        ("UPDATE placement SET clause_id = 'nowhere'", "clauses that are not there"),
        ("UPDATE source_bytes SET untrusted = x'00'", "not the one that was received"),
        ('UPDATE clause SET "end" = 9999', "outside its text"),
        ("DELETE FROM clause WHERE ordinal = 2", "should have 3 clauses and has 2"),
        ("DELETE FROM canonical", "text is missing"),
    ],
)
def test_the_check_finds_what_is_wrong(filled: Archive, harm: str, told: str) -> None:
    assert filled.check() == ()
    with filled.writing("Harm", "Ana") as work:
        work.raw.execute(harm)
    assert any(told in sentence for sentence in filled.check())


def test_the_check_finds_broken_references(filled: Archive) -> None:
    filled.close()
    raw = driver.connect(str(filled.path))
    raw.execute("DELETE FROM category")
    raw.commit()
    raw.close()
    with Archive.open(filled.path) as archive:
        assert any("points to a category" in sentence for sentence in archive.check())
