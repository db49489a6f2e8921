"""References that kept their number although the clause they meant got another one."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.compare import Side, link, stale_references
from workbench.compare.instruments import of_another
from workbench.compare.labels import cited
from workbench.treaty.comparison import Reference

Write = Callable[..., Any]
GoldSide = Callable[[str], Side]
ACCESS = "Each State Party shall adopt such measures as are necessary to establish as an offence the access"
SAFEGUARDS = "Parties shall ensure that the powers are subject to conditions and safeguards in domestic law"
TRAINING = "Parties shall consult one another at regular intervals on technical training of their staff"
POWERS = "The powers referred to in this Chapter shall be subject to {} and to the principle of proportion"


def side(write: Write, name: str, *articles: tuple[str, ...]) -> Side:
    writer = write(name)
    for number, paragraph in enumerate(articles, start=1):
        writer.article(str(number), paragraph[0], *paragraph[1:])
    made: Side = writer.side()
    return made


def references(written: Side) -> list[Reference]:
    """The references of a side, as the clauses room finds them."""
    holders = {clause.parent for clause in written.clauses}
    return [
        Reference(clause.id, found.start(), found.end(), f"Article {found[1]}")
        for clause in written.clauses
        if clause.id not in holders
        for found in re.finditer(r"articles?\s(\d+)", written.text)
        if clause.body <= found.start() and found.end() <= clause.end
    ]


def stale(old: Side, new: Side) -> list[tuple[str, str | None, str | None]]:
    found = stale_references(old, new, link(old, new), references(old), references(new))
    return [(one.reference.label, _label(one.meant), _label(one.named)) for one in found]


def _label(clause_id: str | None) -> str | None:
    return clause_id.split(":")[1] if clause_id else None


def drafts(write: Write, before: str, after: str) -> tuple[Side, Side]:
    """An article comes in first place, so that safeguards are Article 2 and then Article 3."""
    old = side(write, "o", ("Access", ACCESS), ("Safeguards", SAFEGUARDS), ("Powers", POWERS.format(before)))
    new = side(
        write,
        "n",
        ("Training", TRAINING),
        ("Access", ACCESS),
        ("Safeguards", SAFEGUARDS),
        ("Powers", POWERS.format(after)),
    )
    return old, new


def test_a_reference_that_kept_its_number_is_stale(write: Write) -> None:
    assert stale(*drafts(write, "article 2", "article 2")) == [("Article 2", "Article 3", "Article 2")]


def test_a_reference_with_the_new_number_is_not_stale(write: Write) -> None:
    assert stale(*drafts(write, "article 2", "article 3")) == []


def test_a_reference_whose_clause_kept_its_number_is_not_stale(write: Write) -> None:
    old, _ = drafts(write, "article 2", "article 2")
    assert stale(old, old) == []


def test_a_reference_to_a_clause_that_is_gone_is_stale(write: Write) -> None:
    old = side(
        write,
        "o",
        ("Access", ACCESS),
        ("Powers", POWERS.format("article 3")),
        ("Training", TRAINING),
    )
    new = side(write, "n", ("Access", ACCESS), ("Powers", POWERS.format("article 3")))
    assert stale(old, new) == [("Article 3", None, None)]


def test_a_swap_properly_written_is_not_stale(write: Write) -> None:
    """Article 2 became 3 and 3 became 2: both numbers still stand in the text, each for the other."""
    words = "article 2 on safeguards and article 3 on training"
    swapped = "article 3 on safeguards and article 2 on training"
    one = (("Access", ACCESS), ("Safeguards", SAFEGUARDS), ("Training", TRAINING))
    other = (one[0], one[2], one[1])
    old = side(write, "o", *one, ("Powers", POWERS.format(words)))
    assert stale(old, side(write, "n", *other, ("Powers", POWERS.format(swapped)))) == []
    left = stale(old, side(write, "n", *other, ("Powers", POWERS.format(words))))
    assert left == [("Article 2", "Article 3", "Article 2"), ("Article 3", "Article 2", "Article 3")]


@pytest.mark.parametrize(
    "words",
    [
        "article 2 of the Charter of the United Nations",
        "article 2 of the Vienna Convention on the Law of Treaties",
        "articles 2 and 51 of the Charter",
        "article 2, paragraph 1, of the Covenant",
        "article 2[, paragraphs 3][ and 4], of the Convention",
        "the International Covenant, in particular article 2 thereof",
    ],
)
def test_a_reference_to_another_instrument_is_never_reported(write: Write, words: str) -> None:
    assert stale(*drafts(write, words, words)) == []


def test_a_new_reference_to_an_article_that_is_not_there_is_reported(write: Write) -> None:
    found = stale(*drafts(write, "domestic law", "domestic law, as well as article 77"))
    assert found == [("Article 77", None, None)]


@pytest.mark.parametrize(
    "words",
    ["article 77 of the Rome Statute", "the Charter and its article 77", "the law, as in article 77 of that"],
)
def test_a_new_reference_that_may_be_to_another_instrument_is_not_reported(write: Write, words: str) -> None:
    assert stale(*drafts(write, "domestic law", words)) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("article 6 of this Convention", False),
        ("article 6 above", False),
        ("article 6 and", False),
        ("article 6 of the Charter", True),
        ("article 6 du présent Accord", False),
        ("article 6 de la Charte", True),
        ("artículo 6 del presente Acuerdo", False),
        ("artículo 6 de la Carta", True),
        ("статьи 6 настоящей Конвенции", False),
        ("статьи 6 Устава", True),
        ("المادة 6 من هذا الاتفاق", False),
        ("المادة 6 من الميثاق", True),
    ],
)
def test_what_follows_tells_whose_article_it_is(text: str, other: bool) -> None:
    end = text.index("6") + 1
    assert of_another(text, 0, end) is other


def test_chinese_names_the_instrument_before_the_article() -> None:
    assert of_another("根据《宪章》第六条", 6, 9)
    assert not of_another("根据本公约第六条", 5, 8)


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("24", ("24",)),
        ("Article 24", ("24",)),
        ("Статья 24", ("24",)),
        ("المادة 24", ("24",)),
        ("第二十四条", ("24",)),
        ("6(2)(a)", ("6", "2", "a")),
        ("Article 8 bis", ("8 bis",)),
        ("PP3", ()),
        ("Annex 1(2)", ()),
        ("24 para. 1", ()),
    ],
)
def test_a_label_is_cited_by_its_parts(label: str, parts: tuple[str, ...]) -> None:
    assert cited(label) == parts


@pytest.mark.parametrize("names", [("rev1", "rev2"), ("rev2", "rev3")], ids="-".join)
def test_each_stale_reference_of_the_sample_is_one_by_its_authors(
    names: tuple[str, str], gold_side: GoldSide
) -> None:
    old, new = gold_side(names[0]), gold_side(names[1])
    path = Path(__file__).parents[1] / "gold" / f"links-{names[0]}-{names[1]}.json"
    heirs = {(one["old"], one["new"]) for one in json.loads(path.read_text("utf-8"))["links"]}
    found = stale_references(old, new, link(old, new), references(old), references(new))
    assert len(found) >= 2
    for one in found:
        label, meant = one.reference.label, _label(one.meant)
        assert (label, label) not in heirs
        assert (label, meant) in heirs if meant else label not in {old for old, _ in heirs}
