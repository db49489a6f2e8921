"""Bundles between colleagues: all ids are kept, and a bad one is refused before anything is merged."""

import json
from pathlib import Path

import pytest
from exchange_samples import WHEN, name

from workbench.exchange import Bundle, DocumentIdentity, ExchangeProject, read_bundle, write_bundle
from workbench.treaty.errors import KnownError


@pytest.fixture
def bundle(project: ExchangeProject) -> Bundle:
    documents = tuple(
        DocumentIdentity(
            one.document.id, "0" * 64, one.document.title, one.document.kind.value, one.document.symbol, "en"
        )
        for one in project.sources
    )
    return Bundle("Ana", WHEN, documents, project.categories, project.highlights)


def test_a_bundle_comes_back_as_it_was(bundle: Bundle, tmp_path: Path) -> None:
    write_bundle(bundle, tmp_path / "b.json")
    assert read_bundle(tmp_path / "b.json") == bundle


def test_the_same_bundle_gives_the_same_bytes(bundle: Bundle, tmp_path: Path) -> None:
    write_bundle(bundle, tmp_path / "1.json")
    write_bundle(bundle, tmp_path / "2.json")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def changed(bundle: Bundle, path: Path, *keys: object, to: object) -> Path:
    write_bundle(bundle, path)
    content = json.loads(path.read_bytes())
    inner = content
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = to
    path.write_text(json.dumps(content))
    return path


@pytest.mark.parametrize(
    ("keys", "to"),
    [
        (("highlights", 0, "concerns", 0, "severity"), "enormous"),
        (("highlights", 0, "placements", 0, "anchor", "start"), "0"),
        (("highlights", 0, "placements", 0, "anchor", "start"), True),
        (("highlights", 0, "placements", 0, "anchor", "end"), -4),
        (("highlights", 0, "placements", 0, "document_id"), name("unknown")),
        (("highlights", 0, "concerns", 0, "highlight_id"), name("unknown")),
        (("highlights", 0), None),
        (("highlights",), {}),
        (("made_at",), "yesterday"),
        (("author",), None),
        (("categories", 0), {"id": "x"}),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence(
    bundle: Bundle, tmp_path: Path, keys: tuple[object, ...], to: object
) -> None:
    with pytest.raises(KnownError, match="was not read"):
        read_bundle(changed(bundle, tmp_path / "b.json", *keys, to=to))


def test_a_bundle_of_a_newer_workbench_is_refused(bundle: Bundle, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="newer"):
        read_bundle(changed(bundle, tmp_path / "b.json", "version", to=99))


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 200_000, b"\xff\xfe", b'{"format": 1}'])
def test_what_is_no_bundle_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(content)
    with pytest.raises(KnownError, match="not a bundle"):
        read_bundle(tmp_path / "b.json")
