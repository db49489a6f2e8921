"""The ranking goes by what the index holds, not by all that was ever in it."""

import pytest
import sqlcipher3
from six_languages import DOCUMENTS, PASSAGES

from workbench.search import Index, NoteText

_ASKED = ("party", "human rights", "shall OR state", "sovereignty")


def _filled(index: Index) -> sqlcipher3.Connection:
    raw = sqlcipher3.connect(":memory:")
    index.ensure(raw)
    for document in DOCUMENTS:
        index.put_document(raw, document, PASSAGES[document.id])
    raw.commit()
    return raw


def _scores(index: Index, raw: sqlcipher3.Connection, query: str) -> list[tuple[str, float]]:
    return [(hit.clause_id, hit.score) for hit in index.search(raw, query).hits]


@pytest.mark.parametrize("committed", [True, False])
def test_replacing_and_dropping_leaves_the_ranking_as_in_a_fresh_index(index: Index, committed: bool):
    worn, fresh = _filled(index), _filled(index)
    for turn in range(12):
        for document in DOCUMENTS:
            index.put_document(worn, document, PASSAGES[document.id])
        index.put_note(worn, NoteText("h1", DOCUMENTS[0].id, "", "", None, f"The party shall {turn}"))
        if committed:
            worn.commit()
    index.drop_note(worn, "h1")
    index.drop_document(worn, "not there")
    for query in _ASKED:
        expected = _scores(index, fresh, query)
        found = _scores(index, worn, query)
        assert expected
        assert [clause for clause, _ in found] == [clause for clause, _ in expected]
        assert [score for _, score in found] == pytest.approx([score for _, score in expected], rel=0.02)
    assert index.check(worn) == ()
    worn.close()
    fresh.close()


def test_what_is_rolled_back_is_not_taken_off(index: Index):
    raw = _filled(index)
    before = [_scores(index, raw, query) for query in _ASKED]
    for document in DOCUMENTS:
        index.put_document(raw, document, PASSAGES[document.id])
    raw.rollback()
    assert [_scores(index, raw, query) for query in _ASKED] == before
    raw.close()
