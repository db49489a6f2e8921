"""One reading child that many tests ask, since starting one costs more than most questions."""

from collections.abc import Callable, Iterator
from dataclasses import asdict

import pytest

from workbench.intake.codec import decode
from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS
from workbench.intake.process import ReadingChild
from workbench.treaty.layout import Reading

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def _child() -> Iterator[ReadingChild]:
    with ReadingChild("The file", LIMITS) as child:
        yield child


@pytest.fixture
def read(_child: ReadingChild) -> Read:
    """Reads bytes in the shared child, as ``read_bytes`` does in one of its own."""

    def ask(untrusted: bytes, name: str = "file", password: str = "") -> Reading:
        head = {"do": "read", "name": name, "password": password, "limits": asdict(LIMITS)}
        answer = _child.ask(Frame(head, untrusted), 1 << 30)
        return decode(answer.body, LIMITS.text, LIMITS.pages)

    return ask
