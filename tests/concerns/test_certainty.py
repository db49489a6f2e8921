"""When a placement is certain enough to go on without review, and when it is not."""

from collections.abc import Callable

import pytest

from workbench.concerns import DraftText, carry
from workbench.treaty.anchors import Anchor
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Fate, Placement

Draft = Callable[..., DraftText]
Place = Callable[..., Placement]

PATTERN = "The provisions on the {} of the Convention shall apply mutatis mutandis to this Agreement."


def linked(old: str, new: str, score: float = 1.0, kind: LinkKind = LinkKind.REWORDED) -> tuple[Link, ...]:
    return (Link(f"o:{old}", f"n:{new}", kind, score),)


def test_a_few_words_are_not_certain_under_a_weak_link_to_another_label(draft: Draft, place: Place) -> None:
    old = draft("o", ("19", [PATTERN.format("adoption of amendments")]))
    new = draft("n", ("19", ["First.", PATTERN.format("adoption of annexes")]))
    quote = "shall apply mutatis mutandis"
    weak = carry(place(old, quote), old, new, linked("19(1)", "19(2)", 0.6))
    assert weak.fate is Fate.UNSURE
    assert weak.waiting
    assert carry(place(old, quote), old, new, linked("19(1)", "19(2)", 0.9)).fate is Fate.MOVED


def test_the_same_label_bears_out_a_weaker_link(draft: Draft, place: Place) -> None:
    old = draft("o", ("19", [PATTERN.format("adoption of amendments")]))
    new = draft("n", ("19", [PATTERN.format("rules about annexes and their review")]))
    carried = carry(place(old, "mutatis mutandis"), old, new, linked("19(1)", "19(1)", 0.6))
    assert carried.fate is Fate.SAME


def test_a_repeated_word_keeps_its_place_where_the_words_around_it_do(draft: Draft, place: Place) -> None:
    old = draft(
        "o",
        ("6", ["An image of a person is sent, without consent of the person depicted, at once or later."]),
    )
    new = draft(
        "n",
        ("6", ["An image of a person is sent on, without consent of the person depicted, at once or today."]),
    )
    carried = carry(place(old, "person", 1), old, new, linked("6(1)", "6(1)"))
    assert carried.fate is Fate.SAME
    assert carried.anchor is not None
    assert carried.anchor.start == new.text.rindex("person")


def test_the_end_of_a_sentence_shields_a_quote_from_the_next(draft: Draft, place: Place) -> None:
    old = draft("o", ("6", ["There is a right to a remedy. They shall publish statistics."]))
    new = draft("n", ("6", ["There is a right to a remedy."]))
    assert carry(place(old, "right to a remedy"), old, new, linked("6(1)", "6(1)")).fate is Fate.SAME


def test_words_that_follow_within_the_sentence_are_looked_at(draft: Draft, place: Place) -> None:
    old = draft("o", ("6", ["The conduct shall result in serious harm."]))
    new = draft("n", ("6", ["The conduct shall result in serious harm to the owner."]))
    assert carry(place(old, "serious harm"), old, new, linked("6(1)", "6(1)")).fate is Fate.REWORDED


def test_a_space_between_two_brackets_changes_no_word(draft: Draft, place: Place) -> None:
    old, new = (
        draft("o", ("6", ["The [40th][60th] instrument."])),
        draft("n", ("6", ["The [40th] [60th] instrument."])),
    )
    carried = carry(place(old, "[40th][60th]"), old, new, linked("6(1)", "6(1)"))
    assert carried.fate is Fate.SAME
    assert carried.anchor is not None and carried.anchor.quote == "[40th] [60th]"


def test_brackets_that_fell_are_a_change_to_be_seen(draft: Draft, place: Place) -> None:
    old, new = (
        draft("o", ("6", ["A power [in advance] given."])),
        draft("n", ("6", ["A power in advance given."])),
    )
    carried = carry(place(old, "[in advance]"), old, new, linked("6(1)", "6(1)", kind=LinkKind.BRACKET_ONLY))
    assert carried.fate is Fate.REWORDED
    assert carried.anchor is not None and carried.anchor.quote == "in advance"


def test_a_proposal_takes_in_the_words_that_replaced_those_at_the_end(draft: Draft, place: Place) -> None:
    old = draft("o", ("6", ["A State Party shall not make it conditional upon consent."]))
    new = draft("n", ("6", ["A State Party may make it conditional upon consent."]))
    carried = carry(place(old, "shall not make"), old, new, linked("6(1)", "6(1)"))
    assert carried.fate is Fate.REWORDED
    assert carried.anchor is not None and carried.anchor.quote == "may make"


