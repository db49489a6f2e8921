"""Places of a text in code points, in UTF-16 units, and in what a redline shows."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.qt.offsets import Offsets
from workbench.qt.panes.rows import Row
from workbench.qt.panes.wording import Piece, Tint, Wording

_TEXTS = st.text(st.characters(blacklist_categories=("Cs",)) | st.sampled_from("🌍👩‍⚖️ab"), max_size=60)
_PIECES = st.lists(st.tuples(_TEXTS.filter(bool), st.booleans()), max_size=6)


def _wording(parts: list[tuple[str, bool]]) -> tuple[Wording, str]:
    """A row of pieces, those that are its own and those of the other side, with its canonical text."""
    pieces, text = [], ""
    for words, own in parts:
        pieces.append(Piece(words, len(text) if own else None, Tint.PLAIN if own else Tint.DELETED))
        text += words if own else ""
    return Wording(Row("c", 0, len(text), 0), tuple(pieces)), text


@given(_TEXTS)
def test_units_are_those_of_utf_16(text: str) -> None:
    offsets = Offsets(text)
    for at in range(len(text) + 1):
        assert offsets.to_units(at) == len(text[:at].encode("utf-16-le")) // 2


@given(_TEXTS)
def test_a_place_comes_back_from_units_as_it_was(text: str) -> None:
    offsets = Offsets(text)
    assert [offsets.to_points(offsets.to_units(at)) for at in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@given(_PIECES)
def test_a_canonical_place_comes_back_from_a_redline_as_it_was(parts: list[tuple[str, bool]]) -> None:
    wording, text = _wording(parts)
    for at in range(len(text)):
        assert wording.to_canonical(wording.to_shown(at)) == at


@given(_PIECES)
def test_the_shown_words_of_a_range_are_the_drafts_own(parts: list[tuple[str, bool]]) -> None:
    wording, text = _wording(parts)
    shown = wording.shown.encode("utf-16-le")
    found = b"".join(shown[2 * start : 2 * end] for start, end in wording.spans(0, len(text)))
    assert found.decode("utf-16-le") == text.replace("\n", "\u2028")
