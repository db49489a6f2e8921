"""One act, one change, one undo entry; undo and redo lead back to the same archive."""

import contextlib
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from workbench.archive import Archive, UnitOfWork
from workbench.treaty.changes import Change
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Concern, Status
from workbench.treaty.errors import KnownError

Maker = Any
Dump = Callable[[Archive], dict[str, Any]]


def test_an_act_that_writes_nothing_is_not_entered(archive: Archive) -> None:
    with archive.writing("Nothing", "Ana") as work:
        work.documents.all()
    assert work.change is None
    with archive.reading() as kept:
        assert kept.journal.entries(9) == ()
    assert archive.undo("Ana") is None
    assert archive.redo("Ana") is None


def test_an_act_that_fails_leaves_nothing(archive: Archive, make: Maker, dump: Dump) -> None:
    before = dump(archive)
    with pytest.raises(ZeroDivisionError), archive.writing("Import", "Ana") as work:
        make.put(work, make.draft())
        work.codebook.add(make.category())
        1 / 0  # noqa: B018
    assert dump(archive) == before
    with archive.reading() as kept:
        assert kept.journal.entries(9) == ()
        assert kept.raw.execute("SELECT count(*) FROM canonical").fetchone() == (0,)


def test_the_journal_says_who_did_what_and_when(archive: Archive, make: Maker) -> None:
    with archive.writing("Add category", "Ana") as work:
        work.codebook.add(make.category())
    undone = archive.undo("Ben")
    redone = archive.redo("Eva")
    assert work.change is not None
    assert undone is not None
    assert redone is not None
    with archive.reading() as kept:
        assert kept.journal.entries(9) == (redone, undone, work.change)
        assert kept.journal.entries(1) == (redone,)
    assert (work.change.name, work.change.who, work.change.number) == ("Add category", "Ana", 1)
    assert (undone.name, undone.who, undone.undoes, undone.redoes) == ("Add category", "Ben", 1, None)
    assert (redone.who, redone.undoes, redone.redoes) == ("Eva", None, 1)
    assert undone.categories == redone.categories == work.change.categories
    assert work.change.when <= undone.when <= redone.when


def test_rows_carry_who_changed_them_and_when(filled: Archive) -> None:
    with filled.writing("Correct", "Ben") as work:
        work.documents.correct("d1", title="New title")
    with filled.reading() as kept:
        who, when = kept.raw.execute("SELECT changed_by, changed_at FROM document").fetchone()
    assert who == "Ben"
    assert when.endswith("+00:00")


def test_undo_survives_closing_the_archive(filled: Archive) -> None:
    filled.close()
    with Archive.open(filled.path) as again:
        with again.reading() as kept:
            undoable = kept.journal.undoable()
        change = again.undo("Ana")
        assert undoable is not None
        assert change is not None
        assert change.undoes == undoable.number
        with again.reading() as kept:
            assert kept.documents.all() == ()
            assert kept.journal.undoable() is None
            assert kept.journal.redoable() == undoable


def test_a_new_act_ends_what_could_be_redone(filled: Archive, make: Maker) -> None:
    filled.undo("Ana")
    with filled.writing("Category", "Ana") as work:
        work.codebook.add(make.category("Other"))
    assert filled.redo("Ana") is None
    filled.undo("Ana")
    assert filled.undo("Ana") is None
    with filled.reading() as kept:
        assert [entry.name for entry in kept.journal.entries(9)] == ["Category", "Category", "Fill", "Fill"]


def test_an_undo_that_would_break_what_came_later_changes_nothing(filled: Archive, dump: Dump) -> None:
    with filled.writing("Rename", "Ana") as work:
        work.codebook.change(work.codebook.all()[0].id, name="Press")
    with filled.writing("Repair", "Ana") as work:
        work.raw.execute("UPDATE category SET name = 'By hand'")
    before = dump(filled)
    with pytest.raises(KnownError, match="cannot be undone"):
        filled.undo("Ana")
    assert dump(filled) == before


def test_an_undo_that_leaves_others_hanging_changes_nothing(
    archive: Archive, make: Maker, dump: Dump
) -> None:
    with archive.writing("Category", "Ana") as work:
        category = make.category()
        work.codebook.add(category)
    with archive.writing("Merge by hand", "Ana") as work:
        work.raw.execute("INSERT INTO highlight VALUES ('h', 'Ana', '2023-01-01T00:00:00+00:00', '', '')")
        work.raw.execute(
            "INSERT INTO concern VALUES ('c', 'h', ?, 'low', '', '', 'open', 0, '', '')", (category.id,)
        )
    before = dump(archive)
    with pytest.raises(KnownError, match="depends on it"):
        archive.undo("Ana")
    assert dump(archive) == before


def test_followers_write_in_the_same_transaction(archive: Archive, make: Maker) -> None:
    heard: list[Change] = []

    def follower(work: UnitOfWork, change: Change) -> None:
        heard.append(change)
        count = len(work.codebook.all())
        work.settings.put("categories", count)

    archive.follow(follower)
    with archive.writing("Category", "Ana") as work:
        work.codebook.add(make.category())
    undone = archive.undo("Ana")
    with archive.reading() as kept:
        assert kept.settings.get("categories", 9) == 0
    redone = archive.redo("Ana")
    with archive.reading() as kept:
        assert kept.settings.get("categories", 9) == 1
        assert len(kept.journal.entries(9)) == 3
    assert heard == [work.change, undone, redone]


