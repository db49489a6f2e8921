"""Reports on a comparison: every line is borne out by the drafts, and the sums are those of the whole."""

from collections import Counter

import pytest

from workbench.desk import ArticleChanges, Desk
from workbench.treaty.comparison import LinkKind
from workbench.treaty.concerns import Status

ZERO, REV1, REV2, REV3 = (f"A/AC.900/22{tail}" for tail in ("", "/Rev.1", "/Rev.2", "/Rev.3"))
PAIRS = [(ZERO, REV1), (REV1, REV2), (REV2, REV3)]


def _by_label(rows: tuple[ArticleChanges, ...]) -> dict[str, ArticleChanges]:
    return {row.new_label or row.old_label: row for row in rows}


@pytest.mark.parametrize("pair", PAIRS)
def test_the_articles_add_up_to_the_counts_of_the_comparison(desk: Desk, pair: tuple[str, str]) -> None:
    total: Counter[str] = Counter()
    for row in desk.reporting.changes_by_article(*pair):
        total.update(row.counts)
    counts = desk.comparing.compare(*pair).comparison.counts
    kinds = (*(kind.value for kind in LinkKind), "new", "gone")
    assert {kind: total[kind] for kind in kinds} == {kind: counts[kind] for kind in kinds}


@pytest.mark.parametrize("pair", PAIRS)
def test_articles_come_in_the_order_of_the_newer_draft(desk: Desk, pair: tuple[str, str]) -> None:
    new = desk.library.open(pair[1]).by_id
    starts = [new[row.new_id].start for row in desk.reporting.changes_by_article(*pair) if row.new_id]
    assert starts == sorted(starts) and len(starts) > 40


def test_an_article_that_is_gone_stands_where_it_stood(desk: Desk) -> None:
    rows = desk.reporting.changes_by_article(REV1, REV2)
    labels = [(row.old_label, row.new_label) for row in rows]
    at = labels.index(("Article 16", ""))
    assert labels[at - 1 : at + 3] == [
        ("Article 15", "Article 14"), ("Article 16", ""), ("Article 17", ""), ("Article 18", "Article 15"),
    ]  # fmt: skip
    assert rows[at].counts == {"gone": 3} and rows[at].deleted > 50 and rows[at].inserted == 0
    assert rows[at].new_id is None and rows[at].old_id is not None


def test_a_new_article_has_all_its_words_inserted(desk: Desk) -> None:
    row = _by_label(desk.reporting.changes_by_article(REV1, REV2))["Article 24"]
    assert (row.old_label, row.old_id, row.counts, row.deleted) == ("", None, {"new": 3}, 0)
    assert row.inserted > 50 and row.brackets_now == 3


def test_merged_articles_are_told_in_one_line(desk: Desk) -> None:
    row = _by_label(desk.reporting.changes_by_article(REV1, REV2))["Article 11"]
    assert row.old_label == "Article 11, Article 12"


def test_a_draft_against_itself_has_no_words_in_or_out(desk: Desk) -> None:
    rows = desk.reporting.changes_by_article(REV2, REV2)
    assert {(row.inserted, row.deleted, row.old_label == row.new_label) for row in rows} == {(0, 0, True)}
    assert {kind for row in rows for kind in row.counts} == {"unchanged"}


def test_open_concerns_are_counted_on_their_article(desk: Desk) -> None:
    rows = desk.reporting.changes_by_article(REV1, REV2)
    settled = [row for row in desk.marking.rows(REV2) if row.concern]
    still_open = [row for row in settled if row.concern and row.concern.status is Status.OPEN]
    assert sum(row.concerns for row in rows if row.new_id) == len(still_open) > 0
    before = _by_label(rows)["Article 6"].concerns
    desk.marking.tag(REV2, "Discrimination", clause="6(2)")
    assert _by_label(desk.reporting.changes_by_article(REV1, REV2))["Article 6"].concerns == before + 1


