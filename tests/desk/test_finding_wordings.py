"""A wording through the drafts, its concordance as a file, and tagging all that was found."""

import csv
from pathlib import Path

import pytest

from workbench.desk import Desk, finding
from workbench.desk.wordings import travel, write_concordance
from workbench.treaty.documents import DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.found import ConcordanceLine

PHRASE = '"dishonest intent"'


def _line(words: str, **fields: object) -> ConcordanceLine:
    return ConcordanceLine("d", "c", "6(2)", words, "before", "found", words, 0)


def test_a_wording_is_counted_in_every_draft_of_its_chain(desk: Desk) -> None:
    (steps,) = desk.finding.travelled(PHRASE)
    drafts = desk.library.documents(DocumentKind.DRAFT)
    assert {step.document.id for step in steps} <= {draft.id for draft in drafts}
    for step in steps:
        text = " ".join(desk.library.open(step.document.id).text.split()).casefold()
        assert step.count == text.count("dishonest intent"), step.document.symbol


def test_a_place_of_a_wording_leads_to_its_words(desk: Desk) -> None:
    for steps in desk.finding.travelled(PHRASE):
        for step in steps:
            text = desk.library.open(step.document.id).text
            for place in step.places:
                assert text[place.start :].startswith(place.quote)


def test_one_draft_alone_has_a_wording_first(desk: Desk) -> None:
    (steps,) = desk.finding.travelled(PHRASE)
    assert [step.first for step in steps].count(True) == 1
    assert next(step for step in steps if step.places).first


def test_a_wording_no_draft_has_did_not_travel(desk: Desk) -> None:
    assert desk.finding.travelled("zebra") == ()


def test_a_clause_that_lost_the_wording_is_named_in_the_draft_that_lacks_it(desk: Desk) -> None:
    drafts = desk.library.documents(DocumentKind.DRAFT)[:2]
    lines = [
        ConcordanceLine(drafts[0].id, "kept", "1", "", "", "word", "", 3),
        ConcordanceLine(drafts[0].id, "lost", "2", "", "", "word", "", 9),
        ConcordanceLine(drafts[1].id, "heir", "4", "", "", "word", "", 3),
        ConcordanceLine(drafts[1].id, "heir", "4", "", "", "word", "", 8),
    ]
    _, second = travel(drafts, lines, lambda old, new, id: ("kept",))
    assert [(place.label, place.count, place.before) for place in second.places] == [("4", 2, ("1",))]
    assert [place.label for place in second.gone] == ["2"]


def test_a_concordance_is_written_as_a_table_of_all_its_lines(desk: Desk, tmp_path: Path) -> None:
    dest = tmp_path / "lines.csv"
    written = desk.finding.export_concordance("research", dest, "right")
    with dest.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["Document", "Date", "Clause", "Before", "Found", "After"]
    assert len(rows) == len(written) == len(desk.finding.concordance("research", 20_000))
    assert written.is_whole


def test_a_concordance_is_written_as_text_with_its_words_below_each_other(desk: Desk, tmp_path: Path) -> None:
    dest = tmp_path / "lines.txt"
    written = desk.finding.export_concordance(PHRASE, dest)
    lines = dest.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(written)
    assert {line.casefold().index("dishonest intent", 62) for line in lines} == {62}


def test_a_concordance_that_is_cut_says_of_how_many_lines(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = desk.finding.concordance("research", 1).total
    monkeypatch.setattr(finding, "_EVERY_LINE", 5)
    written = desk.finding.export_concordance("research", tmp_path / "lines.txt")
    assert (len(written), written.total, written.is_whole) == (5, total, False)
    assert total > 5


def test_a_wording_that_cannot_be_followed_to_the_end_is_not_told_as_gone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_EVERY_LINE", 5)
    with pytest.raises(KnownError, match="too often"):
        desk.finding.travelled("state")


def test_statements_take_no_draft_its_wording(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = desk.finding.travelled("state")
    monkeypatch.setattr(finding, "_EVERY_LINE", desk.finding.concordance("state kind:draft", 1).total)
    assert desk.finding.concordance("state kind:statement")
    assert desk.finding.travelled("state") == whole


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_a_written_concordance_is_a_formula(start: str, tmp_path: Path) -> None:
    dest = tmp_path / "lines.csv"
    write_concordance([_line(f"{start}HYPERLINK(1)")], dest)
    _, row = csv.reader(dest.read_text(encoding="utf-8-sig").splitlines())
    assert (row[0], row[5]) == (f"'{start}HYPERLINK(1)", f"'{start}HYPERLINK(1)")


def test_a_concordance_without_lines_is_not_written(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="nothing was written"):
        desk.finding.export_concordance("zebra", tmp_path / "lines.csv")
    assert not list(tmp_path.glob("lines*"))


def test_clauses_of_several_documents_are_tagged_and_untagged_at_once(desk: Desk) -> None:
    category = desk.codebook.categories()[-1]
    before = len(desk.marking.all())
    places: dict[str, list[str]] = {}
    for hit in desk.finding.search(f"{PHRASE} kind:draft", 50).hits:
        if hit.unit == "clause":
            places.setdefault(hit.document_id, []).append(hit.clause_id)
    assert len(places) > 1
    made = desk.marking.tag_places(places, (category.id,))
    assert len(made) == sum(len(ids) for ids in places.values())
    assert all(category.id in {one.category_id for one in highlight.concerns} for highlight in made)
    desk.history.undo()
    assert len(desk.marking.all()) == before


def test_one_clause_that_is_gone_leaves_all_documents_untagged(desk: Desk) -> None:
    category = desk.codebook.categories()[0]
    hit = desk.finding.search(f"{PHRASE} kind:draft", 1).hits[0]
    other = desk.library.documents(DocumentKind.STATEMENT)[0]
    before = desk.marking.all()
    with pytest.raises(KnownError, match="nothing was tagged"):
        desk.marking.tag_places({hit.document_id: [hit.clause_id], other.id: ["gone"]}, (category.id,))
    assert desk.marking.all() == before