def test_a_follower_that_fails_undoes_the_act(archive: Archive, make: Maker) -> None:
    def follower(work: UnitOfWork, change: Change) -> None:
        raise KnownError("The index cannot be written.")

    archive.follow(follower)
    with pytest.raises(KnownError, match="index"), archive.writing("Category", "Ana") as work:
        work.codebook.add(make.category())
    assert work.change is None
    with archive.reading() as kept:
        assert kept.codebook.all() == ()
        assert kept.journal.entries(9) == ()


def test_undo_of_an_import_takes_its_text_and_actors_along(archive: Archive, make: Maker, dump: Dump) -> None:
    before = dump(archive)
    with archive.writing("Import", "Ana") as work:
        text = work.texts.ensure("Convention", "Committee")
        make.put(work, make.draft(text_id=text.id, actors=("Chile", "Norway")))
    after = dump(archive)
    archive.undo("Ana")
    assert dump(archive) == before
    archive.redo("Ana")
    assert dump(archive) == after


class _Analyst:
    """Does random things to an archive that has one draft and one category to begin with."""

    def __init__(self, make: Maker, seed: int) -> None:
        self._make = make
        self._random = random.Random(seed)
        self._count = 0

    def act(self, archive: Archive, name: str) -> None:
        with contextlib.suppress(KnownError), archive.writing(name, "Ana") as work:
            getattr(self, name)(work)

    def _one(self, many: Any) -> Any:
        if not many:
            raise KnownError("There is none.")
        return self._random.choice(many)

    def _name(self) -> str:
        self._count += 1
        return f"name {self._count}"

    def put_document(self, work: UnitOfWork) -> None:
        text = work.texts.ensure(f"Text {self._random.randrange(3)}")
        actors = tuple(f"Actor {self._random.randrange(4)}" for _ in range(self._random.randrange(3)))
        self._make.put(
            work, self._make.draft(self._name(), text_id=text.id, actors=tuple(dict.fromkeys(actors)))
        )

    def discard(self, work: UnitOfWork) -> None:
        work.documents.discard(self._one(work.documents.all()).id)

    def correct(self, work: UnitOfWork) -> None:
        one = self._one(work.documents.all())
        work.documents.correct(one.id, title=self._name(), actors=("Actor 9", "Actor 1"), position=3)

    def restructure(self, work: UnitOfWork) -> None:
        one = self._one(work.documents.all())
        work.clauses.replace(one.id, self._make.clauses(one.id)[: self._random.randrange(1, 4)])

    def add_category(self, work: UnitOfWork) -> None:
        work.codebook.add(self._make.category(self._name()))

    def change_category(self, work: UnitOfWork) -> None:
        work.codebook.change(
            self._one(work.codebook.all()).id, name=self._name(), retired=self._random.random() < 0.2
        )

    def tag(self, work: UnitOfWork) -> None:
        start = self._random.randrange(40)
        document, category = self._one(work.documents.all()).id, self._one(work.codebook.all()).id
        mark = self._make.highlight(document, category, start, start + 8)
        first = work.clauses.of(document)[0].id
        work.highlights.add(replace(mark, placements=(replace(mark.placements[0], clause_id=first),)))

    def tag_again(self, work: UnitOfWork) -> None:
        mark, category = self._one(work.highlights.all()), self._one(work.codebook.all())
        work.highlights.add_concern(Concern(self._name(), mark.id, category.id))

    def settle(self, work: UnitOfWork) -> None:
        concern = self._one(self._one(work.highlights.all()).concerns)
        work.highlights.change_concern(concern.id, status=Status.DISMISSED, note=self._name())

    def untag(self, work: UnitOfWork) -> None:
        work.highlights.remove_concern(self._one(self._one(work.highlights.all()).concerns).id)

    def carry(self, work: UnitOfWork) -> None:
        placement = self._one(self._one(work.highlights.all()).placements)
        work.highlights.add_placement(replace(placement, id=self._name(), origin=placement.id, waiting=True))

    def uncarry(self, work: UnitOfWork) -> None:
        work.highlights.remove_placement(self._one(self._one(work.highlights.all()).placements).id)

    def remove(self, work: UnitOfWork) -> None:
        work.highlights.remove(self._one(work.highlights.all()).id)

    def correct_link(self, work: UnitOfWork) -> None:
        old, new = self._one(work.documents.all()), self._one(work.documents.all())
        work.links.correct(old.id, new.id, Link("a", self._name(), LinkKind.MOVED, 0.5))


_ACTS = [name for name in vars(_Analyst) if not name.startswith("_") and name != "act"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=some.lists(some.sampled_from(_ACTS), min_size=5, max_size=25), seed=some.integers(0, 999))
def test_undoing_everything_and_redoing_it_leads_to_the_same_archive(
    make: Maker, dump: Dump, acts: list[str], seed: int
) -> None:
    with TemporaryDirectory() as folder, Archive.create(Path(folder) / "a.archive") as archive:
        empty, analyst = dump(archive), _Analyst(make, seed)
        for act in ("put_document", "add_category", "tag", *acts):
            analyst.act(archive, act)
        full, count = dump(archive), 0
        while archive.undo("Ana") is not None:
            count += 1
        assert dump(archive) == empty
        while archive.redo("Ana") is not None:
            count -= 1
        assert dump(archive) == full
        assert count == 0
        assert archive.check() == ()
