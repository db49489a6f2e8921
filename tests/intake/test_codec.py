"""Readings travel as bytes, and no number that comes back is believed unchecked."""

import json
import struct
from dataclasses import replace

import pytest

from workbench.intake.codec import NotAReading, decode, encode
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import (
    Block,
    Furniture,
    Page,
    Proposal,
    ProposalKind,
    Reading,
    Span,
    SpanStyle,
    WordBox,
)

GOOD = Reading(
    SourceKind.PDF,
    "Two words\nmore",
    (Block(0, 9), Block(10, 14)),
    (Span(0, 3, SpanStyle.BOLD), Span(4, 9, SpanStyle.HIGHLIGHT, "#ffff00")),
    (Page(1, 595.0, 842.0, 0, 9, 1.0), Page(2, 595.0, 842.0, 10, 14, 0.5)),
    (WordBox(0, 3, 1, 72.0, 90.0, 100.0, 102.0), WordBox(10, 14, 2, 72.0, 90.0, 100.0, 102.0)),
    (Furniture(1, "page 1", 1.0, 2.0, 3.0, 4.0),),
    (Proposal(ProposalKind.DELETE, 3, 3, "old", "Norvia", "2023"),),
)


def again(reading):
    return decode(encode(reading), 1000, 10)


def test_a_reading_comes_back_as_it_was_sent():
    assert again(GOOD) == GOOD


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "Two words\nmor"},
        {"text": "Two words\nmo\x00e"},
        {"text": "Two words\nmore and more"},
        {"text": "Two e\u0301xx\nmore"},
        {"blocks": (Block(0, 14),)},
        {"blocks": (Block(0, 9), Block(9, 14))},
        {"blocks": ()},
        {"spans": (Span(0, 99, SpanStyle.BOLD),)},
        {"spans": (Span(5, 2, SpanStyle.BOLD),)},
        {"spans": (Span(0, 3, SpanStyle.HIGHLIGHT, "javascript"),)},
        {"pages": (Page(2, 1.0, 1.0, 0, 14),)},
        {"pages": (Page(1, float("nan"), 1.0, 0, 14), Page(2, 1.0, 1.0, 0, 14))},
        {"pages": (Page(1, 1.0, 1.0, 0, 99), Page(2, 1.0, 1.0, 0, 14))},
        {"boxes": (WordBox(0, 3, 3, 0.0, 0.0, 1.0, 1.0),)},
        {"boxes": (WordBox(0, 3, 0, 0.0, 0.0, 1.0, 1.0),)},
        {"boxes": (WordBox(3, 3, 1, 0.0, 0.0, 1.0, 1.0),)},
        {"boxes": (WordBox(4, 9, 1, 0.0, 0.0, 1.0, 1.0), WordBox(0, 3, 1, 0.0, 0.0, 1.0, 1.0))},
        {"boxes": (WordBox(10, 15, 1, 0.0, 0.0, 1.0, 1.0),)},
        {"boxes": (WordBox(-1, 3, 1, 0.0, 0.0, 1.0, 1.0),)},
        {"boxes": (WordBox(0, 3, 1, float("nan"), 0.0, 1.0, 1.0),)},
        {"boxes": (WordBox(0, 3, 1, float("inf"), 0.0, 1.0, 1.0),)},
        {"boxes": (WordBox(0, 3, 1, 0.0, 0.0, 1e12, 1.0),)},
        {"furniture": (Furniture(9, "x", 0.0, 0.0, 1.0, 1.0),)},
        {"quality": 1.5},
        {"proposals": (Proposal(ProposalKind.INSERT, 0, 99, ""),)},
        {"warnings": ("two\nlines",)},
    ],
)
def test_a_value_out_of_place_is_refused(wrong):
    with pytest.raises(NotAReading):
        again(replace(GOOD, **wrong))


def test_more_pages_or_text_than_asked_for_are_refused():
    with pytest.raises(NotAReading):
        decode(encode(GOOD), 5, 10)
    with pytest.raises(NotAReading):
        decode(encode(GOOD), 1000, 1)


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"x",
        struct.pack("<Q", 99),
        struct.pack("<Q", 2) + b"{}",
        struct.pack("<Q", 2) + b"[]",
        b"\xff" * 40,
    ],
)
def test_bytes_that_are_no_reading_are_refused(untrusted):
    with pytest.raises(NotAReading):
        decode(untrusted, 1000, 10)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "exe"),
        ("text", 5),
        ("blocks", [[0], [14]]),
        ("spans", "no"),
        ("identity", None),
        ("quality", "1"),
        ("warnings", [5]),
        ("pages", [[1], [1], [1], [0], [1 << 50], [1]]),
    ],
)
def test_a_head_of_the_wrong_shape_is_refused(key, value):
    untrusted = encode(GOOD)
    (length,) = struct.unpack_from("<Q", untrusted)
    said = json.loads(untrusted[8 : 8 + length])
    head = json.dumps({**said, key: value}).encode()
    with pytest.raises(NotAReading):
        decode(struct.pack("<Q", len(head)) + head + untrusted[8 + length :], 1000, 10)
