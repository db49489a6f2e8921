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


def judge(text: str, reach: dict[int, tuple[int, int]], pages: int, pictured: set[int]) -> Verdict:
    """Judge *text*, of which each page holds the range that *reach* names; *pictured* ones have only images."""
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
    return Verdict(round(quality, 4), tuple(qualities), _warnings(quality, sorted(pictured)))


def _quality(text: str, script: str) -> float:
    if text.isascii():
        return 1.0
    return round(trusted_share(text) * script_share(text, script), 4)


def _warnings(quality: float, pictured: list[int]) -> tuple[str, ...]:
    warnings = []
    if quality < _GOOD:
        warnings.append(_BAD.format(quality))
    if pictured:
        more = " …" if len(pictured) > _FEW_PAGES else ""
        warnings.append(_SOME_NO_TEXT.format(", ".join(map(str, pictured[:_FEW_PAGES])) + more))
    return tuple(warnings)
