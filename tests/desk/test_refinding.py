"""Refinding: an anchor's words in another reading of the same document, and how sure that is."""

import pytest

from workbench.desk.refinding import SpacedAlike, refound, stands_among
from workbench.treaty.anchors import Anchor, anchor_at

TEXT = (
    "Article 6\n1. Unlawful access shall be an offence.\n2. Each Party shall cooperate.\n"
    "Article 7\n1. Unlawful access shall be an offence.\n3. Each Party shall report."
)


def _anchor(quote: str, nth: int = 0, text: str = TEXT) -> Anchor:
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    return anchor_at(text, at, at + len(quote))


def _again(anchor: Anchor, text: str) -> tuple[str, int, bool] | None:
    found = refound(anchor, SpacedAlike(text))
    return None if found is None else (text[found.start : found.end], found.start, found.certain)


@pytest.mark.parametrize("nth", [0, 1])
def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them(nth: int) -> None:
    anchor = _anchor("Unlawful access", nth)
    assert _again(anchor, "A line more\n" + TEXT) == ("Unlawful access", anchor.start + 12, True)


def test_spaces_and_line_breaks_do_not_count() -> None:
    anchor = _anchor("access shall be an offence", 1)
    wrapped = "\n" + TEXT.replace("shall be", "shall\n  be").replace("Article 7\n1.", "Article 7 1.")
    found = _again(anchor, wrapped)
    assert found is not None and found[0] == "access shall\n  be an offence" and found[2]
    assert found[1] > wrapped.index("Article 7")


def test_words_that_stand_twice_among_the_same_words_are_never_certain() -> None:
    anchor = _anchor("Unlawful access")
    found = _again(anchor, f"{TEXT}\n{TEXT}")
    assert found == ("Unlawful access", anchor.start, False)


def test_short_words_among_other_words_are_not_certain() -> None:
    anchor = _anchor("cooperate")
    assert _again(anchor, "States may cooperate freely") == ("cooperate", 11, False)
    assert _again(anchor, "Nothing of it") is None


def test_long_words_that_stand_once_are_certain_wherever_they_stand() -> None:
    anchor = _anchor("Unlawful access shall be an offence.\n2. Each Party")
    found = _again(anchor, "Here: unlawful Unlawful access shall be an offence. 2. Each Party, too")
    assert found is not None and found[2]


def test_an_anchor_without_neighbours_is_certain_only_where_its_words_are_long() -> None:
    assert _again(Anchor(0, 9, "cooperate"), TEXT) == ("cooperate", TEXT.index("cooperate"), False)


def test_words_at_the_same_offsets_by_chance_do_not_count() -> None:
    anchor = _anchor("shall")
    other = "x" * anchor.start + "shall" + "y" * 80
    assert anchor.holds_in(other) and not stands_among(anchor, other)
    assert stands_among(anchor, TEXT)


def test_words_without_end_are_not_certain() -> None:
    found = _again(Anchor(0, 1, "a", "b", "b"), "a " * 100_000)
    assert found is not None and not found[2]
