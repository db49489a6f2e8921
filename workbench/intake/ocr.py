"""OCR of a PDF: the pages without a text to be trusted are drawn, and their words read off the pictures."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from workbench.intake import tesseract
from workbench.intake.languages import language_of
from workbench.intake.limits import Limits
from workbench.intake.pictures import PagePictures
from workbench.intake.seen import Seen, SeenPage
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import Page, Reading

AUTOMATIC = "auto"
"""What to ask for where the languages are to be told from the pages."""
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

_DPI = 300
_POINTS = 72
_ROOM = 0.97
_AT_ONCE = 2
_GOOD = 0.9
_SIGHTS = 3
_SURE = 0.5
_TAGS = re.compile("<[^>]*>")
_LATIN = ("eng", "fra", "spa")
_OF_SCRIPT = {
    "Cyrillic": "rus", "Arabic": "ara", "Han": "chi_sim", "Japanese": "jpn", "Korean": "kor", "Greek": "ell",
    "Hebrew": "heb", "Devanagari": "hin", "Thai": "tha", "Georgian": "kat", "Armenian": "hye",
}  # fmt: skip


def pages_to_see(reading: Reading, asked: str) -> tuple[Page, ...]:
    """The pages of *reading* that OCR should read.

    All where the text as a whole cannot be trusted, else those that cannot be; and all again where an
    analyst names languages for a text that seems right.
    """
    if reading.kind is not SourceKind.PDF:
        return ()
    if reading.quality < _GOOD:
        return reading.pages
    poor = tuple(page for page in reading.pages if page.quality < _GOOD)
    return poor or (() if asked == AUTOMATIC else reading.pages)


def look_at(
    untrusted: bytes,
    pages: tuple[Page, ...],
    asked: str,
    password: str,
    limits: Limits,
    progress: Progress,
    stop: Stop,
) -> Seen:
    """Draw *pages* and have their words read in the languages *asked*; two pages at once."""
    named = () if asked == AUTOMATIC else tesseract.chosen(asked)
    if not named:
        tesseract.check_installed(())
    with PagePictures(untrusted, SourceKind.PDF, limits, password=password, comments=False) as pictures:
        languages = named or _guessed(pictures, pages, limits, stop)
        seen: list[SeenPage] = []
        failed: list[int] = []
        progress(0, len(pages))
        for done, (page, told) in enumerate(_told(pictures, pages, languages, limits, stop), start=1):
            if told is None:
                failed.append(page.number)
            else:
                seen.append(SeenPage(page.number, _scale(page, limits), told.decode("utf-8", "replace")))
            progress(done, len(pages))
    return Seen(languages, tuple(seen), tuple(failed))


def _told(
    pictures: PagePictures, pages: tuple[Page, ...], languages: tuple[str, ...], limits: Limits, stop: Stop
) -> Iterator[tuple[Page, bytes | None]]:
    """Each page with what Tesseract tells of it; the next ones are drawn while two are read."""
    ahead: list[tuple[Page, Future[bytes | None]]] = []
    ended = False
    with ThreadPoolExecutor(_AT_ONCE) as readers:
        try:
            for page in pages:
                if stop():
                    raise tesseract.Stopped("The reading by OCR was stopped.")
                scale = _scale(page, limits)
                dpi = max(70, round(scale * _POINTS))
                drawn = pictures.draw(page.number, scale)
                look = readers.submit(
                    tesseract.words_of, drawn, languages, dpi, limits, lambda: stop() or ended
                )
                ahead.append((page, look))
                if len(ahead) > _AT_ONCE:
                    first, answer = ahead.pop(0)
                    yield first, answer.result()
            while ahead:
                first, answer = ahead.pop(0)
                yield first, answer.result()
        finally:
            ended = True


def _scale(page: Page, limits: Limits) -> float:
    """How large to draw a page: at 300 points an inch, less where that is too large a picture."""
    most = math.sqrt(limits.pixels / max(1.0, (page.width + 1) * (page.height + 1))) * _ROOM
    return min(_DPI / _POINTS, most)


def _guessed(pictures: PagePictures, pages: tuple[Page, ...], limits: Limits, stop: Stop) -> tuple[str, ...]:
    """The languages to read in, by the script of most of a few pages that show enough letters."""
    known = tesseract.installed()
    scripts: Counter[str] = Counter()
    for page in pages[:: max(1, len(pages) // _SIGHTS)][-_SIGHTS:]:
        if stop():
            raise tesseract.Stopped("The reading by OCR was stopped.")
        sight = tesseract.sight(pictures.draw(page.number, _scale(page, limits)), limits, stop)
        if sight is not None and sight.confidence >= _SURE:
            scripts[sight.script] += 1
    code = _OF_SCRIPT.get(scripts.most_common(1)[0][0]) if scripts else None
    if code is not None:
        tesseract.check_installed((code,))
        return (code,)
    latin = tuple(code for code in _LATIN if code in known)
    if not latin:
        tesseract.check_installed(_LATIN[:1])
    if len(latin) < 2:
        return latin or known[:1]
    page = pages[len(pages) // 2]
    scale = _scale(page, limits)
    told = tesseract.words_of(pictures.draw(page.number, scale), latin, round(scale * _POINTS), limits, stop)
    words = _TAGS.sub(" ", (told or b"").decode("utf-8", "replace"))
    alone = tesseract.ISO_CODES.get(language_of(words), "")
    return (alone,) if alone in latin else latin


def failed_sentence(failed: tuple[int, ...]) -> str:
    """The warning that names the pages OCR failed on."""
    return f"OCR failed on pages that are left as they were: {', '.join(map(str, failed[:12]))}."
