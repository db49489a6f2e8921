"""Correcting the structure by hand: what changes, what stays, and that no word is ever lost."""

from functools import lru_cache
from pathlib import Path

import pytest
from clause_documents import broken_promises, labels, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.clauses import change_kind, following, join, make_heading, relabel, split, split_at
from workbench.intake import read_file
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Page, Reading

SOURCES = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sources"
DRAFTS = ("A-AC.900-22.docx", "A-AC.900-22-Rev.1.pdf", "A-AC.900-22-Rev.2.pdf", "A-AC.900-22-Rev.3.html")
DRAFT = DocumentKind.DRAFT
SMALL = reading(
    "Article 6",
    "Unlawful access",
    "1. Each State Party shall [may] act.",
    "2. A State Party may require:",
    "(a) That measures be infringed; or",
    "(b) That there be intent. (c) That there be harm.",
    "It may also say so.",
    "Article 7 General",
    "Nothing more.",
)


def _small() -> tuple[tuple[Clause, ...], str]:
    return split(SMALL, "d", DRAFT), SMALL.text


def _by(clauses: tuple[Clause, ...], label: str) -> Clause:
    return next(clause for clause in clauses if clause.label == label)


def _words(clauses: tuple[Clause, ...], label: str) -> str:
    clause = _by(clauses, label)
    return SMALL.text[clause.start : clause.end]


def _untouched(before: tuple[Clause, ...], after: tuple[Clause, ...], *but: str) -> bool:
    now = {clause.id: clause for clause in after}
    return all(now.get(one.id) == one for one in before if one.label not in but)


# --- joining ----------------------------------------------------------------------------------


def test_two_clauses_joined_are_one_that_keeps_the_first_id_and_label():
    before, text = _small()
    first, second = _by(before, "6(2)(a)"), _by(before, "6(2)(b)")
    after = join(before, first.id, second.id, text)
    joined = _by(after, "6(2)(a)")
    assert joined.id == first.id
    assert (joined.start, joined.end) == (first.start, second.end)
    assert second.id not in {clause.id for clause in after}
    assert _untouched(before, after, "6(2)(a)", "6(2)(b)")
    assert broken_promises(after, text) == []


def test_clauses_of_two_articles_can_be_joined_only_where_no_heading_stands_between():
    before, text = _small()
    with pytest.raises(KnownError, match="nothing was changed"):
        join(before, _by(before, "6(2) tail").id, _by(before, "7 para. 1").id, text)


def test_a_clause_that_is_no_neighbour_is_refused():
    before, text = _small()
    with pytest.raises(KnownError, match="follow one another"):
        join(before, _by(before, "6(1)").id, _by(before, "6(2)(b)").id, text)


def test_a_clause_joined_with_one_that_has_sub_clauses_takes_them_over():
    before, text = _small()
    after = join(before, _by(before, "6(1)").id, _by(before, "6(2)").id, text)
    joined = _by(after, "6(1)")
    parts = [clause for clause in after if clause.parent == joined.id]
    assert [clause.label for clause in parts] == ["6(2) chapeau", "6(2)(a)", "6(2)(b)", "6(2) tail"]
    assert _words(after, "6(2) chapeau").startswith("Each State Party")
    assert text[joined.start : joined.body].strip() == "1."
    assert joined.brackets == 1
    assert broken_promises(after, text) == []


def test_the_words_that_follow_a_heading_line_join_the_heading():
    before, text = _small()
    after = join(before, _by(before, "Article 7").id, _by(before, "7 para. 1").id, text)
    article = _by(after, "Article 7")
    assert _words(after, "Article 7") == "Article 7 General\nNothing more."
    assert article.heading == "General Nothing more."
    assert after[-1] == article
    assert broken_promises(after, text) == []


def test_a_heading_that_takes_the_first_words_of_a_clause_below_its_paragraph_reaches_to_the_next_ones():
    before, text = _small()
    article = _by(before, "Article 6").id
    after = join(before, article, _by(before, "6(1)").id, text)
    after = split_at(after, article, 1, text)
    after = join(after, _by(after, "6 para. 1").id, _by(after, "6(2)").id, text)
    after = join(after, article, _by(after, "6(2) chapeau").id, text)
    assert _by(after, "Article 6").body == _by(after, "6(2)(a)").start
    assert broken_promises(after, text) == []


def test_a_heading_broken_over_two_lines_becomes_one():
    before, text = _small()
    clause, at = _by(before, "6(2) tail"), text.index("also say")
    halves = make_heading(split_at(before, clause.id, at, text), clause.id, text)
    second = following(halves, clause.id, text)
    assert second is not None
    heading = next(one for one in join(halves, clause.id, second.id, text) if one.id == clause.id)
    assert (heading.kind, heading.label) == (ClauseKind.HEADING, "It may also say so.")
    assert heading.heading == heading.label


# --- splitting --------------------------------------------------------------------------------


