from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.concerns import DraftText, carry
from workbench.treaty.anchors import Anchor
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Fate, Placement

Draft = Callable[..., DraftText]
Place = Callable[..., Placement]

ACCESS = (
    "Each State Party shall adopt measures to establish as an offence, when committed intentionally, "
    "the access to a computer."
)
INTENT = (
    "A State Party may require that the offence be committed with dishonest intent "
    "or in relation to another system."
)
PRESS = "Nothing in this article applies to acts done for the purposes of journalism."


def joined(old: str, new: str, kind: LinkKind = LinkKind.UNCHANGED, *, check: bool = False) -> Link:
    return Link(f"o:{old}", f"n:{new}", kind, 1.0, check)


def quoted(carried: Placement, new: DraftText) -> str:
    assert carried.anchor is not None
    assert carried.anchor.holds_in(new.text)
    return carried.anchor.quote


def test_an_unchanged_clause_keeps_its_highlight(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [ACCESS, INTENT])), draft("n", ("5", [PRESS]), ("6", [ACCESS, INTENT]))
    carried = carry(place(old, "dishonest intent"), old, new, (joined("6(2)", "6(2)"),))
    assert carried.fate is Fate.SAME
    assert quoted(carried, new) == "dishonest intent"
    assert carried.clause_id == "n:6(2)"
    assert not carried.waiting


def test_the_carried_placement_names_its_origin_and_is_a_new_one(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [ACCESS])), draft("n", ("6", [ACCESS]))
    first = place(old, "offence")
    carried = carry(first, old, new, (joined("6(1)", "6(1)"),))
    assert carried.origin == first.id
    assert carried.id != first.id
    assert carried.highlight_id == first.highlight_id
    assert carried.document_id == "n"
    assert carry(first, old, new, (joined("6(1)", "6(1)"),)).id != carried.id


@pytest.mark.parametrize("kind", [LinkKind.MOVED, LinkKind.RENUMBERED])
def test_a_moved_or_renumbered_clause_takes_its_highlight_along(
    draft: Draft, place: Place, kind: LinkKind
) -> None:
    old, new = draft("o", ("6", [ACCESS, INTENT])), draft("n", ("8", [INTENT]))
    carried = carry(place(old, "dishonest intent"), old, new, (joined("6(2)", "8(1)", kind),))
    assert carried.fate is Fate.MOVED
    assert quoted(carried, new) == "dishonest intent"
    assert not carried.waiting


def test_a_change_elsewhere_in_the_clause_leaves_the_highlight_same(draft: Draft, place: Place) -> None:
    changed = ACCESS.replace("a computer", "an information and communications technology system").replace(
        "measures", "such measures"
    )
    old, new = draft("o", ("6", [ACCESS])), draft("n", ("6", [changed]))
    carried = carry(place(old, "intentionally"), old, new, (joined("6(1)", "6(1)", LinkKind.REWORDED),))
    assert carried.fate is Fate.SAME
    assert quoted(carried, new) == "intentionally"


def test_a_not_that_comes_right_before_the_quote_waits_for_the_analyst(draft: Draft, place: Place) -> None:
    old = draft("o", ("6", ["Parties shall extradite persons on request at any time."]))
    new = draft("n", ("6", ["Parties shall not extradite persons on request at any time."]))
    carried = carry(
        place(old, "extradite persons on request"), old, new, (joined("6(1)", "6(1)", LinkKind.REWORDED),)
    )
    assert carried.fate is Fate.REWORDED
    assert carried.waiting
    assert quoted(carried, new) == "extradite persons on request"


