"""Each query of the search set finds, over real texts, exactly what a scan of every paragraph finds."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3
from search_set import NOTHING, QUERIES
from set_scan import RealText, Test, real_texts

from workbench.search import Index, Passage
from workbench.search.running import BROAD, FULLY_SCORED
from workbench.treaty.documents import Document, DocumentKind

DATA = Path(__file__).resolve().parents[2] / "../shared/data"
FOLDERS = ("bbnj", "udhr", "ungdc", "paris-agreement-cop21")

pytestmark = pytest.mark.skipif(
    not all((DATA / name).is_dir() for name in FOLDERS),
    reason=f"needs the real texts in {', '.join(FOLDERS)} beside the project",
)


@pytest.fixture(scope="module")
def texts() -> tuple[RealText, ...]:
    return tuple(real_texts(DATA))


@pytest.fixture(scope="module")
def archive(texts: tuple[RealText, ...], index: Index) -> Iterator[sqlcipher3.Connection]:
    raw = sqlcipher3.connect(":memory:")
    index.ensure(raw)
    for text in texts:
        index.put_document(raw, _document(text), _passages(text))
    yield raw
    raw.close()


def _document(text: RealText) -> Document:
    return Document(
        *(text.id, DocumentKind(text.kind), text.title, text.symbol, datetime.date.fromisoformat(text.date)),
        language=text.language,
        actors=(text.actor,) if text.actor else (),
    )


def _passages(text: RealText) -> list[Passage]:
    return [
        Passage(unit.id, "", at, at + 1, unit.text, None, "[" in unit.text or "]" in unit.text, "")
        for at, unit in enumerate(text.units)
    ]


def test_the_set_is_large_enough(texts: tuple[RealText, ...]):
    assert len({typed for typed, _ in QUERIES}) == len(QUERIES) >= 120
    assert sum(text.kind == "statement" for text in texts) >= 2_000
    assert {text.language for text in texts} == {"en", "fr", "es", "ru", "ar", "zh"}


@pytest.mark.parametrize(("typed", "test"), QUERIES, ids=[typed for typed, _ in QUERIES])
def test_a_query_finds_what_a_scan_finds(
    archive: sqlcipher3.Connection, texts: tuple[RealText, ...], index: Index, typed: str, test: Test
):
    expected = {unit.id for text in texts for unit in text.units if test(unit)}
    found = {clause for _, clause in index.found_ids(archive, typed, 1_000_000) if clause}
    assert (sorted(found - expected)[:5], sorted(expected - found)[:5]) == ([], [])
    assert bool(expected) is (typed not in NOTHING)


@pytest.mark.parametrize("word", ["peace", "development", "must"])
def test_the_first_twenty_are_those_of_full_scoring(archive: sqlcipher3.Connection, index: Index, word: str):
    scored = archive.execute(
        "SELECT ifnull(p.clause_id, '') FROM search_words LEFT JOIN search_passage p"
        " ON p.id = search_words.rowid WHERE search_words MATCH ?"
        " ORDER BY bm25(search_words), search_words.rowid",
        (f'exact : "{word}"',),
    ).fetchall()
    found = index.search(archive, f"={word}")
    assert BROAD < found.total == len(scored) <= FULLY_SCORED
    assert [hit.clause_id for hit in found.hits] == [row[0] for row in scored[:20]]