def test_a_clause_split_before_its_number_is_followed_by_that_number():
    before, text = _small()
    clause = _by(before, "6(2)(b)")
    after = split_at(before, clause.id, text.index("(c)"), text)
    assert _by(after, "6(2)(b)").id == clause.id
    assert _words(after, "6(2)(b)") == "(b) That there be intent."
    made = _by(after, "6(2)(c)")
    assert (made.kind, made.parent, made.depth) == (clause.kind, clause.parent, clause.depth)
    assert text[made.body : made.end] == "That there be harm."
    assert _untouched(before, after, "6(2)(b)")
    assert broken_promises(after, text) == []


def test_splitting_and_joining_again_leaves_what_was_before():
    before, text = _small()
    clause = _by(before, "6(2)(b)")
    halves = split_at(before, clause.id, text.index("(c)"), text)
    assert join(halves, clause.id, _by(halves, "6(2)(c)").id, text) == before


def test_spaces_before_the_second_part_belong_to_neither():
    before, text = _small()
    clause = _by(before, "6(2)(b)")
    space = text.index(" (c)")
    assert split_at(before, clause.id, space, text) == split_at(before, clause.id, space + 1, text)


def test_brackets_are_counted_anew_in_both_parts():
    before, text = _small()
    after = split_at(before, _by(before, "6(1)").id, text.index("[may]"), text)
    assert [_by(after, label).brackets for label in ("6(1)", "6(1) (2)")] == [0, 1]


def test_words_split_off_an_article_heading_are_its_first_paragraph():
    before, text = _small()
    article = _by(before, "Article 6")
    after = split_at(before, article.id, text.index("access"), text)
    assert _by(after, "Article 6").heading == "Unlawful"
    made = _by(after, "6 para. 1")
    assert (made.parent, _words(after, "6 para. 1")) == (article.id, "access")
    assert broken_promises(after, text) == []


def test_a_second_part_on_another_page_knows_its_page():
    before, text = _small()
    clause, at = _by(before, "6(2)(b)"), text.index("(c)")
    after = split_at(before, clause.id, at, text, (Page(1, 100, 100, 0, at), Page(2, 100, 100, at, 999)))
    assert _by(after, "6(2)(c)").page == 2


@pytest.mark.parametrize("place", ["start", "end"])
def test_a_clause_is_not_split_at_its_edges(place):
    before, text = _small()
    clause = _by(before, "6(2)(a)")
    with pytest.raises(KnownError, match="text cursor"):
        split_at(before, clause.id, getattr(clause, place), text)


# --- kinds and labels -------------------------------------------------------------------------


def test_a_clause_made_a_heading_is_cited_by_its_words_and_back_to_text_keeps_them():
    before, text = _small()
    clause = _by(before, "7 para. 1")
    after = make_heading(before, clause.id, text)
    heading = _by(after, "Nothing more.")
    assert (heading.id, heading.kind, heading.heading) == (clause.id, ClauseKind.HEADING, "Nothing more.")
    assert _untouched(before, after, "7 para. 1")
    back = change_kind(after, clause.id, ClauseKind.PARAGRAPH, text)
    assert _by(back, "Nothing more.").kind is ClauseKind.PARAGRAPH


def _missed(*lines: str) -> tuple[tuple[Clause, ...], str, str]:
    """The clauses of a text in which the line of article 7 was glued to the one before, its id split off."""
    text = reading(*lines)
    clauses = split(text, "d", DRAFT)
    at = text.text.index("Article 7")
    holder = max((one for one in clauses if one.start < at < one.end), key=lambda one: one.depth)
    made = split_at(clauses, holder.id, at, text.text)
    return made, next(one.id for one in made if one.start == at), text.text


def test_a_missed_article_stands_beside_the_one_before_and_takes_over_what_follows():
    before, missed, text = _missed(
        "Article 6. Access",
        "1. One acts as in Article 7. Scope",
        "2. Two requires:",
        "(a) This; or",
        "(b) That.",
        "Article 8. Last",
        "1. Eight.",
    )
    after = make_heading(before, missed, text)
    article = next(one for one in after if one.id == missed)
    assert (article.kind, article.label, article.heading) == (ClauseKind.ARTICLE, "Article 7", "Scope")
    assert labels(after) == [
        "Article 6",
        "6(1)",
        "Article 7",
        "7(2)",
        "7(2) chapeau",
        "7(2)(a)",
        "7(2)(b)",
        "Article 8",
        "8(1)",
    ]
    assert {one.id for one in after} == {one.id for one in before}
    assert (article.depth, _by(after, "7(2)").parent) == (0, missed)
    assert broken_promises(after, text) == []


def test_an_article_missed_outside_of_all_articles_takes_over_loose_paragraphs():
    before, missed, text = _missed(
        "Draft words before Article 7. Scope", "1. One.", "2. Two.", "Article 8. X"
    )
    after = make_heading(before, missed, text)
    assert labels(after)[-4:] == ["Article 7", "7(1)", "7(2)", "Article 8"]
    assert broken_promises(after, text) == []


