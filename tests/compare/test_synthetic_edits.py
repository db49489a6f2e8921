"""Linking held against edits whose truth is written down, beside what simpler ways find.

The figures are shown with ``pytest -s``. The thresholds were not tuned on the seeds told here.
"""

import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from synthetic_edits import Edited, Links, edited, provisions

from workbench.clauses import split
from workbench.compare import Side, link
from workbench.intake import read_file
from workbench.treaty.documents import DocumentKind

SEEDS = (2015, 2023)
GOALS = {0.10: 0.97, 0.30: 0.95, 0.50: 0.88}
UNCLOS_ARTICLES = 200
Data = Callable[[str], Path]


@pytest.fixture(scope="module")
def treaties(shared_data: Data) -> tuple[list[list[str]], list[str]]:
    """BBNJ and the first 200 articles of UNCLOS; of the rest of it new paragraphs are made."""
    folder = shared_data("bbnj")
    articles: list[list[str]] = []
    for path in (folder / "unclos-1982.en.pdf", folder / "six-languages" / "bbnj-agreement-2023.en.txt"):
        reading = read_file(path).reading
        found = provisions(reading.text, split(reading, "d", DocumentKind.DRAFT))
        articles = [*found, *articles]
    kept, rest = articles[:-120], articles[-120:]
    return kept[: 76 + UNCLOS_ARTICLES], [passage for _, *passages in rest for passage in passages]


@pytest.fixture(scope="module", params=GOALS, ids="up to {:.0%} of the words".format)
def drafts(request: pytest.FixtureRequest, treaties: tuple[list[list[str]], list[str]]) -> list[Edited]:
    return [edited(*treaties, request.param, seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def found(drafts: list[Edited]) -> list[tuple[Links, set[str]]]:
    """The links between paragraphs, and what is reported gone."""
    made = [link(one.old, one.new) for one in drafts]
    return [
        ({(x.old, x.new) for x in one.links if "(" in x.old and "(" in x.new}, {*one.gone}) for one in made
    ]


def told(line: str) -> None:
    sys.stdout.write(line)


def scores(found: Links, truth: Links) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = len(found & truth)
    return right / max(1, len(found)), right / len(truth), 2 * right / (len(found) + len(truth))


def by_line_diff(one: Edited) -> Links:
    ours, theirs = paragraphs(one.old), paragraphs(one.new)
    codes = SequenceMatcher(
        None, [words for _, words in ours], [words for _, words in theirs], autojunk=False
    ).get_opcodes()
    return {
        (old[0], new[0])
        for tag, a, b, c, d in codes
        if tag in ("equal", "replace")
        for old, new in zip(ours[a:b], theirs[c:d], strict=False)
    }


def by_number(one: Edited) -> Links:
    theirs = {clause.label: clause.id for clause in one.new.clauses}
    ours = {clause.id: clause.label for clause in one.old.clauses}
    return {(old, theirs[label]) for old, label in ours.items() if "(" in old and label in theirs}


def paragraphs(side: Side) -> list[tuple[str, str]]:
    return [(one.id, side.text[one.body : one.end]) for one in side.clauses if "(" in one.id]


def test_links_are_those_of_the_edits(
    drafts: list[Edited], found: list[tuple[Links, set[str]]], request: pytest.FixtureRequest
) -> None:
    goal = GOALS[request.node.callspec.params["drafts"]]
    for one, (links, _) in zip(drafts, found, strict=True):
        precision, recall, f1 = scores(links, one.truth)
        lines, numbers = scores(by_line_diff(one), one.truth)[2], scores(by_number(one), one.truth)[2]
        told(
            f"\n{request.node.callspec.id}, {len(one.truth)} links: P {precision:.3f} R {recall:.3f}"
            f" F1 {f1:.3f}; line diff {lines:.3f}, same number {numbers:.3f}"
        )
        assert f1 >= goal
        assert f1 > max(lines, numbers)


def test_hardly_a_clause_is_reported_gone_that_is_not(
    drafts: list[Edited], found: list[tuple[Links, set[str]]], request: pytest.FixtureRequest
) -> None:
    for one, (_, gone) in zip(drafts, found, strict=True):
        living = {old for old, _ in one.truth}
        told(f"\n{request.node.callspec.id}: {len(gone & living)} of {len(living)} falsely gone")
        assert len(gone & living) <= 0.02 * len(living)
