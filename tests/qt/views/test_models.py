"""Every model of the views keeps what Qt asks of models."""

from typing import Any

import pytest

from workbench.desk import Desk
from workbench.qt.concerns.codebook_model import CodebookModel
from workbench.qt.concerns.concern_model import ConcernFilter, ConcernModel, Wanted
from workbench.qt.concerns.queue_model import QueueModel
from workbench.qt.matrix.gathering import gather
from workbench.qt.matrix.table import MatrixModel
from workbench.qt.packs.category_model import CategoryChoice
from workbench.qt.search.concordance import ConcordanceModel
from workbench.qt.search.entries import document_entries, known_of
from workbench.qt.search.hit_model import HitModel
from workbench.qt.search.narrow_model import NarrowModel
from workbench.qt.search.narrowing import panel_rows
from workbench.qt.search.saved_model import SavedModel
from workbench.treaty.concerns import Category, Status


def test_hits(qtmodeltester: Any, still_desk: Desk) -> None:
    known = known_of(
        still_desk.library.documents(), still_desk.codebook.categories(), still_desk.marking.all()
    )
    model = HitModel()
    model.show(document_entries(still_desk.finding.search("research").hits, known), more=True)
    qtmodeltester.check(model)


def test_concordance(qtmodeltester: Any, still_desk: Desk) -> None:
    model = ConcordanceModel()
    model.show(still_desk.finding.concordance("research"))
    qtmodeltester.check(model)


def test_facets(qtmodeltester: Any, still_desk: Desk) -> None:
    model = NarrowModel()
    model.show(panel_rows(still_desk.finding.search("research").facets, "research", {}), {})
    qtmodeltester.check(model)


def test_saved_searches(qtmodeltester: Any, desk: Desk) -> None:
    desk.finding.save("Research", "research")
    model = SavedModel()
    model.show(desk.finding.saved())
    qtmodeltester.check(model)


def test_matrix(qtmodeltester: Any, still_desk: Desk) -> None:
    shown = gather(still_desk, "", None, False)
    model = MatrixModel()
    model.show(shown.rows, shown.categories)
    qtmodeltester.check(model)


def test_categories_of_a_pack(qtmodeltester: Any, still_desk: Desk) -> None:
    model = CategoryChoice()
    model.show(still_desk.codebook.categories())
    qtmodeltester.check(model)


def test_queue(qtmodeltester: Any, still_desk: Desk) -> None:
    model = QueueModel()
    model.show(still_desk.carrying.waiting(), {one.id: one for one in still_desk.codebook.categories()})
    qtmodeltester.check(model)


@pytest.mark.parametrize("words", ["", "research", "nobody wrote this"])
def test_concerns(qtmodeltester: Any, still_desk: Desk, words: str) -> None:
    model, shown = ConcernModel(), ConcernFilter()
    model.show(still_desk.marking.rows())
    shown.setSourceModel(model)
    shown.want(Wanted(words, status=Status.OPEN))
    qtmodeltester.check(model)
    qtmodeltester.check(shown)


def test_codebook(qtmodeltester: Any) -> None:
    top = Category("a", "Powers", "#0072b2")
    below = Category("b", "Cross-border powers", "#0072b2", parent="a")
    lowest = Category("c", "Direct access", "#0072b2", parent="b")
    model = CodebookModel()
    model.show((top, below, lowest), {"b": 2})
    qtmodeltester.check(model)
    assert model.below("a") == {"b", "c"}


def test_a_ring_of_parents_is_shown_and_does_not_hang(qtmodeltester: Any) -> None:
    one = Category("a", "One", "#0072b2", parent="b")
    other = Category("b", "Other", "#0072b2", parent="a")
    model = CodebookModel()
    model.show((one, other), {})
    qtmodeltester.check(model)
    assert model.rowCount() > 0