def test_a_reworded_quote_is_proposed_with_the_words_it_became(draft: Draft, place: Place) -> None:
    changed = INTENT.replace(
        "with dishonest intent",
        "by infringing security measures, with the intent of obtaining data or other dishonest intent",
    )
    old, new = draft("o", ("6", [INTENT])), draft("n", ("6", [changed]))
    carried = carry(
        place(old, "with dishonest intent or in relation"),
        old,
        new,
        (joined("6(1)", "6(1)", LinkKind.REWORDED),),
    )
    assert carried.fate in (Fate.REWORDED, Fate.UNSURE)
    assert carried.waiting
    assert quoted(carried, new).startswith("with the intent of obtaining data")
    assert quoted(carried, new).endswith("in relation")
    assert 0 < carried.score < 1


def test_a_quote_whose_words_are_all_gone_is_lost(draft: Draft, place: Place) -> None:
    old = draft("o", ("6", [ACCESS, "Nothing here applies to journalism."]))
    new = draft("n", ("6", [ACCESS, "Nothing here applies to the military."]))
    carried = carry(place(old, "journalism"), old, new, (joined("6(2)", "6(2)", LinkKind.REWORDED),))
    assert carried.fate is Fate.LOST
    assert carried.anchor is None
    assert carried.clause_id is None
    assert carried.waiting


def test_a_clause_without_heir_loses_its_highlight(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [ACCESS, PRESS])), draft("n", ("6", [ACCESS]))
    carried = carry(place(old, "purposes of journalism"), old, new, (joined("6(1)", "6(1)"),))
    assert carried.fate is Fate.LOST


def test_many_words_that_stand_once_are_found_without_a_link(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [PRESS])), draft("n", ("6", [ACCESS]), ("9", [INTENT, PRESS]))
    carried = carry(place(old, PRESS[:-1]), old, new, ())
    assert carried.fate is Fate.MOVED
    assert carried.clause_id == "n:9(2)"


def test_few_words_found_without_a_link_are_unsure(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [PRESS])), draft("n", ("9", [INTENT, PRESS]))
    carried = carry(place(old, "purposes of journalism"), old, new, ())
    assert carried.fate is Fate.UNSURE
    assert carried.waiting
    assert quoted(carried, new) == "purposes of journalism"


def test_one_word_is_never_sought_outside_the_linked_clause(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [PRESS])), draft("n", ("9", [PRESS]))
    assert carry(place(old, "journalism"), old, new, ()).fate is Fate.LOST


def test_words_that_stand_twice_in_the_new_clause_are_unsure(draft: Draft, place: Place) -> None:
    old = draft("o", ("6", ["The offence shall be punished with due regard to its gravity."]))
    new = draft(
        "n",
        ("6", ["Where the offence is grave, the offence shall be punished with due regard to its gravity."]),
    )
    carried = carry(place(old, "offence"), old, new, (joined("6(1)", "6(1)", LinkKind.REWORDED),))
    assert carried.fate is Fate.UNSURE
    assert carried.anchor is not None
    assert carried.anchor.start == new.text.index("offence shall be")


def test_words_said_twice_in_an_unchanged_clause_keep_their_place(draft: Draft, place: Place) -> None:
    twice = "The offence is an offence within this article."
    old, new = draft("o", ("6", [twice])), draft("n", ("5", [ACCESS]), ("6", [twice]))
    carried = carry(place(old, "offence", 1), old, new, (joined("6(1)", "6(1)"),))
    assert carried.fate is Fate.SAME
    assert carried.anchor is not None
    assert carried.anchor.start == new.text.rindex("offence")


def test_a_word_that_stood_twice_and_is_left_once_is_unsure(draft: Draft, place: Place) -> None:
    old = draft("o", ("6", ["The offence is an offence within this article."]))
    new = draft("n", ("6", ["The offence falls within this article."]))
    carried = carry(place(old, "offence", 1), old, new, (joined("6(1)", "6(1)", LinkKind.REWORDED),))
    assert carried.fate is Fate.UNSURE


def test_a_doubtful_link_makes_a_short_quote_unsure(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [INTENT])), draft("n", ("6", [INTENT + " It may also do more."]))
    doubtful = (joined("6(1)", "6(1)", LinkKind.REWORDED, check=True),)
    assert carry(place(old, "dishonest intent"), old, new, doubtful).fate is Fate.UNSURE


