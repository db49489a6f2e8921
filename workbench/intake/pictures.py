"""Pictures of pages, drawn in a child process that keeps the source open."""

from dataclasses import asdict, dataclass
from math import isfinite
from types import TracebackType

from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS, Limits
from workbench.intake.process import ReadingChild
from workbench.treaty.documents import SourceKind
from workbench.treaty.errors import KnownError

_NAME = "The page"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks: ``rgb`` has three bytes for each point, rows from the top, no padding."""

    width: int
    height: int
    rgb: bytes


class PagePictures:
    """Draws the pages of one source, which stays open in one child process until ``close``.

    Without *comments* what reviewers put over the pages stays away.
    """

    def __init__(
        self,
        untrusted: bytes,
        kind: SourceKind,
        limits: Limits = LIMITS,
        *,
        password: str = "",
        comments: bool = True,
    ) -> None:
        if kind is not SourceKind.PDF:
            raise KnownError(f"A source of the kind {kind} has no page pictures; only a PDF has.")
        self._limits = limits
        self._comments = comments
        self._child = ReadingChild(_NAME, limits)
        asked = {"do": "open", "name": "", "password": password[:1000], "limits": asdict(limits)}
        try:
            self._child.ask(Frame(asked, untrusted), 0)
        except KnownError:
            self._child.close()
            raise

    def __enter__(self) -> "PagePictures":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def draw(self, page: int, scale: float) -> Picture:
        """Draw *page*, counted from 1; at *scale* 1.0 a point of the picture is a point of paper."""
        if not (isfinite(scale) and scale > 0):
            raise KnownError("A page cannot be drawn at that size.")
        asked = {"do": "draw", "page": page, "scale": scale, "comments": self._comments}
        answer = self._child.ask(Frame(asked), self._limits.pixels * 3)
        width, height = answer.head.get("width"), answer.head.get("height")
        if type(width) is not int or type(height) is not int or min(width, height) < 1:
            raise KnownError("The page was not drawn: the file is damaged.")
        if len(answer.body) != width * height * 3:
            raise KnownError("The page was not drawn: the file is damaged.")
        return Picture(width, height, answer.body)

    def close(self) -> None:
        """Let the source go and end the child process."""
        self._child.close()


def fallback_font() -> bytes:
    """The bytes of a font that has the signs of Chinese, Japanese and Korean and most other scripts."""
    with ReadingChild("The font", LIMITS) as child:
        return child.ask(Frame({"do": "font", "limits": asdict(LIMITS)}), 64 << 20).body
