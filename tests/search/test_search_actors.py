"""Who speaks: actors and signatories alike, with or without their accents."""

import pytest
import sqlcipher3

from workbench.search import Index, Passage
from workbench.treaty.documents import Document, DocumentKind


@pytest.fixture
def joint(empty: sqlcipher3.Connection, index: Index) -> sqlcipher3.Connection:
    document = Document(
        *("s", DocumentKind.STATEMENT, "Joint statement", "", None, "en"),
        actors=("Côte d’Ivoire",),
        signatories=("Tuvalu", "São Tomé and Príncipe", "Côte d’Ivoire"),
    )
    index.put_document(empty, document, [Passage("a", "1", 0, 9, "We agree.", None, False, "")])
    return empty


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        *[("tuvalu", "Tuvalu"), ("actor:tuvalu", "Tuvalu"), ('actor:="Tuvalu"', "Tuvalu")],
        *[("actor:cote", "Côte"), ("actor:côte", "Côte"), ("actor:COTE", "Côte"), ("actor:tuv*", "Tuvalu")],
        *[('actor:"sao tome"', "São Tomé"), ('actor:"Cote d\'Ivoire"', "Côte d’Ivoire")],
    ],
)
def test_a_name_is_found_and_marked(joint, index: Index, query: str, marked: str):
    (hit,) = index.search(joint, query).hits
    assert (hit.unit, [hit.snippet[start:end] for start, end in hit.spans]) == ("document", [marked])


def test_an_actor_that_was_written_without_accents_is_found_with_them(empty, index: Index):
    document = Document("s", DocumentKind.STATEMENT, "S", "", None, "en", actors=("Cote d'Ivoire",))
    index.put_document(empty, document, [])
    assert index.search(empty, "actor:côte").total == 1
    assert index.search(empty, "actor:cots").total == 0


def test_signatories_are_counted_with_the_actors_and_narrow_to_their_count(joint, index: Index):
    index.put_document(
        joint,
        Document("t", DocumentKind.STATEMENT, "Other", "", None, "en", actors=("Tuvalu",)),
        [Passage("b", "1", 0, 9, "We agree.", None, False, "")],
    )
    counts = index.search(joint, "agree").facets["actor"]
    assert {one.value: one.count for one in counts} == {
        **{"Tuvalu": 2, "Côte d’Ivoire": 1, "São Tomé and Príncipe": 1}
    }
    assert [index.search(joint, f"agree {one.narrow}").total for one in counts] == [2, 1, 1]


def test_the_index_of_a_joint_statement_equals_its_text(joint, index: Index):
    assert index.check(joint) == ()
