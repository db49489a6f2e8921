"""What an annotation says: people read it, and the workbench reads it back as it was."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.annotation_words import older_parts, read_words, words_on_page
from workbench.treaty.concerns import Category, Concern, Highlight, Severity, Status

RESEARCH = Category("c1", "Security research", "#0072b2")
GENDER = Category("c2", "Gender mainstreaming", "#009e73")
WHEN = datetime(2024, 1, 24, tzinfo=UTC)
_TELLING = st.sampled_from(
    [
        "",
        "Note: x",
        "Ask:",
        " Ask: y",
        "Security research [high, open]",
        "  a [low, dismissed] ",
        "Category: z",
    ]
)
_LINES = st.lists(_TELLING | st.text("ab: []", max_size=6), max_size=5).map("\n".join)
WORDS = _LINES.map(lambda words: words.strip("\n"))


def _highlight(*concerns: Concern) -> Highlight:
    return Highlight("h", "", WHEN, concerns)


def _concern(category: Category, note: str, ask: str, severity: Severity, status: Status) -> Concern:
    return Concern(f"of {category.id}", "h", category.id, severity, note, ask, status)


def _written(*concerns: Concern) -> str:
    return words_on_page(_highlight(*concerns), {one.id: one for one in (RESEARCH, GENDER)})


def test_an_annotation_tells_all_that_is_said_of_its_words() -> None:
    first = _concern(RESEARCH, "One.\n\nTwo.", "Delete it.", Severity.HIGH, Status.ADDRESSED)
    second = _concern(GENDER, "", "Keep “shall”.", Severity.LOW, Status.OPEN)
    assert _written(first, second) == (
        "Security research [high, addressed]\nNote: One.\n\nTwo.\nAsk: Delete it.\n\n"
        "Gender mainstreaming [low, open]\nAsk: Keep “shall”."
    )


@given(WORDS, WORDS, WORDS, st.sampled_from(Severity), st.sampled_from(Status))
def test_whatever_is_said_is_read_back_as_it_was(
    note: str, ask: str, other: str, severity: Severity, status: Status
) -> None:
    first = _concern(RESEARCH, note, ask, severity, status)
    second = _concern(GENDER, other, "", Severity.MEDIUM, Status.OPEN)
    before, read = read_words(_written(first, second))
    assert before == ""
    assert [(one.category, one.severity, one.status, one.note, one.ask) for one in read] == [
        (RESEARCH.name, severity, status, note, ask),
        (GENDER.name, Severity.MEDIUM, Status.OPEN, other, ""),
    ]


@pytest.mark.parametrize("name", ["Note: of the chair", "Ask:", "Category: two", "a [high, open]"])
def test_a_category_may_be_called_anything(name: str) -> None:
    named = Category("c1", name, "#0072b2")
    said = _highlight(_concern(named, "n", "", Severity.LOW, Status.OPEN))
    written = words_on_page(said, {"c1": named})
    assert [one.category for one in read_words(f"{written}\n\n{written}")[1]] == [name, name]


def test_what_a_reviewer_writes_above_and_below_is_kept_with_it() -> None:
    text = "I agree!\nSecurity research [high, open]\nNote: One.\nNote: And two."
    before, (said,) = read_words(text)
    assert (before, said.note) == ("I agree!", "One.\nAnd two.")


def test_words_in_no_form_say_nothing_of_a_category() -> None:
    assert read_words("Note: too narrow\n\nAsk: more") == ("", ())
    assert older_parts("Too narrow.\n\nSecurity research", [RESEARCH]) == ()


def test_an_older_annotation_with_a_blank_line_keeps_its_category() -> None:
    text = "Security research\nOne.\n\nTwo.\nDelete it.\n\nGENDER mainstreaming\nThree."
    assert older_parts(text, [RESEARCH, GENDER]) == (
        (RESEARCH, "One.\n\nTwo.\nDelete it."),
        (GENDER, "Three."),
    )
