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


@pytest.mark.parametrize(
    ("keys", "to", "why"),
    [
        (("highlights", 0, "placements", 0, "score"), 1e308, "a score is not between 0 and 1"),
        (("highlights", 0, "placements", 0, "score"), float("nan"), "a value in it"),
        (("highlights", 0, "placements", 0, "score"), float("inf"), "a value in it"),
        (("categories", 0, "colour"), "url(javascript)", "the colour of the category “Overly broad” is none"),
        (("categories", 0, "shortcut"), "Ctrl+Q", "the shortcut of the category “Overly broad”"),
        (("categories", 0, "position"), 10**30, "a value in it"),
        (("categories", 0, "name"), "n" * 10_000, "a name or an id is longer than 1,000 letters"),
        (("highlights", 0, "id"), "\ud800", "a value in it"),
        (("highlights", 0, "concerns", 0, "note"), "\ud800", "a value in it"),
        (("highlights", 0, "author"), "a" * 10_000, "the name of an analyst is longer than 200 letters"),
        (("author",), "a" * 10_000, "the name of an analyst is longer than 200 letters"),
        (("highlights", 0, "made_at"), "0001-01-01T00:00:00+14:00", "a value in it"),
    ],
)
def test_a_value_that_no_workbench_writes_is_refused(
    bundle: Bundle, tmp_path: Path, keys: tuple[object, ...], to: object, why: str
) -> None:
    with pytest.raises(KnownError, match="was not read") as refused:
        read_bundle(changed(bundle, tmp_path / "b.json", *keys, to=to))
    assert why in str(refused.value)


@pytest.mark.parametrize("written", ["2020-01-01T10:00:00", "2020-01-01T12:00:00+02:00"])
def test_times_of_a_bundle_come_in_as_utc(bundle: Bundle, tmp_path: Path, written: str) -> None:
    read = read_bundle(changed(bundle, tmp_path / "b.json", "highlights", 0, "made_at", to=written))
    assert read.highlights[0].made_at.isoformat() == "2020-01-01T10:00:00+00:00"


def test_a_bundle_of_a_newer_workbench_is_refused(bundle: Bundle, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="newer"):
        read_bundle(changed(bundle, tmp_path / "b.json", "version", to=99))


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 200_000, b"\xff\xfe", b'{"format": 1}'])
def test_what_is_no_bundle_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(content)
    with pytest.raises(KnownError, match="not a bundle"):
        read_bundle(tmp_path / "b.json")
