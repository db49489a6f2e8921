"""Chinese: a found character is marked alone, and beside a found word stand words and no pieces of it."""

import pytest
from test_search_answers import draft

from workbench.search import Index

TEXT = "中国和国家管理机关合作，国家管理机关负责"


@pytest.fixture
def chinese(empty, index: Index):
    index.put_document(empty, *draft(1, [TEXT], language="zh"))
    return empty


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        *[("国", ["国", "国", "国"]), ("国家", ["国家", "国家"]), ("国家管", ["国家管", "国家管"])],
        *[("责", ["责"]), ('"国"', ["国", "国", "国"]), ("国*", ["国", "国", "国"])],
    ],
)
def test_what_is_typed_is_marked_and_no_more(chinese, index: Index, query: str, expected: list[str]):
    (hit,) = index.search(chinese, query).hits
    assert [hit.snippet[start:end] for start, end in hit.spans] == expected
    assert [line.keyword for line in index.concordance(chinese, query, 9, "document")] == expected


def test_a_character_and_a_word_that_begins_with_it_are_both_marked():
    assert Index.spans_in("国 OR 国家", "国家", "zh") == ((0, 2),)


def test_pieces_of_a_found_word_are_no_collocates(chinese, index: Index):
    beside = {one.word: (one.left, one.right) for one in index.collocates(chinese, "国家", 2)}
    assert beside == {"管理": (0, 2), "理机": (0, 2)}


def test_the_character_that_closes_a_run_is_no_collocate(empty, index: Index):
    index.put_document(empty, *draft(1, ["国家，管理", "国家，管理"], language="zh"))
    assert {one.word for one in index.collocates(empty, "国家", 5)} == {"管理"}


def test_pieces_are_left_out_beside_words_of_other_scripts_too(empty, index: Index):
    index.put_document(empty, *draft(1, ["国家 parties 管理", "国家 parties 管理"], language="zh"))
    beside = {one.word: (one.left, one.right) for one in index.collocates(empty, "parties", 1)}
    assert beside == {"国家": (2, 0), "管理": (0, 2)}
