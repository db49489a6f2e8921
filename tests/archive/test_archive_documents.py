"""Documents, clauses, texts, actors: what goes in comes out, and corrections hold."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workbench.archive import Archive
from workbench.archive.packed import pack, pack_boxes, unpack, unpack_boxes
from workbench.treaty.documents import ActorKind, Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import WordBox

Maker = Any
Dump = Callable[[Archive], dict[str, Any]]


def test_a_document_comes_back_as_it_was_added(archive: Archive, make: Maker) -> None:
    with archive.writing("Import", "Ana") as work:
        text = work.texts.ensure("Convention", "Ad hoc committee")
        facts = {
            "symbol": "A/AC.291/22", "date": datetime.date(2023, 9, 1), "language": "en", "session": "6",
            "quality": 0.93, "text_id": text.id, "position": 2, "actors": ("Chile", "Norway"), "note": "late",
        }  # fmt: skip
        added = make.put(work, make.draft(**facts))
    assert work.change is not None
    assert work.change.documents == {added.id}
    with archive.reading() as kept:
        assert kept.documents.get(added.id) == added
        assert kept.documents.reading_of(added.id) == make.reading()
        assert kept.documents.canonical(added.id) == make.TEXT
        assert kept.documents.source(added.id) == (added.source, added.title.encode())
        assert kept.documents.pages(added.id) == make.reading().pages
        assert kept.documents.boxes(added.id, 2) == make.reading().boxes[1:]
        assert kept.documents.boxes(added.id, 3) == ()
        assert kept.documents.spans(added.id) == make.reading().spans
        assert kept.documents.proposals(added.id) == make.reading().proposals
        assert kept.documents.warnings(added.id) == ("One page has no text.",)
        assert kept.clauses.of(added.id) == make.clauses(added.id)
        assert kept.clauses.get(f"{added.id}-1-1") == make.clauses(added.id)[1]
        assert kept.clauses.document_of(f"{added.id}-1-1") == added.id
        assert [actor.name for actor in kept.actors.all()] == ["Chile", "Norway"]
        assert kept.texts.all() == (text,)


def test_a_statement_keeps_its_actors_and_signatories_in_order(archive: Archive, make: Maker) -> None:
    with archive.writing("Import", "Ana") as work:
        letter = make.statement(actors=("Zeta", "Alpha"), signatories=("Org C", "Org A", "Org B"))
        make.put(work, letter)
    with archive.reading() as kept:
        assert kept.documents.get(letter.id) == letter


def test_drafts_stand_in_the_order_of_their_chain_and_statements_by_date(
    archive: Archive, make: Maker
) -> None:
    day = datetime.date
    with archive.writing("Import", "Ana") as work:
        a, b = work.texts.ensure("alpha").id, work.texts.ensure("Beta").id
        for document in (
            make.statement("S2", date=day(2023, 2, 1)),
            make.draft("B1", text_id=b, date=day(2020, 1, 1)),
            make.draft("A3", text_id=a, position=1, date=day(2019, 1, 1)),
            make.draft("A2", text_id=a, date=day(2023, 1, 1)),
            make.statement("S1", date=day(2022, 2, 1)),
            make.draft("A1", text_id=a, date=day(2022, 1, 1)),
            make.statement("S3"),
        ):
            make.put(work, document)
    with archive.reading() as kept:
        assert [one.title for one in kept.documents.all()] == ["A1", "A2", "A3", "B1", "S1", "S2", "S3"]
        assert [one.title for one in kept.documents.all(DocumentKind.STATEMENT)] == ["S1", "S2", "S3"]


@pytest.fixture
def library(archive: Archive, make: Maker) -> Archive:
    with archive.writing("Import", "Ana") as work:
        make.put(work, make.draft("Rev.1", id="en", symbol="A/AC.291/22/Rev.1", language="en"))
        make.put(work, make.draft("Rev.1 bis", id="fr", symbol="A/AC.291/22/Rev.1", language="fr"))
        make.put(work, make.draft("Zero", id="zero", symbol="A/Zero"))
        make.put(work, make.draft("Zero low", id="low", symbol="a/zero"))
        make.put(work, make.statement("Joint  Letter", id="letter"))
        make.put(work, make.statement("Same title", id="one"))
        make.put(work, make.statement("same TITLE", id="two"))
    return archive


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("en", "en"),
        ("A/Zero", "zero"),
        ("a/zero", "low"),
        ("joint letter", "letter"),
        ("a/ac.291/22/rev.1 FR", "fr"),
        ("REV.1 bis", "fr"),
    ],
)
def test_a_document_is_found_by_what_people_call_it(library: Archive, key: str, found: str) -> None:
    with library.reading() as kept:
        assert kept.documents.find(key).id == found


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("A/AC.291/22/Rev.1", "“A/AC.291/22/Rev.1 en”, “A/AC.291/22/Rev.1 fr”"),
        ("A / ZERO", "2 documents"),
        ("Same title", "one.*two|two.*one"),
        ("Joint Leter", "Near it: Joint  Letter"),
        ("", "no document"),
    ],
)
def test_an_unclear_name_is_a_known_error_that_helps(library: Archive, key: str, told: str) -> None:
    with library.reading() as kept, pytest.raises(KnownError, match=told):
        kept.documents.find(key)


def test_corrections_change_what_is_given_alone(archive: Archive, make: Maker) -> None:
    with archive.writing("Import", "Ana") as work:
        added = make.put(work, make.draft(symbol="old", language="en", actors=("Chile",), session="5"))
        text = work.texts.ensure("Convention")
    with archive.writing("Correct", "Ben") as work:
        work.documents.correct(
            added.id,
            symbol="new",
            date=datetime.date(2024, 8, 8),
            actors=("norway", "Chile"),
            text_id=text.id,
        )
        work.documents.correct(added.id, position=4, note="from the secretariat")
    wanted = replace(
        added, symbol="new", date=datetime.date(2024, 8, 8), actors=("norway", "Chile"), text_id=text.id,
        position=4, note="from the secretariat",
    )  # fmt: skip
    with archive.reading() as kept:
        assert kept.documents.get(added.id) == wanted
    with archive.writing("Correct", "Ben") as work:
        work.documents.correct(added.id, symbol="new", actors=("norway", "Chile"))
    assert work.change is None


def test_a_discarded_document_is_kept_but_not_listed(archive: Archive, make: Maker) -> None:
    with archive.writing("Import", "Ana") as work:
        added = make.put(work, make.draft(symbol="A/1"))
    with archive.writing("Remove", "Ana") as work:
        work.documents.discard(added.id)
    assert work.change is not None
    assert work.change.documents == {added.id}
    with archive.reading() as kept:
        assert kept.documents.all() == ()
        assert kept.documents.by_sha256(added.source.sha256) is None
        assert kept.documents.canonical(added.id) == make.TEXT
        with pytest.raises(KnownError):
            kept.documents.find("A/1")
    with archive.writing("Bring back", "Ana") as work:
        work.documents.restore(added.id)
    with archive.reading() as kept:
        assert kept.documents.by_sha256(added.source.sha256) == added


def test_the_same_bytes_can_be_added_again(archive: Archive, make: Maker) -> None:
    with archive.writing("Import", "Ana") as work:
        first = make.put(work, make.draft())
        work.documents.discard(first.id)
        second = make.put(work, make.draft())
    with archive.reading() as kept:
        assert kept.documents.by_sha256(first.source.sha256) == second
        assert kept.raw.execute("SELECT count(*) FROM source_bytes").fetchone() == (1,)
    assert archive.check() == ()


def test_a_corrected_structure_can_be_undone(filled: Archive, make: Maker) -> None:
    old = make.clauses("d1")
    new = tuple(
        replace(one, id=f"n-{one.id}", parent=f"n-{one.parent}" if one.parent else None) for one in old[:2]
    )
    with filled.writing("Correct structure", "Ana") as work:
        work.clauses.replace("d1", new)
    with filled.reading() as kept:
        assert kept.clauses.of("d1") == new
        assert kept.documents.get("d1").clause_count == 2
        assert kept.highlights.all()[0].placements[0].clause_id == "n-d1-1-1"
    assert filled.check() == ()
    filled.undo("Ana")
    with filled.reading() as kept:
        assert kept.clauses.of("d1") == old
        assert kept.highlights.all()[0].placements[0].clause_id == "d1-1-1"
    with filled.writing("Correct structure", "Ana") as work:
        work.clauses.replace("d1", new[:1])
    with filled.reading() as kept:
        assert kept.clauses.of("d1") == new[:1]


def test_texts_and_actors_are_known_regardless_of_case(archive: Archive) -> None:
    with archive.writing("Names", "Ana") as work:
        text = work.texts.ensure("Straße  Convention")
        assert work.texts.ensure(" STRASSE convention ") == text
        assert work.texts.get(text.id) == text
        union = work.actors.ensure("European Union", ActorKind.COALITION)
        assert work.actors.ensure("european union") == union
        work.actors.change(union.id, name="EU")
        work.texts.rename(text.id, "Treaty")
    with archive.reading() as kept:
        assert [(one.name, one.kind) for one in kept.actors.all()] == [("EU", ActorKind.COALITION)]
        assert [one.name for one in kept.texts.all()] == ["Treaty"]


def test_a_document_that_is_not_there_is_a_known_error(archive: Archive) -> None:
    with archive.reading() as kept:
        for ask in (
            kept.documents.get, kept.documents.canonical, kept.documents.reading_of, kept.documents.spans,
            kept.documents.source, kept.clauses.get, kept.clauses.document_of, kept.texts.get,
            kept.codebook.get, kept.highlights.get, kept.highlights.concern, kept.highlights.placement,
        ):  # fmt: skip
            with pytest.raises(KnownError):
                ask("nothing")


def test_a_typed_document_has_no_source(archive: Archive, make: Maker) -> None:
    with archive.writing("Import", "Ana") as work:
        added: Document = make.put(work, make.statement(source=None))
    with archive.reading() as kept, pytest.raises(KnownError, match="no source"):
        kept.documents.source(added.id)


_points = some.integers(-(10**6), 10**6).map(lambda hundredths: hundredths / 100)
_offsets = some.integers(0, 2**31 - 1)


@given(some.lists(some.builds(WordBox, _offsets, _offsets, some.just(3), _points, _points, _points, _points)))
def test_word_boxes_keep_hundredths_of_a_point(boxes: list[WordBox]) -> None:
    assert unpack_boxes(pack_boxes(boxes), 3) == tuple(boxes)


@given(some.lists(some.text()))
def test_packed_words_come_back(words: list[str]) -> None:
    assert unpack(pack(words)) == words
