"""One draft in two languages, paired by number and place."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from real_drafts import side_of

from workbench.compare import Side, link_translations
from workbench.compare.lengths import by_length
from workbench.compare.numbers import number_of
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.comparison import Comparison, LinkKind

Write = Callable[..., Any]
PARAGRAPHS = (ClauseKind.PARAGRAPH, ClauseKind.SUBPARAGRAPH, ClauseKind.DEFINITION, ClauseKind.CHAPEAU)


def pairs(made: Comparison) -> set[tuple[str, str]]:
    return {(one.old.split(":")[1], one.new.split(":")[1]) for one in made.links}


def test_clauses_are_paired_by_number_and_not_by_words(write: Write) -> None:
    english, french = write("en"), write("fr", language="fr")
    english.article("1", "Scope", "This Agreement applies to the high seas", "It binds all Parties")
    english.article("2", "Cooperation", "Parties shall cooperate")
    french.article("1", "Champ", "Le présent Accord s’applique à la haute mer", "Il lie les Parties")
    french.article("2", "Coopération", "Les Parties coopèrent")
    made = link_translations(english.side(), french.side())
    assert made.translated
    assert pairs(made) == {(one, one) for one in ("Article 1", "1(1)", "1(2)", "Article 2", "2(1)")}
    assert {one.kind for one in made.links} == {LinkKind.UNCHANGED}
    assert not any(one.check for one in made.links)
    assert made.gone == made.new == ()


@pytest.mark.parametrize("label", ["المادة 6", "第六条", "Статья 6", "Artículo 6", "Article 6"])
def test_an_article_bears_the_same_number_in_every_script(write: Write, label: str) -> None:
    english, other = write("en"), write("xx")
    for number in (5, 6, 7):
        english.add(ClauseKind.ARTICLE, f"Article {number}", "", "Parties shall cooperate")
    other.add(ClauseKind.ARTICLE, label, "", "……")
    assert pairs(link_translations(english.side(), other.side())) == {("Article 6", label)}


def test_items_are_paired_whatever_letters_count_them(write: Write) -> None:
    english, arabic = write("en"), write("ar", language="ar")
    for writer, letters in ((english, ("a", "b", "d")), (arabic, ("أ", "ج", "د"))):
        article = writer.add(ClauseKind.ARTICLE, "Article 7", "Article 7\n", "")
        for letter in letters:
            writer.add(ClauseKind.SUBPARAGRAPH, f"7({letter})", f"({letter}) ", "words of it", article)
    made = link_translations(english.side(), arabic.side())
    assert {("7(a)", "7(أ)"), ("7(d)", "7(د)")} <= pairs(made)


def test_a_numbered_paragraph_is_paired_with_a_lettered_item_only_to_be_looked_at(write: Write) -> None:
    one, other = write("en"), write("ar")
    article = one.add(ClauseKind.ARTICLE, "Article 7", "Article 7\n", "")
    for number in "12":
        one.add(ClauseKind.PARAGRAPH, f"7({number})", f"{number}. ", "Parties shall cooperate", article)
    article = other.add(ClauseKind.ARTICLE, "Article 7", "Article 7\n", "")
    for letter in "abc":
        other.add(ClauseKind.SUBPARAGRAPH, f"7({letter})", f"({letter}) ", "they shall do so", article)
    made = link_translations(one.side(), other.side())
    assert pairs(made) <= {("Article 7", "Article 7"), ("7(1)", "7(a)"), ("7(2)", "7(b)")}
    assert all(link.check for link in made.links if link.old != "en:Article 7")


def test_paragraphs_without_number_are_paired_in_their_order_for_a_person_to_look(write: Write) -> None:
    sides = []
    for name in ("en", "fr"):
        writer = write(name)
        preamble = writer.add(ClauseKind.PREAMBLE, "Preamble", "", "The Parties,")
        for number in (1, 2, 3):
            writer.add(ClauseKind.PREAMBLE, f"PP{number}", "", f"Recalling {number}", preamble)
        sides.append(writer.side())
    made = link_translations(*sides)
    assert {("PP1", "PP1"), ("PP3", "PP3")} <= pairs(made)
    assert all(one.check and one.score <= 0.5 for one in made.links if ":PP" in one.old)


def test_what_is_far_longer_than_the_language_explains_is_marked(write: Write) -> None:
    english, french = write("en"), write("fr")
    english.article("1", "Scope", *["This Agreement applies to all of the high seas and the sea-bed"] * 5)
    french.article(
        "1", "Champ", *["Le présent Accord s’applique à toute la haute mer et aux fonds"] * 4, "Oui."
    )
    marked = [one.old for one in link_translations(english.side(), french.side()).links if one.check]
    assert marked == ["en:1(5)"]


def test_a_draft_without_articles_and_an_empty_one_are_no_trouble(write: Write) -> None:
    writer = write("en")
    for number in (1, 2):
        writer.add(ClauseKind.PARAGRAPH, str(number), f"{number}. ", "Decides to remain seized")
    assert pairs(link_translations(writer.side(), writer.side())) == {("1", "1"), ("2", "2")}
    empty = link_translations(writer.side(), write("fr").side())
    assert empty.links == ()
    assert len(empty.gone) == 2


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("12", 12),
        ("٦", 6),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("iv", 4),
        ("XIV", 14),
        ("b", 2),
        ("ж", 7),
        ("ه", 5),
        ("هـ", 5),
        ("Premier", 1),
        ("words", None),
    ],
)
def test_numbers_are_read_in_every_script(printed: str, number: int | None) -> None:
    assert number_of(printed) == number


def test_runs_of_unequal_length_are_paired_by_how_long_their_paragraphs_are() -> None:
    assert by_length([100, 400, 30], [120, 480, 36]) == [(0, 0), (1, 1), (2, 2)]
    assert by_length([100, 30, 400], [110, 430]) == [(0, 0), (2, 1)]
    assert by_length([], [10]) == []


SHARES = {"fr": (1.0, 0.98), "es": (1.0, 0.98), "ru": (1.0, 0.98), "zh": (1.0, 0.95), "ar": (1.0, 0.80)}


@pytest.fixture(scope="module")
def high_seas(shared_data: Callable[[str], Path]) -> Callable[[str], Side]:
    folder = shared_data("bbnj") / "six-languages"

    def side(language: str) -> Side:
        return side_of(folder / f"bbnj-agreement-2023.{language}.txt", language)

    return side


@pytest.mark.parametrize("language", SHARES)
def test_the_high_seas_treaty_is_paired_with_its_translations(
    language: str, high_seas: Callable[[str], Side]
) -> None:
    english, other = high_seas("en"), high_seas(language)
    made = link_translations(english, other)
    articles = share_paired(english, made, (ClauseKind.ARTICLE,))
    possible = min(_count(english), _count(other))
    linked = {one.id for one in english.clauses} & {one.old for one in made.links}
    paragraphs = sum(one.id in linked for one in english.clauses if one.kind in PARAGRAPHS)
    sys.stdout.write(
        f"\nen-{language}: articles {articles:.3f}, paragraphs {paragraphs} of {_count(english)}"
        f" ({possible} in the smaller one), to look at {made.counts['check']}"
    )
    assert articles >= SHARES[language][0]
    assert paragraphs >= SHARES[language][1] * possible
    assert right_articles(english, other, made)


def _count(side: Side) -> int:
    return sum(one.kind in PARAGRAPHS for one in side.clauses)


def share_paired(side: Side, made: Comparison, kinds: tuple[ClauseKind, ...]) -> float:
    linked = {one.old for one in made.links}
    chosen = [one.id in linked for one in side.clauses if one.kind in kinds]
    return sum(chosen) / len(chosen)


def right_articles(old: Side, new: Side, made: Comparison) -> bool:
    """Tell whether the nth article is paired with the nth, of 76 in each language."""
    ours, theirs = ([one.id for one in side.clauses if one.kind is ClauseKind.ARTICLE] for side in (old, new))
    pairs = {one.old: one.new for one in made.links}
    return len(ours) == 76 and [pairs.get(one) for one in ours] == theirs


def test_what_has_no_number_is_never_paired_across_an_article(write: Write) -> None:
    one, other = write("en"), write("ar")
    one.article("1", "Scope", "Parties shall cooperate")
    one.add(ClauseKind.PARAGRAPH, "loose", "", "Words that stand after the articles")
    other.add(ClauseKind.PARAGRAPH, "stray", "", "Words that stand before the articles")
    other.article("1", "Scope", "Parties shall cooperate")
    assert ("loose", "stray") not in pairs(link_translations(one.side(), other.side()))
