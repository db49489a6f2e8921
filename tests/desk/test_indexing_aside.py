"""An archive opens before its index is made; that goes on aside, and can be broken off."""

import threading
from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.desk.indexing import Indexing, IndexProgress
from workbench.search import Index

REV1 = "A/AC.900/22/Rev.1"


@pytest.fixture
def old(sample: Path) -> Path:
    """An archive whose index is to be made anew."""
    with Desk.open(sample) as desk, desk._archive.writing("Age", "nobody") as work:
        Index().start_over(work.raw)
    return sample


def _held_after(monkeypatch: pytest.MonkeyPatch, count: int) -> tuple[threading.Event, threading.Event]:
    """Let the filling wait after some documents: what tells that it is there, and what lets it go on."""
    there, go_on, put = threading.Event(), threading.Event(), []
    real = Indexing._put_document

    def held(self: Indexing, work: object, document_id: str) -> None:
        if len(put) == count:
            there.set()
            assert go_on.wait(30)
        put.append(document_id)
        real(self, work, document_id)  # type: ignore[arg-type]

    monkeypatch.setattr(Indexing, "_put_document", held)
    return there, go_on


def test_an_old_archive_is_read_at_once_and_tells_that_nothing_can_be_searched_yet(old: Path) -> None:
    with Desk.open_at_once(old) as desk:
        total = len(desk.library.documents())
        assert desk.index_progress() == IndexProgress(0, total, complete=False, going_on=True)
        assert desk.finding.search("shall").total == 0
        assert desk.library.open(REV1).clauses
        desk.fill_index()
        assert desk.index_progress() == IndexProgress(total, total, complete=True, going_on=False)
        assert desk.finding.search("shall").total > 0
        assert desk.check() == ()


def test_what_is_in_is_counted_and_found_while_the_rest_is_put_in(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, go_on = _held_after(monkeypatch, 3)
    with Desk.open_at_once(old) as desk:
        filling = threading.Thread(target=desk.fill_index)
        filling.start()
        assert there.wait(30)
        assert (desk.index_progress().done, desk.index_progress().going_on) == (3, True)
        found = desk.finding.search("shall", 10_000).hits
        assert len({hit.document_id for hit in found}) <= 3
        go_on.set()
        filling.join(30)
        assert desk.index_progress().complete
        assert len(desk.finding.search("shall", 10_000).hits) > len(found)


def test_closing_breaks_the_filling_off_and_the_next_opening_goes_on(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, go_on = _held_after(monkeypatch, 3)
    desk = Desk.open_at_once(old)
    total = len(desk.library.documents())
    filling = threading.Thread(target=desk.fill_index)
    filling.start()
    assert there.wait(30)
    closing = threading.Thread(target=desk.close)
    closing.start()
    while not desk._indexing._stopped.wait(1):
        pass
    go_on.set()
    for thread in (filling, closing):
        thread.join(30)
        assert not thread.is_alive()
    with Desk.open_at_once(old) as again:
        assert again.index_progress() == IndexProgress(4, total, complete=False, going_on=True)
        again.fill_index()
        assert again.index_progress().complete and again.check() == ()


def test_a_desk_that_was_closed_fills_nothing(old: Path) -> None:
    desk = Desk.open_at_once(old)
    desk.close()
    desk.fill_index()


def test_an_edit_before_the_filling_is_found_after_it(old: Path) -> None:
    with Desk.open_at_once(old) as desk:
        desk.marking.tag(REV1, "Online censorship", clause="Article 7", note="an unheard-of zebra")
        desk.fill_index()
        assert desk.finding.search("zebra").total == 1
        assert desk.finding.search('article:7 concern:"online censorship" interception').total > 0
        assert desk.check() == ()


def test_half_an_index_counts_nothing_as_seen(old: Path) -> None:
    with Desk.open_at_once(old) as desk:
        desk.finding.save("Duties", "shall")
        desk.finding.look_at("shall")
        desk.fill_index()
        (news,) = desk.finding.saved()
        assert news.new == news.total > 0
        desk.finding.look_at("shall")
        assert desk.finding.saved()[0].new == 0


def test_a_desk_that_is_opened_in_the_usual_way_can_search_all(old: Path) -> None:
    with Desk.open(old) as desk:
        assert desk.index_progress().complete