def test_a_quote_is_never_found_inside_a_longer_word(draft: Draft, place: Place) -> None:
    old = draft("o", ("6", ["They act on data at once."]))
    new = draft("n", ("6", ["They take action on data at once."]))
    carried = carry(place(old, "act"), old, new, (joined("6(1)", "6(1)", LinkKind.REWORDED),))
    assert carried.fate is Fate.LOST


def test_a_split_clause_gives_the_highlight_to_the_piece_that_has_its_words(
    draft: Draft, place: Place
) -> None:
    old = draft("o", ("6", [f"{ACCESS} {PRESS}"]))
    new = draft("n", ("6", [ACCESS, PRESS]))
    links = (joined("6(1)", "6(1)", LinkKind.SPLIT), joined("6(1)", "6(2)", LinkKind.SPLIT))
    carried = carry(place(old, "done for the purposes of journalism"), old, new, links)
    assert carried.fate is Fate.MOVED
    assert carried.clause_id == "n:6(2)"


def test_a_merged_clause_brings_its_highlight(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [ACCESS, PRESS])), draft("n", ("6", [f"{ACCESS} {PRESS}"]))
    links = (joined("6(1)", "6(1)", LinkKind.MERGED), joined("6(2)", "6(1)", LinkKind.MERGED))
    carried = carry(place(old, "done for the purposes of journalism"), old, new, links)
    assert carried.fate is Fate.MOVED
    assert quoted(carried, new) == "done for the purposes of journalism"


def test_a_new_line_break_in_the_quote_changes_nothing(draft: Draft, place: Place) -> None:
    old, new = (
        draft("o", ("6", [INTENT])),
        draft("n", ("6", [INTENT.replace("dishonest intent", "dishonest\nintent")])),
    )
    carried = carry(place(old, "dishonest intent"), old, new, (joined("6(1)", "6(1)"),))
    assert carried.fate is Fate.SAME
    assert quoted(carried, new) == "dishonest\nintent"


def test_a_highlight_over_two_unchanged_paragraphs_is_same(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [ACCESS, INTENT])), draft("n", ("5", [PRESS]), ("6", [ACCESS, INTENT]))
    quote = old.text[old.text.index("the access") : old.text.index("be committed")]
    links = (joined("6(1)", "6(1)"), joined("6(2)", "6(2)"), joined("Article 6", "Article 6"))
    carried = carry(place(old, quote), old, new, links)
    assert carried.fate is Fate.SAME
    assert quoted(carried, new) == quote
    assert carried.clause_id == "n:Article 6"


def test_a_highlight_over_paragraphs_of_which_one_changed_is_proposed(draft: Draft, place: Place) -> None:
    changed = INTENT.replace("may require", "may also require")
    old, new = draft("o", ("6", [ACCESS, INTENT])), draft("n", ("6", [ACCESS, changed]))
    quote = old.text[old.text.index("the access") : old.text.index("be committed") - 1]
    links = (joined("6(1)", "6(1)"), joined("6(2)", "6(2)", LinkKind.REWORDED))
    carried = carry(place(old, quote), old, new, links)
    assert carried.fate is Fate.REWORDED
    assert quoted(carried, new).startswith("the access")
    assert quoted(carried, new).endswith("offence")


def test_a_highlight_over_paragraphs_of_which_one_is_gone_is_unsure(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [ACCESS, INTENT])), draft("n", ("6", [ACCESS]))
    quote = old.text[old.text.index("the access") : old.text.index("be committed")]
    carried = carry(place(old, quote), old, new, (joined("6(1)", "6(1)"),))
    assert carried.fate is Fate.UNSURE
    assert quoted(carried, new).startswith("the access")