def test_a_silent_deletion_is_told_once_with_its_words_and_its_place(desk: Desk) -> None:
    known = desk.comparing.compare(REV1, REV2)
    found = {one.label: one for one in desk.reporting.silent_deletions(REV1, REV2)}
    article = found["Article 16"]
    assert not {label for label in found if label.startswith("16(")}
    assert article.words == known.old.words(known.old.find("Article 16")).strip()
    assert article.page == known.old.find("Article 16").page
    assert article.after_label == "14(3)" and known.new.label(article.after_id) == "14(3)"


@pytest.mark.parametrize("pair", PAIRS)
def test_every_silent_deletion_of_the_comparison_is_told(desk: Desk, pair: tuple[str, str]) -> None:
    known = desk.comparing.compare(*pair)
    told = [known.old.by_id[one.old_id] for one in desk.reporting.silent_deletions(*pair)]
    for clause_id in known.silent:
        clause = known.old.by_id[clause_id]
        assert any(one.start <= clause.start and clause.end <= one.end for one in told)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_reference_that_points_elsewhere_is_borne_out_by_both_drafts(
    desk: Desk, pair: tuple[str, str]
) -> None:
    known = desk.comparing.compare(*pair)
    for one in desk.reporting.stale_references(*pair):
        assert known.new.text[one.start : one.end] == one.words
        holder = known.new.by_id[one.clause_id]
        around = f"{one.before}{one.words}{one.after}"
        assert around in known.new.text[holder.start : holder.end]
        if one.names and one.meant:
            assert one.names.id != one.meant.id


def test_the_columns_of_the_bracket_ledger_add_up_to_each_draft(desk: Desk) -> None:
    ledger = desk.reporting.bracket_ledger(REV2)
    assert [draft.symbol for draft in ledger.drafts] == [ZERO, REV1, REV2, REV3]
    for at, draft in enumerate(ledger.drafts):
        cells = [row.cells[at] for row in ledger.rows]
        total = sum(cell.brackets for cell in cells if cell) + ledger.outside[at]
        assert total == ledger.totals[at] == desk.library.open(draft.id).brackets.opening


def test_an_article_keeps_its_row_through_renumbering(desk: Desk) -> None:
    rows = {row.heading: row for row in desk.reporting.bracket_ledger(ZERO).rows}
    labels = [cell.label if cell else None for cell in rows["Jurisdiction"].cells]
    assert labels == ["Article 21", "Article 22", "Article 19", "Article 29"]
    new, gone = rows["Joint investigations"], rows["Disclosures in the public interest"]
    assert [cell is None for cell in new.cells] == [True, True, True, False]
    assert [cell is None for cell in gone.cells] == [False, False, True, True]
    assert gone.label == "Article 16"


def test_each_article_of_each_draft_has_one_cell_of_the_ledger(desk: Desk) -> None:
    ledger = desk.reporting.bracket_ledger(ZERO)
    for at, draft in enumerate(ledger.drafts):
        told = [row.cells[at].clause_id for row in ledger.rows if row.cells[at]]  # type: ignore[union-attr]
        articles = {clause.id for clause in desk.library.open(draft.id).clauses if clause.kind == "article"}
        assert len(told) == len(set(told)) and articles <= set(told)


def test_a_letter_has_a_ledger_of_itself_alone(desk: Desk) -> None:
    letter = desk.library.find("Joint letter of civil society and industry on Rev.2")
    ledger = desk.reporting.bracket_ledger(letter.id)
    assert [draft.id for draft in ledger.drafts] == [letter.id]
    assert ledger.totals == (desk.library.open(letter.id).brackets.opening,)


def test_nothing_is_reported_of_unrelated_texts(desk: Desk) -> None:
    letter = desk.library.find("Submission of the Guild of Incident Responders on security research")
    assert desk.comparing.compare(REV1, letter.id).comparison.unrelated
    for report in ("changes_by_article", "silent_deletions", "stale_references"):
        assert getattr(desk.reporting, report)(REV1, letter.id) == ()
