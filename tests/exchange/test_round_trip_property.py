"""Whatever stands in a project, it comes back from its file as it was, and the file is valid."""

import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

from exchange_samples import SHARED, WHEN, name
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from workbench.exchange import ExchangeProject, ExchangeSource, read_qdpx, write_qdpx
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import (
    Category,
    Concern,
    Fate,
    Highlight,
    Placement,
    Severity,
    Status,
    Verdict,
)
from workbench.treaty.documents import Document, DocumentKind

LETTERS = "ab .…\n\té\u0301\u0323x😀👩\u200d⚖\ufe0f𝕒عا条<&>\"']]>;=\ufeff\u2028"
SCHEMA = SHARED / "Project.xsd"


@st.composite
def texts(draw: st.DrawFn) -> str:
    return unicodedata.normalize("NFC", draw(st.text(LETTERS, min_size=1, max_size=120)))


@st.composite
def projects(draw: st.DrawFn) -> ExchangeProject:
    kinds = draw(st.lists(st.sampled_from(DocumentKind), min_size=1, max_size=4))
    sources = tuple(
        ExchangeSource(Document(name(f"d{at}"), kind, f"Document {at}", f"D/{at}"), draw(texts()))
        for at, kind in enumerate(kinds)
    )
    categories = tuple(
        Category(name(f"c{at}"), f"Category {at % 2}", "#d55e00", position=at, retired=draw(st.booleans()))
        for at in range(draw(st.integers(0, 3)))
    )
    highlights = tuple(
        draw(highlight(f"h{at}", sources, categories)) for at in range(draw(st.integers(0, 4)))
    )
    return ExchangeProject("p", sources, categories, highlights)


@st.composite
def highlight(
    draw: st.DrawFn, word: str, sources: tuple[ExchangeSource, ...], categories: tuple[Category, ...]
) -> Highlight:
    id, said = name(word), st.text(LETTERS, max_size=8)
    concerns = tuple(
        Concern(
            name(f"{word} {category.id}"),
            id,
            category.id,
            draw(st.sampled_from(Severity)),
            draw(said),
            draw(said),
            draw(st.sampled_from(Status)),
        )
        for category in categories
        if draw(st.booleans())
    )
    placements: list[Placement] = []
    for source in sources:
        if draw(st.booleans()):
            placements.append(draw(placement(f"{word} {source.document.id}", id, source, placements)))
    return Highlight(id, draw(st.sampled_from(("", "Ana", "Bo <&>"))), WHEN, concerns, tuple(placements))


@st.composite
def placement(
    draw: st.DrawFn, word: str, highlight_id: str, source: ExchangeSource, before: list[Placement]
) -> Placement:
    start = draw(st.integers(0, len(source.text) - 1))
    anchor = anchor_at(source.text, start, draw(st.integers(start + 1, len(source.text))))
    return Placement(
        name(word),
        highlight_id,
        source.document.id,
        draw(st.sampled_from((anchor, anchor, anchor, None))),
        fate=draw(st.none() | st.sampled_from(Fate)),
        origin=draw(st.sampled_from(before)).id if before and draw(st.booleans()) else None,
        score=draw(st.sampled_from((1.0, 0.5, 0.0, 0.7586))),
        waiting=draw(st.booleans()),
        verdict=draw(st.none() | st.sampled_from(Verdict)),
    )


@settings(
    max_examples=80,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(project=projects())
def test_a_project_comes_back_as_it_was(project: ExchangeProject, tmp_path: Path) -> None:
    write_qdpx(project, tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx")
    assert [one.text for one in read.project.sources] == [one.text for one in project.sources]
    assert read.project.categories == project.categories
    wanted = {one.id: one for one in project.highlights if any(placed.anchor for placed in one.placements)}
    assert {one.id: one for one in read.project.highlights} == wanted
    write_qdpx(replace(read.project, name="p"), tmp_path / "again.qdpx")
    assert read_qdpx(tmp_path / "again.qdpx").project == read.project
    if SCHEMA.is_file():
        with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
            etree.XMLSchema(etree.parse(str(SCHEMA))).assertValid(
                etree.fromstring(archive.read("project.qde"))
            )