def test_the_outer_clause_helps_when_the_inner_one_has_no_heir(draft: Draft, place: Place) -> None:
    changed = (
        "All States may require that offences be committed with dishonest intent in relation to another."
    )
    old, new = draft("o", ("6", [ACCESS, INTENT])), draft("n", ("6", [ACCESS, changed]))
    carried = carry(
        place(old, "be committed with dishonest intent"), old, new, (joined("Article 6", "Article 6"),)
    )
    assert carried.fate is Fate.UNSURE
    assert quoted(carried, new) == "be committed with dishonest intent"


def test_a_lost_placement_stays_lost(draft: Draft) -> None:
    old, new = draft("o", ("6", [ACCESS])), draft("n", ("6", [ACCESS]))
    carried = carry(
        Placement("p", "h", "o", None, fate=Fate.LOST, waiting=True), old, new, (joined("6(1)", "6(1)"),)
    )
    assert carried.fate is Fate.LOST


def test_an_anchor_that_does_not_hold_in_its_own_draft_is_never_carried(draft: Draft, place: Place) -> None:
    old, new = draft("o", ("6", [ACCESS])), draft("n", ("6", [ACCESS]))
    broken = replace(place(old, "offence"), anchor=Anchor(3, 10, "offence"))
    assert carry(broken, old, new, (joined("6(1)", "6(1)"),)).fate is Fate.LOST


WORDS = st.sampled_from(
    [
        "shall",
        "the",
        "law",
        "😀",
        "e\u0301",
        "cafe\u0301",
        "الدولة",
        "\u200fحق",
        "各国",
        "нет",
        "a",
        "[may]",
        "—",
    ]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=10).map(" ".join), min_size=1, max_size=3)


@given(PARAGRAPHS, PARAGRAPHS, st.data())
def test_a_carried_anchor_always_holds_in_the_new_text(
    draft: Draft, one: list[str], other: list[str], data: st.DataObject
) -> None:
    old, new = draft("o", ("6", one)), draft("n", ("7", other))
    start = data.draw(st.integers(0, len(old.text) - 1))
    end = data.draw(st.integers(start + 1, len(old.text)))
    placed = Placement("p", "h", "o", Anchor(start, end, old.text[start:end]))
    kind = data.draw(st.sampled_from(list(LinkKind)))
    pairs = data.draw(
        st.lists(st.tuples(st.sampled_from(old.clauses), st.sampled_from(new.clauses)), max_size=4)
    )
    links = tuple(Link(a.id, b.id, kind, 1.0) for a, b in pairs)
    carried = carry(placed, old, new, links)
    assert (carried.anchor is None) == (carried.fate is Fate.LOST)
    assert carried.waiting == (carried.fate in (Fate.REWORDED, Fate.UNSURE, Fate.LOST))
    assert 0 <= carried.score <= 1
    if carried.anchor is not None:
        assert carried.anchor.holds_in(new.text)
        if not carried.waiting:
            assert carried.anchor.quote.split() == old.text[start:end].split()


@given(PARAGRAPHS, st.data())
def test_every_highlight_is_same_in_an_identical_draft(
    draft: Draft, words: list[str], data: st.DataObject
) -> None:
    old, new = draft("o", ("6", words)), draft("n", ("6", words))
    clause = data.draw(st.sampled_from([c for c in old.clauses if c.parent]))
    start = data.draw(st.integers(clause.body, clause.end - 1))
    end = data.draw(st.integers(start + 1, clause.end))
    links = tuple(
        Link(a.id, b.id, LinkKind.UNCHANGED, 1.0) for a, b in zip(old.clauses, new.clauses, strict=True)
    )
    carried = carry(Placement("p", "h", "o", Anchor(start, end, old.text[start:end])), old, new, links)
    if old.text[start:end].strip():
        assert carried.fate is Fate.SAME
        assert carried.anchor is not None
        assert (carried.anchor.start, carried.anchor.end) == (start, end)
