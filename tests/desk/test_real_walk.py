"""The whole walk on real drafts and statements, where they are at hand."""

from collections.abc import Callable
from pathlib import Path

from workbench.desk import Desk, PackOrder, Wanted
from workbench.desk.library import without_changes
from workbench.treaty.documents import DocumentKind

Folder = Callable[[str], Path]
WORDS = "human rights"


def _receive(desk: Desk, files: list[Path], kind: DocumentKind, text: str = "") -> None:
    for receipt in desk.receiving.receive_all([Wanted(file, kind, text) for file in files]):
        assert receipt.problem == ""


def test_the_paris_drafts_and_ten_speeches_go_all_the_way(
    empty_desk: Desk, shared_data: Folder, tmp_path: Path
) -> None:
    desk, paris = empty_desk, shared_data("paris-agreement-cop21")
    speeches = shared_data("ungdc/session-79-2024")
    drafts = [
        next((paris / "pdf").glob("2015-10-23*.pdf")),
        next((paris / "pdf").glob("2015-12-04*.pdf")),
        paris / "md" / "paris-9-dec-2015.md",
        paris / "md" / "paris-12-dec-2015.md",
    ]
    _receive(desk, drafts, DocumentKind.DRAFT, "Paris Agreement")
    _receive(desk, sorted(speeches.glob("*.txt"))[:10], DocumentKind.STATEMENT)
    chain = desk.library.chain(desk.library.documents(DocumentKind.DRAFT)[0])
    assert [one.date.isoformat() if one.date else "" for one in chain] == [
        "2015-11-06",
        "2015-12-04",
        "2015-12-09",
        "2015-12-12",
    ]
    before, after = chain[2], chain[3]
    known = desk.comparing.compare(before.id, after.id)
    assert len(known.comparison.links) > 100
    made = desk.marking.tag(before.id, "Closed negotiation", clause="4(1)", note="a worry", ask="a wish")
    carried = desk.carrying.carry(before.id, after.id)
    assert [one.highlight.id for one in carried] == [made.id]
    assert carried[0].new_label == "7(1)"
    if carried[0].placement.waiting:
        desk.carrying.accept(carried[0].placement.id)
    found = desk.finding.search(f'"{WORDS}"', 500)
    assert found.total == len(found.hits)
    assert {hit.document_id for hit in found.hits} == _scanned(desk, WORDS)
    for suffix in ("docx", "pdf", "html", "xlsx"):
        dest = tmp_path / f"pack.{suffix}"
        desk.packing.write(PackOrder(document_key=after.id, against=before.id), dest)
        assert dest.stat().st_size > 1000
    assert desk.check() == ()


def _scanned(desk: Desk, words: str) -> set[str]:
    """The documents that have the words, found by reading them all."""
    return {
        document.id
        for document in desk.library.documents()
        if words in " ".join(desk.library.open(document.id).text.lower().split())
    }


def test_tracked_changes_give_both_readings(empty_desk: Desk, shared_data: Folder) -> None:
    folder = shared_data("docx/python-redlines")
    changed, original = next(folder.rglob("expected_redline.docx")), next(folder.rglob("original.docx"))
    _receive(empty_desk, [changed, original], DocumentKind.DRAFT, "Test")
    documents = empty_desk.library.documents()
    texts = {one.source.name: empty_desk.library.open(one.id) for one in documents if one.source}
    read = texts["expected_redline.docx"]
    before = without_changes(read.text, empty_desk.library.proposals(read.document.id))
    assert before.strip() == texts["original.docx"].text.strip()
    assert read.text.strip() != before.strip()
