"""Merging codebooks: how much is read grows with what comes in, and odd files are told or refused."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from workbench.desk import Desk
from workbench.desk.merging import Merger
from workbench.exchange import (
    Bundle,
    DocumentIdentity,
    ExchangeProject,
    read_qdpx,
    write_bundle,
    write_qdpx,
)
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError

WHEN = datetime(2024, 1, 24, tzinfo=UTC)


def _id(word: object) -> str:
    return str(uuid5(NAMESPACE_OID, str(word)))


def _codes(count: int) -> tuple[Category, ...]:
    """A tree of categories, ten under each."""
    return tuple(
        Category(_id(n), f"Code {n}", "#d55e00", position=n, parent=_id(n // 10) if n > 9 else None)
        for n in range(count)
    )


def _bundle(path: Path, *categories: Category) -> Path:
    write_bundle(Bundle("Ben", WHEN, (), categories), path)
    return path


@contextmanager
def _statements() -> Iterator[list[str]]:
    """The statements that any archive is given meanwhile."""
    given: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        given.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield given
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _whole_codebook(statement: str) -> bool:
    return "FROM category" in statement and "WHERE" not in statement


def _work(tmp_path: Path, count: int) -> tuple[int, int]:
    """How many statements it takes to merge so many categories, and how many read the whole codebook."""
    project = tmp_path / f"{count}.qdpx"
    write_qdpx(ExchangeProject("x", (), _codes(count)), project)
    with Desk.create(tmp_path / f"{count}.treaty") as desk, _statements() as given:
        report = desk.exchanging.merge(project)
        assert report[0].startswith(f"Merged 0 highlights, {count} categories")
    return len(given), sum(map(_whole_codebook, given))


def test_reads_grow_with_the_categories_that_come_and_not_with_their_square(tmp_path: Path) -> None:
    some, twice = _work(tmp_path, 150), _work(tmp_path, 300)
    assert 1 <= some[1] == twice[1] <= 3
    assert twice[0] <= 2 * some[0]
    assert twice[0] <= 6 * 300


def test_what_is_here_already_costs_no_read_of_its_own(tmp_path: Path, empty_desk: Desk) -> None:
    bundle = _bundle(tmp_path / "b.json", *_codes(200))
    empty_desk.exchanging.merge(bundle)
    with _statements() as given:
        empty_desk.exchanging.merge(bundle)
    assert len(given) < 40


def test_moving_among_many_reads_the_codebook_a_few_times(tmp_path: Path, empty_desk: Desk) -> None:
    empty_desk.exchanging.merge(
        _bundle(tmp_path / "b.json", *(replace(one, parent=None) for one in _codes(100)))
    )
    with _statements() as given:
        empty_desk.codebook.move(_id(99), None, 0)
    assert 1 <= sum(map(_whole_codebook, given)) <= 4
    assert empty_desk.codebook.categories()[0].id == _id(99)


def test_documents_are_listed_once_in_a_merge(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    desk.exchanging.export(tmp_path / "all.qdpx")
    project = read_qdpx(tmp_path / "all.qdpx").project
    identities = tuple(
        DocumentIdentity(one.document.id, "", one.document.title, one.document.kind.value)
        for one in project.sources
    )
    bundle = Bundle("", WHEN, identities, project.categories, project.highlights)
    with empty_desk.exchanging._acts.act("Merge") as work, _statements() as given:
        Merger(work, bundle, project.sources).merge()
        listed = [one for one in given if one.startswith("SELECT document.id") and "document.id =" not in one]
    assert len(empty_desk.library.documents()) == len(identities) == 16
    assert len(listed) == 1


def test_a_twin_is_still_refused_after_others_were_renamed(empty_desk: Desk) -> None:
    made = empty_desk.codebook.add("One")
    with empty_desk.codebook._acts.act("test") as work:
        work.codebook.change(made.id, name="Two")
        work.codebook.add(Category(_id("x"), " one ", "#d55e00"))
        with pytest.raises(KnownError, match="already"):
            work.codebook.add(Category(_id("y"), "TWO", "#d55e00"))
        with pytest.raises(KnownError, match="already"):
            work.codebook.change(made.id, name="ONE")
        with pytest.raises(KnownError, match="under itself"):
            work.codebook.change(made.id, parent=made.id)
    assert empty_desk.codebook.named("one").id == _id("x")


def test_a_hundred_thousand_categories_in_a_bundle_are_refused(tmp_path: Path, empty_desk: Desk) -> None:
    content = json.loads(_bundle(tmp_path / "b.json").read_bytes())
    content["categories"] = [{"id": f"c{n}", "name": f"c{n}", "colour": "#d55e00"} for n in range(100_000)]
    (tmp_path / "b.json").write_text(json.dumps(content))
    before = empty_desk.codebook.categories()
    with pytest.raises(KnownError, match="more than 10,000 categories"):
        empty_desk.exchanging.merge(tmp_path / "b.json")
    assert empty_desk.codebook.categories() == before


def test_categories_that_stand_under_one_another_in_a_ring_come_in(tmp_path: Path, empty_desk: Desk) -> None:
    ring = [Category(_id(n), f"Ring {n}", "#d55e00", parent=_id((n + 1) % 3), position=n) for n in range(3)]
    empty_desk.exchanging.merge(
        _bundle(tmp_path / "b.json", *ring, replace(ring[0], id=_id("x"), parent=_id("x")))
    )
    kept = {one.id: one for one in empty_desk.codebook.categories()}
    tops = [one.id for one in kept.values() if one.parent is None]
    assert {one.id for one in ring} <= kept.keys() and _id("x") in tops
    assert empty_desk.check() == ()


def test_a_chain_of_categories_given_backwards_comes_in_whole(tmp_path: Path, empty_desk: Desk) -> None:
    chain = [
        Category(_id(n), f"Deep {n}", "#d55e00", parent=_id(n - 1) if n else None, position=n)
        for n in range(400)
    ]
    empty_desk.exchanging.merge(_bundle(tmp_path / "b.json", *reversed(chain)))
    kept = {one.id: one.parent for one in empty_desk.codebook.categories()}
    assert all(kept[one.id] == one.parent for one in chain)


def test_a_category_here_stands_for_one_of_the_file_only(tmp_path: Path, empty_desk: Desk) -> None:
    ours = empty_desk.codebook.add("Citizenship")
    above = Category(_id("above"), "Voting", "#d55e00")
    first = Category(_id("first"), "citizenship", "#d55e00", position=1)
    second = Category(_id("second"), "Citizenship", "#d55e00", parent=above.id, position=2)
    report = empty_desk.exchanging.merge(_bundle(tmp_path / "b.json", above, first, second))
    kept = {one.id: one.name for one in empty_desk.codebook.categories()}
    assert kept[ours.id] == "Citizenship" and kept[second.id] == "Citizenship (Voting)"
    assert first.id not in kept
    assert any("came in as “Citizenship (Voting)”" in one for one in report)


def test_a_take_over_of_the_starting_codebook_is_undone_at_once(tmp_path: Path, empty_desk: Desk) -> None:
    before = empty_desk.codebook.categories(retired=True)
    theirs = [replace(one, name=f"{one.name}, theirs", retired=True) for one in before]
    empty_desk.exchanging.merge(_bundle(tmp_path / "b.json", *theirs))
    assert all(one.retired for one in empty_desk.codebook.categories(retired=True))
    empty_desk.history.undo()
    assert empty_desk.codebook.categories(retired=True) == before
