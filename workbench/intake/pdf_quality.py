"""The verdict on a PDF's text layer: what each page is worth, and what the analyst must know."""

from dataclasses import dataclass

from workbench.intake.quality import main_script, script_share, trusted_share

_GOOD = 0.9
_NO_TEXT = (
    "This PDF has page images only and no text; OCR can give it a text, else only its pages can be looked at."
)
_SOME_NO_TEXT = "Some pages are images without text, so their words are missing: {}."
_BAD = "The text layer of this PDF is not what the page shows; only {:.0%} of it can be trusted. Check it on the page or use OCR."
_FEW_PAGES = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """The quality, 0 to 1, of a text and of each page, and sentences of warning."""

    quality: float
    pages: tuple[float, ...]
    warnings: tuple[str, ...]


def judge(text: str, reach: dict[int, tuple[int, int]], pages: int) -> Verdict:
    """Judge *text*, of which each page holds the range that *reach* names."""
    if not text.strip():
        return Verdict(0.0, (0.0,) * pages, (_NO_TEXT,))
    script = main_script(text[:200_000]) if not text.isascii() else "latin"
    qualities: list[float] = []
    weights: list[int] = []
    for number in range(1, pages + 1):
        start, end = reach.get(number, (0, 0))
        qualities.append(_quality(text[start:end], script) if end > start else 0.0)
        weights.append(end - start)
    total = sum(weights) or 1
    quality = sum(one * weight for one, weight in zip(qualities, weights, strict=True)) / total
    return Verdict(round(quality, 4), tuple(qualities), _warnings(quality, reach, pages, text))


def _quality(text: str, script: str) -> float:
    if text.isascii():
        return 1.0
    return round(trusted_share(text) * script_share(text, script), 4)


def _warnings(quality: float, reach: dict[int, tuple[int, int]], pages: int, text: str) -> tuple[str, ...]:
    warnings = []
    if quality < _GOOD:
        warnings.append(_BAD.format(quality))
    empty = [number for number in range(1, pages + 1) if number not in reach]
    if empty and len(text) / pages > 200:
        shown = ", ".join(map(str, empty[:_FEW_PAGES])) + (" …" if len(empty) > _FEW_PAGES else "")
        warnings.append(_SOME_NO_TEXT.format(shown))
    return tuple(warnings)
