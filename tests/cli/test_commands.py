"""The command line: what scripts rely on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbench import cli

REV1, REV2 = "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2"


def _no_window(archive: Path | None, demo: bool) -> int:
    raise AssertionError("no window was asked for")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; give its exit status, its answer and what it complained of."""

    def run(*arguments: object) -> tuple[int, Any, str]:
        status = cli.run(_no_window, [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, json.loads(out) if "--json" in arguments and out else out, err

    return run


def test_list_tells_each_document(shell: Any, sample: Path) -> None:
    status, answer, _ = shell("list", sample, "--json")
    assert status == 0
    assert len(answer["documents"]) == 16
    keys = {"id", "kind", "title", "symbol", "date", "language", "clauses", "quality"}
    assert all(keys <= document.keys() for document in answer["documents"])


def test_show_gives_clauses_that_are_slices_of_the_text(shell: Any, sample: Path) -> None:
    _, answer, _ = shell("show", sample, REV1, "--json")
    keys = {"id", "label", "kind", "heading", "start", "end", "text", "page", "parent", "brackets"}
    for clause in answer["clauses"]:
        assert keys <= clause.keys()
        assert answer["text"][clause["start"] : clause["end"]] == clause["text"]


def test_compare_tells_links_by_label(shell: Any, sample: Path) -> None:
    _, answer, _ = shell("compare", sample, REV1, REV2, "--json")
    assert {"links", "gone", "new", "counts", "brackets"} <= answer.keys()
    moved = [link for link in answer["links"] if link["old"] == "28(1)"]
    assert moved[0]["new"] == "25(1)"


def test_compare_reports_what_an_advisor_needs(shell: Any, sample: Path) -> None:
    _, answer, _ = shell("compare", sample, REV1, REV2, "--json")
    assert (answer["translated"], "bracket_ledger" in answer) == (False, False)
    gone = next(article for article in answer["articles"] if article["old"] == "Article 16")
    assert (gone["new"], gone["counts"], gone["words"]["inserted"]) == ("", {"gone": 3}, 0)
    assert "Article 16" in answer["silent"]
    assert all({"clause", "words", "names", "meant"} <= one.keys() for one in answer["stale_references"])
    _, told, _ = shell("compare", sample, REV1, REV2)
    assert "By article:" in told and "Deleted without strike-through or mention:" in told


def test_compare_counts_brackets_through_all_drafts_when_asked(shell: Any, sample: Path) -> None:
    _, answer, _ = shell("compare", sample, REV1, REV2, "--brackets", "--json")
    ledger = answer["bracket_ledger"]
    for at in range(4):
        cells = [article["cells"][at] for article in ledger["articles"]]
        total = sum(cell["brackets"] for cell in cells if cell) + ledger["outside"][at]
        assert total == ledger["totals"][at]
    assert answer["brackets"] == {"old": ledger["totals"][1], "new": ledger["totals"][2]}
    _, told, _ = shell("compare", sample, REV1, REV2, "--brackets")
    assert "Open brackets by draft:" in told


def test_compare_says_that_two_languages_are_paired_by_label(
    shell: Any, sample: Path, tmp_path: Path
) -> None:
    french = tmp_path / "projet.md"
    french.write_text("# Projet\n\nArticle 6\nAccès illicite\n\n1. Chaque État Partie…\n", encoding="utf-8")
    _, made, _ = shell(
        "import", sample, french, "--as", "draft", "--lang", "fr", "--title", "Projet", "--json"
    )
    assert [document["language"] for document in made["documents"]] == ["fr"]
    _, answer, _ = shell("compare", sample, REV1, "Projet", "--json")
    assert (answer["translated"], answer["unrelated"], answer["silent"]) == (True, False, [])
    _, told, _ = shell("compare", sample, REV1, "Projet")
    assert "different languages" in told and "paired by label" in told
    status, _, errors = shell("compare", sample, REV1, "Projet", "--html", tmp_path / "r.html")
    assert status == 1 and "languages makes no sense" in errors and errors.count("\n") == 1


def test_compare_writes_html_and_docx(shell: Any, sample: Path, tmp_path: Path) -> None:
    html, docx = tmp_path / "r.html", tmp_path / "r.docx"
    status, _, _ = shell("compare", sample, REV1, REV2, "--html", html, "--docx", docx)
    assert status == 0
    assert "<html" in html.read_text(encoding="utf-8")[:200].lower()
    assert docx.read_bytes()[:2] == b"PK"


def test_tag_and_concerns(shell: Any, sample: Path) -> None:
    category = "ONLINE censorship"
    status, made, _ = shell(
        "tag", sample, REV1, "--clause", "7(1)", "--category", category, "--note", "n", "--ask", "a",
        "--severity", "high", "--json",
    )  # fmt: skip
    assert status == 0
    assert (made["label"], made["category"], made["severity"]) == ("7(1)", "Online censorship", "high")
    _, answer, _ = shell("concerns", sample, "--draft", REV1, "--status", "open", "--json")
    assert made["highlight"] in {concern["highlight"] for concern in answer["concerns"]}
    _, table, _ = shell("concerns", sample, "--draft", REV1, "--matrix", "--json")
    assert len(table["matrix"]["categories"]) == 10


def test_the_ledger_tells_of_each_concern_in_every_draft(shell: Any, sample: Path) -> None:
    status, told, _ = shell("concerns", sample, "--draft", REV1, "--ledger", "--json")
    ledger = told["ledger"]
    assert status == 0 and len(ledger["drafts"]) == 4
    assert ledger["concerns"] and all(len(one["events"]) == 4 for one in ledger["concerns"])
    assert any("raised" in one["events"] for one in ledger["concerns"])


def test_agreement_needs_two_analysts(shell: Any, sample: Path) -> None:
    status, _, complaint = shell("concerns", sample, "--draft", REV1, "--agreement", "--json")
    assert status == 1 and len(complaint.strip().splitlines()) == 1


def test_only_one_table_of_concerns_is_printed_at_a_time(shell: Any, sample: Path) -> None:
    assert shell("concerns", sample, "--ledger", "--matrix")[0] == 2


def test_carry_tells_each_placement(shell: Any, sample: Path) -> None:
    _, answer, _ = shell("carry", sample, REV1, REV2, "--json")
    keys = {"highlight", "fate", "old_label", "new_label", "quote", "new_quote", "score"}
    assert answer["placements"] and all(keys <= one.keys() for one in answer["placements"])


def test_search_marks_what_it_found(shell: Any, sample: Path) -> None:
    _, answer, _ = shell("search", sample, '"dishonest intent"', "--limit", "3", "--json")
    assert answer["total"] >= len(answer["hits"]) >= 1
    for hit in answer["hits"]:
        assert hit["spans"] and all(hit["snippet"][start:end] for start, end in hit["spans"])
    _, lines, _ = shell("search", sample, "journalist", "--kwic", "--json")
    assert lines["lines"]


def test_a_bad_query_is_an_answer(shell: Any, sample: Path) -> None:
    status, answer, _ = shell("search", sample, '(("', "--json")
    assert status == 0
    assert answer["total"] == 0


def test_pack_export_merge_backup_check(shell: Any, sample: Path, tmp_path: Path) -> None:
    assert shell("pack", sample, tmp_path / "p.docx", "--draft", REV2, "--against", REV1)[0] == 0
    assert shell("export", sample, tmp_path / "e.json")[0] == 0
    assert shell("merge", sample, tmp_path / "e.json")[0] == 0
    assert shell("backup", sample, tmp_path / "b.treaty")[0] == 0
    assert shell("check", tmp_path / "b.treaty")[0] == 0


def test_import_goes_on_after_a_bad_file(shell: Any, sample: Path, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.txt"
    bad.write_bytes(b"%PDF-1.4\n garbage")
    good.write_text("Statement by Norvia\n\nMr. Chair, article 6 is too broad.\n", encoding="utf-8")
    status, answer, errors = shell(
        "import", sample, bad, good, "--as", "statement", "--actor", "Norvia", "--json"
    )
    assert status == 1
    assert [document["actors"] for document in answer["documents"]] == [["Norvia"]]
    assert len(answer["problems"]) == 1
    assert errors.count("\n") == 1 and "Traceback" not in errors


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "absent.treaty"),
        ("show", "SAMPLE", "A/AC.900/99"),
        ("compare", "SAMPLE", REV1, "nothing"),
        ("tag", "SAMPLE", REV1, "--clause", "999", "--category", "Discrimination"),
        ("tag", "SAMPLE", REV1, "--clause", "6", "--category", "No such thing"),
        ("pack", "SAMPLE", "out.docx", "--template", "no-such"),
        ("pack", "SAMPLE", "out.docx", "--lang", "xx"),
        ("import", "SAMPLE", "--manifest", "absent.csv"),
        ("merge", "SAMPLE", "a.csv"),
    ],
)
def test_a_known_error_is_one_line_and_status_one(
    shell: Any, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, errors = shell(*(sample if argument == "SAMPLE" else argument for argument in arguments))
    assert (status, out) == (1, "")
    assert errors.count("\n") == 1 and "Traceback" not in errors


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("show",),
        ("import", "x.treaty"),
        ("import", "x.treaty", "a.txt", "--as", "poem"),
        ("import", "x.treaty", "a.txt", "--date", "yesterday"),
        ("tag", "a", "b"),
    ],
)
def test_wrong_usage_is_status_two(shell: Any, arguments: tuple[str, ...]) -> None:
    assert shell(*arguments)[0] == 2


