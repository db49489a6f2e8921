"""Three hundred highlights on the Paris drafts of 4 and 9 December, each carried into the next draft."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.concerns import Crossing, DraftText
from workbench.desk import Desk, DraftComparison, OpenDocument, Wanted
from workbench.desk.library import leaf_clauses
from workbench.treaty.anchors import Anchor, anchor_at
from workbench.treaty.concerns import Fate, Placement
from workbench.treaty.documents import DocumentKind

Step = tuple[Anchor, Placement]
MANY = 300


@pytest.fixture(scope="module")
def steps(shared_data: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> list[Step]:
    paris = shared_data("paris-agreement-cop21")
    files = [
        next((paris / "pdf").glob("2015-12-04*.pdf")),
        paris / "md" / "paris-9-dec-2015.md",
        paris / "md" / "paris-12-dec-2015.md",
    ]
    with Desk.create(tmp_path_factory.mktemp("paris") / "paris.treaty") as desk:
        orders = [Wanted(file, DocumentKind.DRAFT, "Paris Agreement") for file in files]
        assert [one.problem for one in desk.receiving.receive_all(orders)] == ["", "", ""]
        chain = [one.id for one in desk.library.documents(DocumentKind.DRAFT)]
        known = [desk.comparing.compare(chain[0], chain[1]), desk.comparing.compare(chain[1], chain[2])]
    chance = random.Random(2015)
    return [step for one in known for step in _carried(one, chance)]


def _carried(known: DraftComparison, chance: random.Random) -> list[Step]:
    old, new = _text(known.old), _text(known.new)
    crossing = Crossing(old, new, known.comparison.links)
    anchors = [_picked(known.old, chance) for _ in range(MANY)]
    return [(one, crossing.carry(Placement("p", "h", old.document_id, one))) for one in anchors]


def _text(opened: OpenDocument) -> DraftText:
    return DraftText(opened.document.id, opened.text, opened.clauses)


def _picked(opened: OpenDocument, chance: random.Random) -> Anchor:
    """A whole clause or some words of it."""
    clauses = [one for one in leaf_clauses(opened.clauses) if one.end - one.body > 100]
    clause = chance.choice(clauses)
    words = [found.span() for found in re.finditer(r"\S+", opened.text[clause.body : clause.end])]
    many = min(len(words), chance.choice([1, 2, 3, 4, 6, 8, 12, 1000]))
    first = chance.randrange(len(words) - many + 1)
    start, end = words[first][0], words[first + many - 1][1]
    return anchor_at(opened.text, clause.body + start, clause.body + end)


def _words(quote: str) -> str:
    """The quote without any white space: a space between two brackets is none of its words."""
    return "".join(quote.split())


def test_nothing_is_carried_without_review_under_other_words(steps: list[Step]) -> None:
    certain = [(old, made) for old, made in steps if made.fate in (Fate.SAME, Fate.MOVED)]
    assert len(certain) > 50
    assert all(made.anchor and _words(made.anchor.quote) == _words(old.quote) for old, made in certain)


def test_every_other_one_waits(steps: list[Step]) -> None:
    assert all(made.waiting != (made.fate in (Fate.SAME, Fate.MOVED)) for _, made in steps)


def test_every_fate_happens_in_real_drafts(steps: list[Step]) -> None:
    assert {made.fate for _, made in steps} == set(Fate)
