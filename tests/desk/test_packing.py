"""Packs and exchange: every quote proven, and nothing lost on the way to a colleague and back."""

from pathlib import Path

import pytest

from workbench.desk import Desk, PackOrder, Picked, Wanted
from workbench.treaty.comparison import LinkKind, RunKind
from workbench.treaty.errors import KnownError

REV1, REV2, REV3 = (f"A/AC.900/22/Rev.{number}" for number in (1, 2, 3))


def test_a_pack_quotes_draft_article_and_page(desk: Desk) -> None:
    facts = desk.packing.facts(PackOrder(document_key=REV2, against=REV1))
    draft = desk.library.open(REV2)
    assert facts.concerns
    for entry in facts.concerns:
        assert entry.start is not None and draft.text.startswith(entry.quote, entry.start)
        assert entry.page is not None and entry.label
        if entry.redline is not None:
            now = "".join(run.words for run in entry.redline.runs if run.kind is not RunKind.DELETED)
            assert now == entry.quote


def test_only_the_chosen_categories_are_in_a_pack(desk: Desk) -> None:
    facts = desk.packing.facts(PackOrder(document_key=REV1, categories=("security research",)))
    assert {entry.category for entry in facts.concerns} == {"Security research"}


def test_without_a_draft_the_newest_marked_one_is_taken(desk: Desk) -> None:
    assert desk.packing.facts(PackOrder()).draft.symbol == "A/AC.900/22/Rev.3"


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "xlsx", "md"])
def test_a_pack_is_written_in_each_format(desk: Desk, tmp_path: Path, suffix: str) -> None:
    dest = tmp_path / f"pack.{suffix}"
    desk.packing.write(PackOrder(document_key=REV2, against=REV1), dest)
    assert dest.stat().st_size > 1000
    once = dest.read_bytes()
    desk.packing.write(PackOrder(document_key=REV2, against=REV1), dest)
    assert dest.read_bytes() == once


def test_picked_passages_are_quoted_with_their_place(desk: Desk) -> None:
    draft = desk.library.open(REV1)
    clause = draft.find("7(1)")
    picked = Picked(draft.document.id, clause.id)
    facts = desk.packing.facts(PackOrder(document_key=REV2, passages=(picked, picked)))
    assert [(one.label, one.source) for one in facts.passages] == [("7(1)", REV1)]
    assert draft.text.startswith(facts.passages[0].quote, facts.passages[0].start)
    assert "Passages" in desk.packing.preview(PackOrder(document_key=REV2, passages=(picked,)))


def test_an_unknown_suffix_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        desk.packing.write(PackOrder(document_key=REV2), tmp_path / "pack.odp")
    assert not list(tmp_path.glob("pack.*"))


def test_an_archive_without_drafts_has_nothing_to_brief_on(empty_desk: Desk) -> None:
    with pytest.raises(KnownError, match="no draft"):
        empty_desk.packing.facts(PackOrder())


@pytest.mark.parametrize("suffix", ["html", "docx", "pdf"])
def test_a_comparison_is_exported(desk: Desk, tmp_path: Path, suffix: str) -> None:
    dest = tmp_path / f"redline.{suffix}"
    desk.comparing.export(REV1, REV2, dest)
    assert dest.stat().st_size > 10_000


def test_a_bundle_brings_a_colleagues_highlights_in_once(
    desk: Desk, sample_built: Path, tmp_path: Path
) -> None:
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)", note="mine")
    bundle = tmp_path / "mine.json"
    desk.exchanging.export(bundle)
    copy = tmp_path / "other.treaty"
    copy.write_bytes(sample_built.read_bytes())
    with Desk.open(copy) as other:
        report = other.exchanging.merge(bundle)
        assert report[0].startswith("Merged 1 highlight,")
        assert made in other.marking.all()
        assert other.exchanging.merge(bundle)[0].startswith("Merged 0 highlights")
        assert other.check() == ()
        other.history.undo()
        assert made not in other.marking.all()


def test_a_conflict_is_told_and_ours_is_kept(desk: Desk, tmp_path: Path) -> None:
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)", note="theirs")
    bundle = tmp_path / "theirs.json"
    desk.exchanging.export(bundle)
    desk.marking.change_concern(made.concerns[0].id, note="ours")
    report = desk.exchanging.merge(bundle)
    assert any("theirs" in sentence for sentence in report[1:])
    assert desk.marking.get(made.id).concerns[0].note == "ours"


def test_a_project_goes_out_and_comes_into_an_empty_archive(
    desk: Desk, empty_desk: Desk, tmp_path: Path
) -> None:
    project = tmp_path / "all.qdpx"
    desk.exchanging.export(project)
    empty_desk.exchanging.merge(project)
    settled = {
        (concern.id, concern.note, concern.ask)
        for highlight in desk.marking.all()
        for concern in highlight.concerns
    }
    arrived = {
        (concern.id, concern.note, concern.ask)
        for highlight in empty_desk.marking.all()
        for concern in highlight.concerns
    }
    assert arrived == settled
    assert empty_desk.check() == ()
    assert all(row.sound for row in empty_desk.marking.rows())


def test_the_annotated_pdf_opens_as_a_draft_again(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    dest = tmp_path / "annotated.pdf"
    desk.exchanging.export(dest, REV2)
    assert dest.read_bytes().count(b"/Highlight") >= 5
    receipts = list(empty_desk.receiving.receive_all([Wanted(dest)]))
    assert receipts[0].document is not None
    assert empty_desk.library.open(receipts[0].document.id).text == desk.library.open(REV2).text


def test_an_unknown_kind_cannot_be_merged(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="can be merged"):
        desk.exchanging.merge(tmp_path / "x.odd")


def test_a_merged_clause_is_proven_too(desk: Desk, tmp_path: Path) -> None:
    known = desk.comparing.compare(REV2, REV3)
    merged = [link.new for link in known.comparison.links if link.kind is LinkKind.MERGED]
    newer = desk.library.open(REV3)
    leaves = {clause.id for clause in newer.clauses} - {clause.parent for clause in newer.clauses}
    clause = newer.by_id[next(one for one in merged if one in leaves)]
    desk.marking.highlight(newer.document.id, clause.body, clause.end, (desk.codebook.categories()[0].id,))
    dest = tmp_path / "merged.html"
    desk.packing.write(PackOrder(document_key=REV3, against=REV2), dest)
    assert dest.exists()
