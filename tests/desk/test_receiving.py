"""Receiving files: what is guessed, what is refused, and that one bad file stops nothing."""

from pathlib import Path

import pytest

from workbench.desk import Desk, Wanted
from workbench.desk.receiving import read_manifest
from workbench.treaty.documents import DocumentKind
from workbench.treaty.errors import KnownError

DRAFT = """# Convention on Sample Matters

Article 1
Purpose

1. Each State Party shall protect journalists.

2. A State Party may require intent.
"""


def _file(folder: Path, name: str, words: str) -> Path:
    made = folder / name
    made.write_text(words, encoding="utf-8")
    return made


def test_a_file_becomes_a_draft_with_clauses(empty_desk: Desk, tmp_path: Path) -> None:
    file = _file(tmp_path, "first.md", DRAFT)
    receipts = list(empty_desk.receiving.receive_all([Wanted(file, DocumentKind.DRAFT, "Convention")]))
    assert [receipt.problem for receipt in receipts] == [""]
    opened = empty_desk.library.open(empty_desk.library.documents()[0].id)
    assert opened.words(opened.find("1(2)")).endswith("may require intent.")


def test_the_same_bytes_twice_are_recognised(empty_desk: Desk, tmp_path: Path) -> None:
    once, again = _file(tmp_path, "a.md", DRAFT), _file(tmp_path, "b.md", DRAFT)
    receipts = list(empty_desk.receiving.receive_all([Wanted(once), Wanted(again)]))
    assert [receipt.duplicate for receipt in receipts] == [False, True]
    assert len(empty_desk.library.documents()) == 1


def test_one_bad_file_does_not_stop_the_rest(empty_desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 and then nothing of a PDF")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    wanted = [
        Wanted(bad),
        Wanted(tmp_path / "absent.docx"),
        Wanted(empty),
        Wanted(_file(tmp_path, "a.md", DRAFT)),
    ]
    receipts = list(empty_desk.receiving.receive_all(wanted))
    assert [bool(receipt.problem) for receipt in receipts] == [True, True, True, False]
    assert all(receipt.problem.count(".") >= 1 and "\n" not in receipt.problem for receipt in receipts[:3])
    assert len(empty_desk.library.documents()) == 1


def test_a_stopped_batch_keeps_what_was_filed(empty_desk: Desk, tmp_path: Path) -> None:
    wanted = [Wanted(_file(tmp_path, f"{n}.md", DRAFT.replace("intent", f"intent {n}"))) for n in range(4)]
    filed: list[object] = []
    for receipt in empty_desk.receiving.receive_all(wanted, stop=lambda: len(filed) == 2):
        filed.append(receipt)
    assert len(empty_desk.library.documents()) == 2


def test_drafts_of_one_symbol_belong_to_one_text(empty_desk: Desk, tmp_path: Path) -> None:
    zero, first_revision = _file(tmp_path, "a.md", DRAFT), _file(tmp_path, "b.md", DRAFT + "\n3. More.")
    wanted = [
        Wanted(zero, DocumentKind.DRAFT, symbol="A/AC.1/2", title="Zero draft"),
        Wanted(first_revision, DocumentKind.DRAFT, symbol="A/AC.1/2/Rev.1", title="Revised draft"),
    ]
    list(empty_desk.receiving.receive_all(wanted))
    first, second = empty_desk.library.documents()
    assert first.text_id == second.text_id
    assert [one.symbol for one in empty_desk.library.chain(first)] == ["A/AC.1/2", "A/AC.1/2/Rev.1"]


def test_an_import_is_undone_and_redone_whole(empty_desk: Desk, tmp_path: Path) -> None:
    list(empty_desk.receiving.receive_all([Wanted(_file(tmp_path, "a.md", DRAFT))]))
    undone = empty_desk.history.undo()
    assert undone is not None and undone.name.startswith("Import draft")
    assert empty_desk.library.documents() == ()
    assert empty_desk.finding.search("journalists").total == 0
    empty_desk.history.redo()
    assert len(empty_desk.library.documents()) == 1
    assert empty_desk.finding.search("journalists").total == 1


def test_a_manifest_without_a_file_column_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="has no column"):
        read_manifest(_file(tmp_path, "list.csv", "name,date\na,2024-01-01\n"))


def test_signatories_of_a_joint_letter_are_kept(desk: Desk) -> None:
    letter = desk.library.find("Joint letter of civil society and industry on Rev.2")
    assert len(letter.signatories) >= 10


def test_a_title_that_is_taken_gets_the_files_name(empty_desk: Desk, tmp_path: Path) -> None:
    files = [_file(tmp_path, "nine.md", DRAFT), _file(tmp_path, "twelve.md", DRAFT + "\n3. More.")]
    wanted = [Wanted(file, DocumentKind.DRAFT, title="Convention") for file in files]
    list(empty_desk.receiving.receive_all(wanted))
    titles = [document.title for document in empty_desk.library.documents()]
    assert sorted(titles) == ["Convention", "Convention (twelve)"]


def test_the_same_bytes_inspected_twice_become_one_document(empty_desk: Desk, tmp_path: Path) -> None:
    arrivals = [
        empty_desk.receiving.inspect(Wanted(_file(tmp_path, name, DRAFT))) for name in ("a.md", "b.md")
    ]
    receipts = [empty_desk.receiving.receive(arrival) for arrival in (*arrivals, arrivals[0])]
    assert [receipt.duplicate for receipt in receipts] == [False, True, True]
    assert len(empty_desk.library.documents()) == 1


def test_a_bad_line_of_a_manifest_does_not_stop_the_rest(empty_desk: Desk, tmp_path: Path) -> None:
    _file(tmp_path, "a.md", DRAFT)
    manifest = _file(tmp_path, "list.csv", "file,date\na.md,1 Sept 2023\n,2023-09-01\na.md,2023-09-01\n")
    receipts = list(empty_desk.receiving.receive_all(read_manifest(manifest)))
    assert [receipt.problem.split(":")[0] for receipt in receipts] == [
        "Line 2 of the manifest was left out",
        "Line 3 of the manifest was left out",
        "",
    ]


def test_a_draft_of_another_treaty_begins_a_text_of_its_own(desk: Desk, tmp_path: Path) -> None:
    one, two = _file(tmp_path, "a.md", DRAFT), _file(tmp_path, "b.md", DRAFT + ".")
    titles = ("Rev.4 of the Digital Evidence draft", "Agreement on Fisheries Subsidies")
    alike = desk.receiving.inspect(Wanted(one, DocumentKind.DRAFT, title=titles[0]))
    other = desk.receiving.inspect(Wanted(two, DocumentKind.DRAFT, title=titles[1]))
    assert alike.text == "Convention on Digital Evidence"
    assert other.text == "Agreement on Fisheries Subsidies"
