"""The sample negotiation, linked and held against what its authors say of it."""

import json
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from workbench.compare import Side, link
from workbench.treaty.comparison import Comparison, LinkKind

GOLD = Path(__file__).parents[1] / "gold"
PAIRS = [("zero", "rev1"), ("rev1", "rev2"), ("rev2", "rev3")]
GoldSide = Callable[[str], Side]
Pairs = set[tuple[str, str]]
Linked = tuple[Side, Side, Comparison]


@pytest.fixture(params=PAIRS, ids="-".join, scope="module")
def drafts(request: pytest.FixtureRequest) -> tuple[str, str]:
    names: tuple[str, str] = request.param
    if not (GOLD / f"links-{names[0]}-{names[1]}.json").exists():
        pytest.skip("the truth about the sample negotiation is not there")
    return names


@pytest.fixture(scope="module")
def linked(drafts: tuple[str, str], gold_side: GoldSide) -> Linked:
    old, new = gold_side(drafts[0]), gold_side(drafts[1])
    return old, new, link(old, new)


def truth(names: tuple[str, str]) -> tuple[dict[tuple[str, str], str], set[str], set[str]]:
    told = json.loads((GOLD / f"links-{names[0]}-{names[1]}.json").read_text("utf-8"))
    return (
        {(each["old"], each["new"]): each["kind"] for each in told["links"]},
        set(told["gone"]),
        set(told["new"]),
    )


def label(clause_id: str) -> str:
    return clause_id.split(":", 1)[1]


def f1(found: Pairs, wanted: Pairs) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def by_line_diff(old: Side, new: Side) -> Pairs:
    """What a line diff links: equal clauses, and replaced ones in their order."""
    ours, theirs = ([side.text[c.start : c.end] for c in side.clauses] for side in (old, new))
    pairs: Pairs = set()
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            pairs |= {
                (label(old.clauses[x].id), label(new.clauses[y].id))
                for x, y in zip(range(a, b), range(c, d), strict=False)
            }
    return pairs


def by_same_label(old: Side, new: Side) -> Pairs:
    theirs = {clause.label for clause in new.clauses}
    return {(clause.label, clause.label) for clause in old.clauses if clause.label in theirs}


def test_the_links_are_those_of_the_authors(drafts: tuple[str, str], linked: Linked) -> None:
    old, new, made = linked
    wanted = set(truth(drafts)[0])
    found = {(label(each.old), label(each.new)) for each in made.links}
    lines, labels = f1(by_line_diff(old, new), wanted), f1(by_same_label(old, new), wanted)
    figures = f"F1 {f1(found, wanted):.3f}, line diff {lines:.3f}, same label {labels:.3f}"
    assert f1(found, wanted) >= 0.999, figures
    assert f1(found, wanted) > max(lines, labels), figures


def test_every_article_finds_its_heir(drafts: tuple[str, str], linked: Linked) -> None:
    found = {(label(each.old), label(each.new)) for each in linked[2].links}
    assert {pair for pair in truth(drafts)[0] if pair[0].startswith("Article")} <= found


def test_no_clause_is_reported_gone_or_new_that_is_not(drafts: tuple[str, str], linked: Linked) -> None:
    made = linked[2]
    _, gone, new = truth(drafts)
    assert {label(each) for each in made.gone} <= gone
    assert {label(each) for each in made.new} <= new


def test_the_kinds_are_those_of_the_authors(drafts: tuple[str, str], linked: Linked) -> None:
    """Apart from what lies in a moved clause: the authors call that moved too, here it is not."""
    wanted = truth(drafts)[0]
    found = {(label(each.old), label(each.new)): each.kind for each in linked[2].links}
    judged = [
        (found[pair].value, kind) for pair, kind in wanted.items() if pair in found and kind != LinkKind.MOVED
    ]
    assert sum(mine == theirs for mine, theirs in judged) >= 0.97 * len(judged)
