"""A small archive in six languages, indexed, on a connection that can only read."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3

sys.path.insert(0, str(Path(__file__).parent))

from six_languages import DOCUMENTS, NOTE, PASSAGES

from workbench.search import Index


@pytest.fixture(scope="session")
def index() -> Index:
    return Index()


@pytest.fixture
def empty(index: Index) -> Iterator[sqlcipher3.Connection]:
    """A connection with the tables, and nothing in them."""
    raw = sqlcipher3.connect(":memory:")
    index.ensure(raw)
    yield raw
    raw.close()


@pytest.fixture(scope="session")
def raw(index: Index) -> Iterator[sqlcipher3.Connection]:
    """The archive in six languages; nothing can be written to it."""
    made = sqlcipher3.connect(":memory:")
    index.ensure(made)
    for document in DOCUMENTS:
        index.put_document(made, document, PASSAGES[document.id])
    index.put_note(made, NOTE)
    index.set_concerns(made, "en-2", ("Journalists and public-interest work",))
    made.commit()
    made.execute("PRAGMA query_only = ON")
    yield made
    made.close()
