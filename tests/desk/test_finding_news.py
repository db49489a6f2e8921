"""What is new in a saved search is told by the passages themselves; wording is told draft by draft."""

import shutil
from pathlib import Path

import pytest

from workbench.desk import Desk, Wanted, finding
from workbench.treaty.documents import DocumentKind

REV1 = "A/AC.900/22/Rev.1"


def _received(desk: Desk, folder: Path, name: str, words: str) -> str:
    file = folder / f"{name}.txt"
    file.write_text(words, encoding="utf-8")
    (receipt,) = desk.receiving.receive_all([Wanted(file, DocumentKind.STATEMENT, title=name)])
    assert not receipt.problem
    return desk.library.find(name).id


def test_what_came_is_new_although_as_much_went(empty_desk: Desk, tmp_path: Path) -> None:
    first = _received(empty_desk, tmp_path, "First", "The zebra shall be protected.")
    empty_desk.finding.save("Zebras", "zebra")
    empty_desk.library.put_away(first)
    second = _received(empty_desk, tmp_path, "Second", "A zebra may not be collected.")
    (news,) = empty_desk.finding.saved()
    assert (news.total, news.new) == (1, 1)
    assert {document for document, _ in news.fresh} == {second}


def test_what_was_looked_at_is_new_no_more(empty_desk: Desk, tmp_path: Path) -> None:
    empty_desk.finding.save("Zebras", "zebra")
    first = _received(empty_desk, tmp_path, "First", "The zebra shall be protected.")
    assert empty_desk.finding.saved()[0].new == 1
    assert {document for document, _ in empty_desk.finding.look_at(" zebra ")} == {first}
    assert empty_desk.finding.look_at("zebra") == frozenset()
    assert (empty_desk.finding.saved()[0].new, empty_desk.finding.saved()[0].fresh) == (0, frozenset())


def test_what_is_new_is_known_after_the_archive_was_closed(empty_desk: Desk, tmp_path: Path) -> None:
    _received(empty_desk, tmp_path, "First", "The zebra shall be protected.")
    empty_desk.finding.save("Zebras", "zebra")
    second = _received(empty_desk, tmp_path, "Second", "A zebra may not be collected.")
    empty_desk.close()
    with Desk.open(Path(shutil.copy(empty_desk.path, tmp_path / "copy.treaty"))) as again:
        assert {document for document, _ in again.finding.saved()[0].fresh} == {second}


def test_looking_at_one_query_says_nothing_of_another(empty_desk: Desk, tmp_path: Path) -> None:
    empty_desk.finding.save("Zebras", "zebra")
    empty_desk.finding.save("Zebras again", "zebra")
    empty_desk.finding.save("Protected", "protected")
    _received(empty_desk, tmp_path, "First", "The zebra shall be protected.")
    empty_desk.finding.look_at("zebra")
    assert [(one.search.name, one.new) for one in empty_desk.finding.saved()] == [
        ("Protected", 1),
        ("Zebras", 0),
        ("Zebras again", 0),
    ]


def test_looking_without_news_writes_nothing_into_the_history(empty_desk: Desk, tmp_path: Path) -> None:
    empty_desk.finding.save("Zebras", "zebra")
    _received(empty_desk, tmp_path, "First", "The zebra shall be protected.")
    before = empty_desk.history.entries()
    empty_desk.finding.look_at("zebra")
    empty_desk.finding.look_at("giraffe")
    assert empty_desk.history.entries() == before


def test_a_new_note_is_told_although_another_went(empty_desk: Desk, tmp_path: Path) -> None:
    document_id = _received(empty_desk, tmp_path, "First", "The parties shall protect it.")
    category = empty_desk.codebook.categories()[0].id
    first = empty_desk.marking.highlight(document_id, 4, 11, [category], note="A zebra.")
    empty_desk.finding.save("Zebras", "zebra")
    second = empty_desk.marking.highlight(document_id, 12, 17, [category], note="The other zebra.")
    empty_desk.marking.remove(first.id)
    (news,) = empty_desk.finding.saved()
    assert (news.total, news.new, news.fresh) == (1, 1, frozenset({("", second.id)}))
    assert empty_desk.finding.look_at("zebra") == {("", second.id)}
    assert empty_desk.finding.saved()[0].new == 0


def test_a_note_that_was_rewritten_is_not_new(empty_desk: Desk, tmp_path: Path) -> None:
    document_id = _received(empty_desk, tmp_path, "First", "The parties shall protect it.")
    category = empty_desk.codebook.categories()[0].id
    marked = empty_desk.marking.highlight(document_id, 4, 11, [category], note="A zebra.")
    empty_desk.finding.save("Zebras", "zebra")
    empty_desk.marking.change_concern(marked.concerns[0].id, note="Zebra after zebra.")
    assert empty_desk.finding.saved()[0].new == 0


def test_a_note_of_several_drafts_is_not_new_when_one_is_put_away(desk: Desk) -> None:
    desk.finding.save("All notes", "NOT state")
    notes = {name for name in desk.finding.saved()[0].search.hits if " " not in name}
    desk.library.put_away(desk.library.documents()[1].id)
    (news,) = desk.finding.saved()
    assert len(notes) > 1
    assert (news.new, news.fresh) == (0, frozenset())


def test_a_search_kept_before_notes_were_named_tells_how_many_more_there_are(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = _received(empty_desk, tmp_path, "First", "A zebra. The parties shall protect it.")
    category = empty_desk.codebook.categories()[0].id
    empty_desk.marking.highlight(document_id, 10, 17, [category], note="A zebra.")
    with monkeypatch.context() as before:
        before.setattr(finding, "_named", lambda found: (" ".join(found[0]),))
        empty_desk.finding.save("Zebras", "zebra")
    (kept,) = empty_desk.finding.saved()
    assert (kept.total, len(kept.search.hits), kept.new, kept.fresh) == (2, 1, 0, frozenset())
    empty_desk.marking.highlight(document_id, 19, 25, [category], note="The other zebra.")
    assert empty_desk.finding.saved()[0].new == 1


def test_a_clause_leads_to_those_like_it_and_not_to_itself(desk: Desk) -> None:
    clause = desk.library.open(REV1).find("6(2)")
    alike = desk.finding.more_like(clause.id)
    assert alike
    assert clause.id not in {hit.clause_id for hit in alike}


def test_the_frequency_of_a_wording_is_that_of_the_texts(desk: Desk) -> None:
    for row in desk.finding.frequency('"dishonest intent"'):
        text = " ".join(desk.library.open(row.document_id).text.split()).casefold()
        assert row.occurrences == text.count("dishonest intent"), row.title


def test_the_lines_of_a_concordance_can_be_sorted_by_what_stands_right(desk: Desk) -> None:
    right = [line.right.casefold().split() for line in desk.finding.concordance("research", 500, "right")]
    assert len(right) > 1
    assert right == sorted(right)


def test_the_places_of_a_query_in_a_text_are_those_of_its_words(desk: Desk) -> None:
    text = "Researchers act in good faith. Good faith is presumed."
    places = desk.finding.places_in('"good faith"', text, "en")
    assert [text[start:end].casefold() for start, end in places] == ["good faith", "good faith"]