def test_a_common_formula_of_a_deleted_clause_is_not_found_in_its_neighbours(
    draft: Draft, place: Place
) -> None:
    formula = "Each State Party shall adopt such measures as may be necessary"
    old = draft("o", ("6", [f"{formula} to punish fraud.", f"{formula} to block rumours."]))
    new = draft("n", ("6", [f"{formula} to punish fraud."]))
    carried = carry(place(old, formula, 1), old, new, linked("6(1)", "6(1)", kind=LinkKind.UNCHANGED))
    assert carried.fate is Fate.LOST


def test_a_passage_whose_parts_went_to_two_articles_is_unsure(draft: Draft, place: Place) -> None:
    one, two = "The order shall be kept for ninety days.", "It may be renewed by a court on request."
    old = draft("o", ("25", [one, two]))
    new = draft("n", ("22", [one, "Nobody shall be told of the order."]), ("23", [two]))
    links = (
        *linked("25(1)", "22(1)", kind=LinkKind.RENUMBERED),
        *linked("25(2)", "23(1)", kind=LinkKind.RENUMBERED),
        *linked("Article 25", "Article 22", kind=LinkKind.SPLIT),
        *linked("Article 25", "Article 23", kind=LinkKind.SPLIT),
    )
    quote = old.text[old.text.index(one) : old.text.index(two) + len(two)]
    assert carry(place(old, quote), old, new, links).fate is Fate.UNSURE


@pytest.mark.parametrize(
    "words",
    [
        "😀 signs 👩‍👩‍👧 and data",
        "cafe\u0301 naïve re\u0301sume\u0301",
        "تلتزم كل دولة طرف بهذا",
        "各缔约国均应采取措施",
    ],
    ids=["emoji", "combining marks", "right to left", "no spaces"],
)
def test_any_script_is_carried_by_code_points(draft: Draft, place: Place, words: str) -> None:
    old = draft("o", ("6", [f"😀 {words}."]))
    new = draft("n", ("5", ["New."]), ("7", [f"👩‍👩‍👧 new: {words}."]))
    whole = carry(place(old, words), old, new, linked("6(1)", "7(1)", kind=LinkKind.MOVED))
    assert whole.anchor is not None
    assert whole.anchor.quote == words
    assert whole.anchor.holds_in(new.text)


def test_an_empty_range_is_lost_and_never_guessed(draft: Draft) -> None:
    old, new = draft("o", ("6", ["Some words."])), draft("n", ("6", ["Some words."]))
    empty = Placement("p", "h", "o", Anchor(20, 20, ""))
    assert carry(empty, old, new, linked("6(1)", "6(1)")).fate is Fate.LOST


def test_a_letter_is_never_parted_from_its_mark(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", ["A cafe opens."])), draft("n", ("6", ["A cafe\u0301 opens."]))
    carried = carry(place(old, "cafe"), old, new, linked("6(1)", "6(1)"))
    assert carried.waiting


def test_nested_and_overlapping_highlights_are_carried_each_on_its_own(draft: Draft, place: Place) -> None:
    words = "Each State Party shall protect personal data of every person."
    old, new = draft("o", ("6", [words])), draft("n", ("5", ["New."]), ("7", [words]))
    links = linked("6(1)", "7(1)", kind=LinkKind.RENUMBERED)
    quotes = ("State Party shall protect", "shall protect personal data", "protect", words)
    made = [carry(place(old, quote), old, new, links) for quote in quotes]
    assert [one.anchor.quote for one in made if one.anchor] == list(quotes)
    assert {one.fate for one in made} == {Fate.MOVED}


def test_a_few_words_do_not_follow_a_link_out_of_what_their_article_became(
    draft: Draft, place: Place
) -> None:
    lead = "Developed Parties should take the lead."
    old = draft("o", ("3", ["Parties reduce emissions.", lead]), ("6", ["Parties provide finance."]))
    new = draft(
        "n", ("4", ["Parties reduce emissions."]), ("9", ["Parties provide finance.", f"Also, {lead}"])
    )
    links = (
        *linked("Article 3", "Article 4"),
        *linked("Article 6", "Article 9"),
        *linked("3(2)", "9(2)", 0.9, LinkKind.MERGED),
    )
    carried = carry(place(old, "take the lead"), old, new, links)
    assert carried.fate is Fate.UNSURE
    assert carried.waiting
