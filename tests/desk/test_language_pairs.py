"""One draft in two languages: paired by label, never redlined, never called unrelated."""

from pathlib import Path

import pytest

from workbench.desk import Desk, Wanted
from workbench.treaty.documents import DocumentKind
from workbench.treaty.errors import KnownError

ENGLISH = """# Convention on Sample Matters

Article 1
Purpose

1. Each State Party shall protect journalists.

2. Nothing more is said.

Article 2
Scope

1. This Convention applies at sea.
"""
FRENCH = """# Convention sur des exemples

Article premier
Objet

1. Chaque État Partie protège les journalistes.

2. Rien de plus n'est dit.

Article 2
Champ d'application

1. La présente Convention s'applique en mer.
"""


@pytest.fixture
def pair(empty_desk: Desk, tmp_path: Path) -> tuple[Desk, str, str]:
    """A desk with a draft in English and in French."""
    wanted = []
    for language, text in (("en", ENGLISH), ("fr", FRENCH)):
        file = tmp_path / f"draft.{language}.md"
        file.write_text(text, encoding="utf-8")
        wanted.append(Wanted(file, DocumentKind.DRAFT, "Sample", symbol="A/1", language=language))
    receipts = list(empty_desk.receiving.receive_all(wanted))
    ids = [receipt.document.id for receipt in receipts if receipt.document]
    return empty_desk, ids[0], ids[1]


def test_two_languages_are_paired_by_label_without_redlines(pair: tuple[Desk, str, str]) -> None:
    desk, english, french = pair
    known = desk.comparing.compare(english, french)
    assert known.comparison.translated and not known.comparison.unrelated
    link = known.links_from(known.old.find("1(2)").id)[0]
    assert known.new.label(link.new) == "1(2)"
    assert known.silent == () and not known.redlines.of_new and not known.redlines.heads_of_new


def test_a_pair_of_languages_is_made_once_while_nothing_changes(pair: tuple[Desk, str, str]) -> None:
    desk, english, french = pair
    known = desk.comparing.compare(english, french)
    assert desk.comparing.compare(english, french) is known
    desk.structuring.relabel(french, known.new.find("1(2)").id, "1(3)")
    assert desk.comparing.compare(english, french) is not known


def test_a_redline_across_languages_is_refused_in_one_sentence(
    pair: tuple[Desk, str, str], tmp_path: Path
) -> None:
    desk, english, french = pair
    with pytest.raises(KnownError, match="across languages makes no sense"):
        desk.comparing.export(english, french, tmp_path / "r.html")
    assert not (tmp_path / "r.html").exists()


def test_links_across_languages_are_not_set_by_hand(pair: tuple[Desk, str, str]) -> None:
    desk, english, french = pair
    known = desk.comparing.compare(english, french)
    clauses = known.old.find("1(1)").id, known.new.find("1(2)").id
    for verb in (desk.comparing.correct_link, desk.comparing.keep_apart):
        with pytest.raises(KnownError, match="linked by their labels"):
            verb(english, french, *clauses)


def test_no_change_is_reported_across_languages(pair: tuple[Desk, str, str]) -> None:
    desk, english, french = pair
    for report in ("changes_by_article", "silent_deletions", "stale_references"):
        assert getattr(desk.reporting, report)(english, french) == ()


def test_a_language_that_is_not_known_is_compared_by_words(pair: tuple[Desk, str, str]) -> None:
    desk, english, french = pair
    desk.library.correct(french, language="")
    assert not desk.comparing.compare(english, french).comparison.translated


def test_concerns_are_not_carried_into_another_language(pair: tuple[Desk, str, str]) -> None:
    desk, english, french = pair
    with pytest.raises(KnownError, match="one language"):
        desk.carrying.carry(english, french)