def test_the_module_runs_as_a_program(sample: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "workbench", "list", str(sample), "--json"],
        capture_output=True,
        cwd=Path(__file__).resolve().parents[2],
        check=True,
    )
    assert len(json.loads(answer.stdout.decode("utf-8"))["documents"]) == 16


def test_tagging_again_says_more_of_the_same_concern(shell: Any, sample: Path) -> None:
    tag = ("tag", sample, REV1, "--clause", "7(1)", "--category", "Online censorship", "--json")
    _, first, _ = shell(*tag, "--note", "first", "--ask", "a wish")
    _, again, _ = shell(*tag, "--note", "second", "--severity", "high")
    assert (again["id"], again["note"], again["ask"], again["severity"]) == (
        first["id"],
        "second",
        "a wish",
        "high",
    )


def test_a_mistake_of_ours_is_one_line_without_document_text(sample: Path, tmp_path: Path) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import workbench.desk.library as library\n"
        "def fails(self, kind=None):\n"
        "    raise RuntimeError('1. Each State Party shall')\n"
        "library.Library.documents = fails\n"
    )
    root = Path(__file__).resolve().parents[2]
    answer = subprocess.run(
        [sys.executable, "-m", "workbench", "list", str(sample)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(root)))},
        check=False,
    )
    told = answer.stderr.decode()
    assert answer.returncode == 1
    assert told.count("\n") == 1 and "RuntimeError" in told and "State Party" not in told