def test_a_preamble_that_held_nothing_but_a_missed_article_is_gone():
    text = "Article 7. Scope\nWords."
    preamble = Clause("p", "Preamble", ClauseKind.PREAMBLE, "", 0, 0, len(text))
    first = Clause("a", "PP1", ClauseKind.PREAMBLE, "", 0, 0, 16, parent="p", depth=1)
    second = Clause("b", "PP2", ClauseKind.PREAMBLE, "", 17, 17, len(text), parent="p", depth=1)
    after = make_heading((preamble, first, second), "a", text)
    assert [(one.id, one.kind, one.parent) for one in after] == [
        ("a", ClauseKind.ARTICLE, None),
        ("b", ClauseKind.PREAMBLE, "a"),
    ]
    assert broken_promises(after, text) == []


def test_an_article_is_a_heading_already():
    before, text = _small()
    with pytest.raises(KnownError, match="already"):
        make_heading(before, _by(before, "Article 6").id, text)


def test_a_clause_with_sub_clauses_is_no_heading():
    before, text = _small()
    with pytest.raises(KnownError, match="sub-clauses"):
        make_heading(before, _by(before, "6(2)").id, text)


def test_the_labels_of_sub_clauses_follow():
    before, text = _small()
    after = relabel(before, _by(before, "Article 6").id, "Article 16bis")
    assert labels(after)[:5] == ["Article 16bis", "16bis(1)", "16bis(2)", "16bis(2) chapeau", "16bis(2)(a)"]
    assert [one.id for one in after] == [one.id for one in before]
    assert broken_promises(after, text) == []


def test_a_label_that_another_clause_has_is_refused():
    before, _ = _small()
    with pytest.raises(KnownError, match="already"):
        relabel(before, _by(before, "6(1)").id, "6(2)")
    with pytest.raises(KnownError, match="characters"):
        relabel(before, _by(before, "6(1)").id, "  ")


def test_a_clause_that_is_gone_is_refused():
    before, text = _small()
    for correct in (
        lambda: join(before, "gone", before[0].id, text),
        lambda: split_at(before, "gone", 3, text),
        lambda: make_heading(before, "gone", text),
        lambda: relabel(before, "gone", "6"),
    ):
        with pytest.raises(KnownError, match="not in the document any more"):
            correct()


# --- what always holds ------------------------------------------------------------------------


@lru_cache
def _draft(name: str) -> tuple[Reading, tuple[Clause, ...]]:
    received = read_file(SOURCES / name)
    return received.reading, split(received.reading, name, DRAFT)


def _corrected(data: st.DataObject, clauses: tuple[Clause, ...], text: str) -> tuple[Clause, ...]:
    """One correction of any kind at any place; the same clauses where it is refused."""
    clause = data.draw(st.sampled_from(clauses))
    what = data.draw(st.sampled_from(["join", "split", "heading", "plain", "label"]))
    try:
        if what == "join":
            after = following(clauses, clause.id, text)
            return join(clauses, clause.id, after.id, text) if after else clauses
        if what == "split":
            return split_at(clauses, clause.id, data.draw(st.integers(clause.start, clause.end)), text)
        if what == "heading":
            return make_heading(clauses, clause.id, text)
        if what == "plain":
            return change_kind(clauses, clause.id, ClauseKind.PARAGRAPH, text)
        return relabel(clauses, clause.id, data.draw(st.sampled_from(["Article 99", "6(1)", "chapeau"])))
    except KnownError:
        return clauses


def _shape_problems(clauses: tuple[Clause, ...]) -> list[str]:
    """Depths, bodies and the order of parents, beyond what every tree promises of its words."""
    seen: dict[str, Clause] = {}
    wrong = []
    first: dict[str, int] = {}
    for clause in clauses:
        above = seen.get(clause.parent or "")
        if (above is None) != (clause.parent is None) or clause.depth != (above.depth + 1 if above else 0):
            wrong.append(f"{clause.label} is not below its parent")
        if clause.parent:
            first.setdefault(clause.parent, clause.start)
        seen[clause.id] = clause
    wrong += [f"{seen[one].label} has another body" for one, at in first.items() if seen[one].body != at]
    return wrong


@pytest.mark.parametrize("name", DRAFTS)
def test_a_clause_of_a_draft_split_and_joined_again_is_what_it_was(name):
    source, clauses = _draft(name)
    parents = {one.parent for one in clauses}
    leaf = next(one for one in clauses if one.kind is ClauseKind.PARAGRAPH and one.id not in parents)
    at = source.text.index(" ", leaf.body + 20)
    halves = split_at(clauses, leaf.id, at, source.text)
    second = halves[[one.id for one in halves].index(leaf.id) + 1]
    assert len(halves) == len(clauses) + 1
    assert join(halves, leaf.id, second.id, source.text) == clauses


@pytest.mark.parametrize("name", DRAFTS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_corrections_of_a_draft_keep_every_word_in_order(name, data):
    source, clauses = _draft(name)
    for _ in range(data.draw(st.integers(1, 6))):
        clauses = _corrected(data, clauses, source.text)
        assert broken_promises(clauses, source.text) == []
        assert _shape_problems(clauses) == []


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_corrections_of_a_small_text_keep_every_word_in_order(data):
    clauses, text = _small()
    for _ in range(data.draw(st.integers(1, 12))):
        clauses = _corrected(data, clauses, text)
        assert broken_promises(clauses, text) == []
        assert _shape_problems(clauses) == []
