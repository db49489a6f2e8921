"""The index is made anew document by document: it survives a kill, and edits go on meanwhile."""

import signal
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from workbench.archive import Archive, UnitOfWork
from workbench.desk import Desk
from workbench.desk.indexing import Indexing
from workbench.search import Index

_DIES_AFTER_TWO = """
import os, signal, sys
from pathlib import Path
from workbench.desk import Desk
from workbench.search import Index

real, put = Index.put_document, []

def put_document(self, raw, document, passages):
    if len(put) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    put.append(document.id)
    real(self, raw, document, passages)

desk = Desk.open(Path(sys.argv[1]))
Index.put_document = put_document
desk.rebuild_index()
"""


def _put_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are put in from now on."""
    put: list[str] = []
    real = Indexing._put_document

    def noted(self: Indexing, work: object, document_id: str) -> None:
        put.append(document_id)
        real(self, work, document_id)  # type: ignore[arg-type]

    monkeypatch.setattr(Indexing, "_put_document", noted)
    return put


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by its own signal")
def test_a_rebuild_that_was_killed_goes_on_with_what_is_missing(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = subprocess.run([sys.executable, "-c", _DIES_AFTER_TWO, str(sample)], check=False)
    assert killed.returncode == -signal.SIGKILL
    put = _put_in(monkeypatch)
    with Desk.open(sample) as desk:
        assert len(put) == len(desk.library.documents()) - 2
        desk.rebuild_index()
        assert len(put) == len(desk.library.documents()) - 2
        assert desk.check() == ()


def test_an_edit_amid_a_rebuild_is_found_and_the_index_is_right(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real = Archive.writing

    def writing(archive: Archive, name: str, who: str) -> AbstractContextManager[UnitOfWork]:
        """Let edits of every document come between the first document and those after it."""
        steps.append(name)
        if steps.count("Index") == 4 and "edit" not in steps:
            steps.append("edit")
            for document in documents:
                clause = next(one for one in desk.library.open(document.id).clauses if one.end > one.body)
                desk.marking.tag_clauses(document.id, [clause.id], [category.id])
        return real(archive, name, who)

    with Desk.open(sample) as desk:
        documents, category = desk.library.documents(), desk.codebook.categories()[0]
        query = f'concern:"{category.name}"'
        before = desk.finding.search(query).total
        monkeypatch.setattr(Archive, "writing", writing)
        desk.rebuild_index()
        assert "Index" in steps[steps.index("edit") :]
        assert desk.finding.search(query).total > before
        assert desk.check() == ()


def test_a_rebuild_mends_an_index_that_lost_a_document(desk: Desk) -> None:
    gone = desk.library.documents()[0].id
    with desk._archive.writing("Lose", "nobody") as work:
        Index().drop_document(work.raw, gone)
    lost = {hit.document_id for hit in desk.finding.search("shall", 10_000).hits}
    desk.rebuild_index()
    found = {hit.document_id for hit in desk.finding.search("shall", 10_000).hits}
    assert gone not in lost and found >= lost
    assert desk.check() == ()
