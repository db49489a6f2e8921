"""The consortium's own project and schemas: what is read of them is told, and what we write is valid."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exchange_samples import name
from lxml import etree

from workbench.exchange import ExchangeProject, read_qdpx, write_qdc, write_qdpx
from workbench.treaty.concerns import Verdict

Shared = Callable[[str], Path]


def _valid(schema: Path, written: bytes) -> bool:
    etree.XMLSchema(etree.parse(str(schema))).assertValid(etree.fromstring(written))
    return True


def test_each_thing_left_out_of_the_consortiums_project_is_named(shared_data: Shared) -> None:
    told = " ".join(read_qdpx(shared_data("refi-qda") / "TestProject.qdpx").losses)
    for lost in ("8 documents", "Simon.docx", "2 films", "1 picture", "1 recording", "Netzwerk", "16 sets"):
        assert lost in told


def test_the_consortiums_project_goes_out_again_valid(shared_data: Shared, tmp_path: Path) -> None:
    folder = shared_data("refi-qda")
    read = read_qdpx(folder / "TestProject.qdpx").project
    write_qdpx(read, tmp_path / "again.qdpx")
    with zipfile.ZipFile(tmp_path / "again.qdpx") as archive:
        assert _valid(folder / "Project.xsd", archive.read("project.qde"))
    assert read_qdpx(tmp_path / "again.qdpx").project.categories == read.categories


def test_a_project_with_chains_and_verdicts_is_valid(
    project: ExchangeProject, shared_data: Shared, tmp_path: Path
) -> None:
    write_qdpx(_with_lineage(project), tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        assert _valid(shared_data("refi-qda") / "Project.xsd", archive.read("project.qde"))


def test_a_codebook_is_valid(project: ExchangeProject, shared_data: Shared, tmp_path: Path) -> None:
    write_qdc(project.categories, tmp_path / "c.qdc")
    assert _valid(shared_data("refi-qda") / "Codebook.xsd", (tmp_path / "c.qdc").read_bytes())


def test_chain_fate_score_and_verdict_come_back(project: ExchangeProject, tmp_path: Path) -> None:
    wanted = _with_lineage(project)
    write_qdpx(wanted, tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx")
    assert [one.instrument for one in read.project.sources] == ["Convention: the draft"] * 2
    assert {one.id: one for one in read.project.highlights} == {one.id: one for one in wanted.highlights}
    assert read.losses == ()


def _with_lineage(project: ExchangeProject) -> ExchangeProject:
    first = project.highlights[0]
    old, carried = first.placements
    judged = replace(carried, score=0.7586, verdict=Verdict.ADDRESSED)
    sources = tuple(replace(one, instrument="Convention: the draft") for one in project.sources)
    marked = (replace(first, placements=(old, judged)), *project.highlights[1:])
    assert judged.origin == name("p1")
    return replace(project, sources=sources, highlights=marked)
