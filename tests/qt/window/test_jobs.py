"""Jobs, messages and the crash report."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.qt import crash
from workbench.qt.jobs import Jobs
from workbench.qt.message_bar import MessageBar
from workbench.qt.theme import LIGHT
from workbench.treaty.errors import KnownError


def _nothing(_: object) -> None:
    return None


def test_work_is_done_aside_and_answered_on_the_main_thread(qtbot: QtBot) -> None:
    jobs, where = Jobs(), []
    jobs.run(threading.get_ident, lambda ident: where.append((ident, threading.get_ident())), _nothing)
    qtbot.waitUntil(lambda: bool(where))
    (worked, answered) = where[0]
    assert worked != answered == threading.get_ident()
    jobs.close()


def test_a_known_error_arrives_as_its_sentence(qtbot: QtBot) -> None:
    jobs, told = Jobs(), []

    def work() -> None:
        raise KnownError("The disk is full.")

    jobs.run(work, _nothing, told.append)
    qtbot.waitUntil(lambda: told == ["The disk is full."])
    jobs.close()


def test_edits_are_done_in_the_order_in_which_they_were_asked_for(qtbot: QtBot) -> None:
    jobs, done, gate = Jobs(), [], threading.Event()
    jobs.act(lambda: gate.wait(5), lambda _: done.append(1), _nothing)
    jobs.act(lambda: None, lambda _: done.append(2), _nothing)
    assert jobs.is_saving
    gate.set()
    qtbot.waitUntil(lambda: done == [1, 2])
    assert not jobs.is_saving
    jobs.close()


def test_after_closing_nobody_is_called_back(qtbot: QtBot) -> None:
    jobs, called = Jobs(), []
    jobs.run(lambda: 1, called.append, called.append)
    jobs.close()
    qtbot.wait(30)
    assert called == []


def test_a_crash_report_names_places_and_holds_no_words_of_a_document(tmp_path: Path) -> None:
    told: list[str] = []
    crash.watch(tmp_path / "reports", told.append)
    try:
        raise ValueError("secret wording of article 6")
    except ValueError as error:
        sentence = crash.report(error)
    finally:
        crash.unwatch()
    (file,) = (tmp_path / "reports").iterdir()
    assert str(file) in sentence
    assert "ValueError" in file.read_text(encoding="utf-8")
    assert "secret" not in file.read_text(encoding="utf-8") + sentence


def test_a_mistake_of_ours_in_a_job_becomes_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    jobs, told = Jobs(), []
    crash.watch(tmp_path, told.append)

    def work() -> None:
        raise ZeroDivisionError

    jobs.run(work, _nothing, told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    crash.unwatch()
    jobs.close()
    assert "what was saved before is safe" in told[0]


@pytest.mark.parametrize("loud", [True, False])
def test_a_message_can_carry_one_thing_to_do(qtbot: QtBot, loud: bool) -> None:
    bar, done = MessageBar(LIGHT), []
    qtbot.addWidget(bar)
    say = bar.warn if loud else bar.tell
    say("12 concerns wait.", "Carry 12 concerns", lambda: done.append(1))
    assert bar.words == "12 concerns wait."
    bar._button.click()
    assert done == [1]
    assert bar.words == ""