def test_a_name_that_is_not_unicode_does_not_stop_the_rest(sample: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Statement by Norvia\n\nMr. Chair, article 6 is too broad.\n", encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "workbench", "import", str(sample), b"inv\xff.txt", str(good), "--json"],
        capture_output=True,
        cwd=Path(__file__).resolve().parents[2],
        check=False,
    )
    told = json.loads(answer.stdout.decode("utf-8"))
    assert answer.returncode == 1
    assert len(told["documents"]) == 1 and len(told["problems"]) == 1
    assert b"Traceback" not in answer.stderr


def test_show_counts_brackets_and_gives_both_readings(shell: Any, sample: Path) -> None:
    _, answer, _ = shell("show", sample, "A/AC.900/22", "--json")
    report = answer["bracket_report"]
    assert report["opening"] == answer["text"].count("[") and report["deepest"] >= 1
    assert 0 < report["share"] < 1 and report["unmatched"] == []
    _, maximal, _ = shell("show", sample, "A/AC.900/22", "--reading", "maximal")
    _, minimal, _ = shell("show", sample, "A/AC.900/22", "--reading", "minimal")
    assert len(minimal) < len(maximal) and "[" not in maximal + minimal
    assert shell("show", sample, "A/AC.900/22", "--reading", "middle")[0] == 2
