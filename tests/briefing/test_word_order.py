"""Word files keep the order of elements that the standard prescribes; Word refuses others."""

import zipfile
from pathlib import Path

import pytest
from briefing_samples import comparison, facts
from lxml import etree

from workbench.briefing import assemble, templates, write, write_comparison

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind "
    "contextualSpacing jc outlineLvl rPr",
    "rPr": "ins del rStyle rFonts b bCs i iCs caps smallCaps strike color spacing kern position sz szCs "
    "highlight u shd vertAlign rtl cs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
}
CONTENT = {"document", "header1", "footer1", "footnotes", "comments"}


def made(folder: Path, name: str) -> Path:
    dest = folder / "w.docx"
    if name == "comparison":
        write_comparison(comparison(), dest)
    else:
        write(assemble(facts(), name), dest)
    return dest


def contents(path: Path) -> list[etree._Element]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if Path(name).stem in CONTENT and name.endswith(".xml")]
        return [etree.fromstring(archive.read(name)) for name in names]


@pytest.mark.parametrize("name", [*templates(), "comparison"])
def test_properties_stand_in_the_prescribed_order(name: str, tmp_path: Path) -> None:
    for root in contents(made(tmp_path, name)):
        for tag, order in ORDERS.items():
            places = {f"{W}{child}": at for at, child in enumerate(order.split())}
            for element in root.iter(f"{W}{tag}"):
                found = [places[child.tag] for child in element]
                assert found == sorted(found)


@pytest.mark.parametrize("name", [*templates(), "comparison"])
def test_every_style_that_is_used_is_defined(name: str, tmp_path: Path) -> None:
    path = made(tmp_path, name)
    with zipfile.ZipFile(path) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    defined = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for root in contents(path):
        used = {one.get(f"{W}val") for one in root.iter(f"{W}pStyle", f"{W}rStyle")}
        assert used <= defined


@pytest.mark.parametrize("name", [*templates(), "comparison"])
def test_every_cell_ends_with_a_paragraph(name: str, tmp_path: Path) -> None:
    for root in contents(made(tmp_path, name)):
        assert all(cell[-1].tag == f"{W}p" for cell in root.iter(f"{W}tc"))


@pytest.mark.parametrize("name", [*templates(), "comparison"])
def test_the_cells_of_every_row_fill_the_grid(name: str, tmp_path: Path) -> None:
    for root in contents(made(tmp_path, name)):
        for table in root.iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.iterfind(f"{W}tr"):
                spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc")]
                assert sum(1 if span is None else int(span.get(f"{W}val") or 1) for span in spans) == columns
