"""Finding: the index is part of every act, and statements are found by the clause they cite."""

from workbench.desk import Desk
from workbench.treaty.concerns import Highlight

REV1, REV2 = "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2"


def _tagged(desk: Desk) -> Highlight:
    return desk.marking.tag(REV1, "Online censorship", clause="7(1)", note="an unheard-of zebra clause")


def test_the_index_equals_the_archive(desk: Desk) -> None:
    assert desk.check() == ()
    _tagged(desk)
    desk.history.undo()
    assert desk.check() == ()


def test_a_note_is_found_until_it_is_undone(desk: Desk) -> None:
    _tagged(desk)
    assert [hit.unit for hit in desk.finding.search("zebra").hits] == ["note"]
    desk.history.undo()
    assert desk.finding.search("zebra").total == 0
    desk.history.redo()
    assert desk.finding.search("zebra").total == 1


def test_a_changed_note_replaces_the_old_one(desk: Desk) -> None:
    made = _tagged(desk)
    desk.marking.change_concern(made.concerns[0].id, note="a giraffe")
    assert desk.finding.search("zebra").total == 0
    assert desk.finding.search("giraffe").total == 1


def test_a_clause_is_found_by_its_concern_until_it_is_untagged(desk: Desk) -> None:
    before = {hit.clause_id for hit in desk.finding.search('concern:"online censorship"', 500).hits}
    made = _tagged(desk)
    clause = made.placements[0].clause_id
    found = {hit.clause_id for hit in desk.finding.search('concern:"online censorship"', 500).hits}
    assert clause in found and clause not in before
    desk.marking.remove(made.id)
    assert {hit.clause_id for hit in desk.finding.search('concern:"online censorship"', 500).hits} == before


def test_a_renamed_category_is_found_by_its_new_name(desk: Desk) -> None:
    made = _tagged(desk)
    desk.codebook.change(desk.codebook.named("Online censorship").id, name="Takedown")
    assert made.placements[0].clause_id in {
        hit.clause_id for hit in desk.finding.search("concern:takedown", 500).hits
    }


def test_a_document_put_away_is_not_found(desk: Desk) -> None:
    query = "kind:statement conven*"
    before = desk.finding.search(query, 500).total
    letter = desk.library.find("Joint letter of civil society and industry on Rev.2")
    desk.library.put_away(letter.id)
    assert desk.finding.search(query, 500).total < before
    desk.history.undo()
    assert desk.finding.search(query, 500).total == before


def test_a_hit_marks_the_found_words_in_the_document(desk: Desk) -> None:
    hits = [hit for hit in desk.finding.search('"dishonest intent"').hits if hit.unit == "clause"]
    assert hits
    for hit in hits:
        text = desk.library.open(hit.document_id).text
        assert {text[start:end].lower() for start, end in hit.marks} <= {
            "dishonest intent",
            "dishonest",
            "intent",
        }
        for start, end in hit.spans:
            assert hit.snippet[start:end].strip()


def test_statements_on_a_clause_cite_it(desk: Desk) -> None:
    draft = desk.library.open(REV2)
    on = desk.finding.statements_on(draft.document.id, draft.find("6(2)").id)
    assert on
    assert all("6" in one.quote or "٦" in one.quote for one in on)


def test_a_saved_search_says_what_is_new(desk: Desk) -> None:
    desk.finding.save("Zebras", "zebra")
    _tagged(desk)
    assert [(one.search.name, one.total, one.new) for one in desk.finding.saved()] == [("Zebras", 1, 1)]
    desk.finding.look_at("zebra")
    assert desk.finding.saved()[0].new == 0


def test_a_note_is_found_though_one_of_its_drafts_was_put_away(desk: Desk) -> None:
    made = _tagged(desk)
    desk.carrying.carry(REV1, REV2)
    for one in desk.carrying.waiting():
        if one.highlight.id == made.id and one.placement.anchor is not None:
            desk.carrying.accept(one.placement.id)
    desk.library.put_away(desk.library.find(REV1).id)
    hits = desk.finding.search("zebra").hits
    assert [hit.document_id for hit in hits] == [desk.library.find(REV2).id]
    desk.history.undo()
    assert [hit.document_id for hit in desk.finding.search("zebra").hits] == [desk.library.find(REV1).id]


def test_a_busy_desk_still_checks_as_sound(desk: Desk) -> None:
    made = _tagged(desk)
    for turn in range(20):
        desk.marking.change_concern(made.concerns[0].id, note=f"turn {turn}")
        desk.finding.search("turn")
    desk.rebuild_index()
    assert desk.check() == ()


def test_a_corrected_statement_is_cited_as_it_is_now(desk: Desk) -> None:
    draft = desk.library.open(REV2)
    clause = draft.find("6(2)").id
    first = desk.finding.statements_on(draft.document.id, clause)[0]
    desk.library.correct(first.document.id, actors=("Somebody Else",))
    again = desk.finding.statements_on(draft.document.id, clause)
    assert ("Somebody Else",) in [one.document.actors for one in again]
