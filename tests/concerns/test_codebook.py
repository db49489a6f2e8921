import uuid
from dataclasses import replace
from itertools import combinations

import pytest

from workbench.concerns import (
    PALETTE,
    STARTING_CODEBOOK,
    checked_colour,
    checked_name,
    contrast,
    find_category,
    in_tree_order,
    ink_on,
    next_colour,
    next_shortcut,
    set_among,
)
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError

NAMES = [
    "Overly broad criminal provisions",
    "Weak or absent human rights safeguards",
    "Gender mainstreaming",
    "Excessive cross-border powers",
    "Journalists and public-interest work",
    "Security research",
    "Bulk data collection",
    "Online censorship",
    "Discrimination",
    "Closed negotiation",
]


def test_the_starting_codebook_has_the_ten_categories_in_order() -> None:
    assert [category.name for category in STARTING_CODEBOOK] == NAMES
    assert [category.position for category in STARTING_CODEBOOK] == list(range(10))


def test_two_archives_share_the_ids_of_the_starting_categories() -> None:
    assert STARTING_CODEBOOK[0].id == "6c0b516b-dd86-514f-882b-509203641315"
    assert all(uuid.UUID(category.id).version == 5 for category in STARTING_CODEBOOK)
    assert len({category.id for category in STARTING_CODEBOOK}) == 10


def test_each_category_has_its_own_colour_and_key() -> None:
    assert len({category.colour for category in STARTING_CODEBOOK}) == 10
    assert "".join(category.shortcut for category in STARTING_CODEBOOK) == "1234567890"


def test_each_category_says_what_counts_and_what_does_not() -> None:
    assert all(one.description and one.counts and one.excludes for one in STARTING_CODEBOOK)


def test_colours_stay_apart_for_those_who_do_not_tell_red_from_green() -> None:
    for one, other in combinations(PALETTE, 2):
        assert _distance_for_deuteranopes(one, other) > 20, (one, other)


def _distance_for_deuteranopes(one: str, other: str) -> float:
    """Distance of two colours as seen without the middle cones (Viénot's matrix), 0 to 441."""

    def seen(colour: str) -> tuple[float, float, float]:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return (
            0.29275 * red + 0.70725 * green,
            0.29275 * red + 0.70725 * green,
            -0.02234 * red + 0.02234 * green + blue,
        )

    return float(sum((a - b) ** 2 for a, b in zip(seen(one), seen(other), strict=True)) ** 0.5)


def test_a_category_is_found_whatever_its_case_and_spaces() -> None:
    found = find_category("  security   RESEARCH ", STARTING_CODEBOOK)
    assert found is not None
    assert found.name == "Security research"
    assert find_category("Securities", STARTING_CODEBOOK) is None


def test_a_name_is_tidied() -> None:
    assert checked_name("  Data   protection ", STARTING_CODEBOOK) == "Data protection"


@pytest.mark.parametrize("name", ["", "   ", "SECURITY research"])
def test_an_empty_or_taken_name_is_refused(name: str) -> None:
    with pytest.raises(KnownError):
        checked_name(name, STARTING_CODEBOOK)


def test_a_category_may_change_the_case_of_its_own_name() -> None:
    own = STARTING_CODEBOOK[5]
    assert checked_name("Security Research", STARTING_CODEBOOK, renamed=own.id) == "Security Research"


def test_the_next_colour_is_the_least_used() -> None:
    assert next_colour(()) == PALETTE[0]
    assert next_colour(STARTING_CODEBOOK[:3]) == PALETTE[3]
    assert next_colour(STARTING_CODEBOOK) == PALETTE[10]
    every = [replace(STARTING_CODEBOOK[0], colour=colour) for colour in PALETTE]
    assert next_colour((*every, every[0])) == PALETTE[1]


def test_the_next_key_is_the_first_free_digit_or_none() -> None:
    assert next_shortcut(STARTING_CODEBOOK[:4]) == "5"
    assert next_shortcut(STARTING_CODEBOOK) == ""
    retired = replace(STARTING_CODEBOOK[2], retired=True)
    assert next_shortcut([*STARTING_CODEBOOK[:2], retired, *STARTING_CODEBOOK[3:]]) == "3"


def test_contrast_is_the_published_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_ink_is_readable_on_every_colour_of_the_palette() -> None:
    assert all(contrast(ink_on(colour), colour) >= 4.5 for colour in PALETTE)
    assert ink_on("#0072b2") == "#ffffff"
    assert ink_on("#e69f00") == "#000000"


def test_a_colour_is_six_hexadecimal_digits() -> None:
    assert checked_colour(" #0072B2 ") == "#0072b2"
    with pytest.raises(KnownError, match="no colour"):
        checked_colour("blue")


def _tree() -> tuple[Category, ...]:
    """B before A, with A1 under A."""
    return (
        Category("a", "A", "#000000", position=5),
        Category("b", "B", "#000000", position=2),
        Category("a1", "A1", "#000000", parent="a", position=0),
        Category("c", "C", "#000000", position=9),
    )


def test_children_stand_behind_their_parents() -> None:
    assert [one.id for one in in_tree_order(_tree())] == ["b", "a", "a1", "c"]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (0, ["c", "b", "a", "a1"]),
        (1, ["b", "c", "a", "a1"]),
        (2, ["b", "a", "a1", "c"]),
        (9, ["b", "a", "a1", "c"]),
    ],
)
def test_a_category_is_put_at_a_place_among_its_siblings(place: int, order: list[str]) -> None:
    assert [one.id for one in set_among(_tree(), "c", place)] == order


def test_retired_siblings_do_not_count_as_places() -> None:
    tree = [replace(one, retired=one.id == "b") for one in _tree()]
    assert [one.id for one in set_among(tree, "c", 0)] == ["b", "c", "a", "a1"]
