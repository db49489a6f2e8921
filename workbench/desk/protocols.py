"""What the desk asks of whoever uses it: a way to run work aside, and a way to ask the analyst."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Jobs(Protocol):
    """Runs work off the main thread; both callbacks come back on it."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """Do *work* aside; *failed* gets one sentence for the analyst."""


class Ask(Protocol):
    """Asks the analyst; tests answer with a fake."""

    def password(self, name: str, wrong: bool) -> str | None:
        """Return the password of a locked file, None to leave it out."""

    def yes(self, question: str) -> bool:
        """Return the answer to a question of yes or no."""
