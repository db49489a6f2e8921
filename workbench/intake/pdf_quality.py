"""The verdict on a PDF's text layer: what each page is worth, and what the analyst must know."""

from dataclasses import dataclass

from workbench.intake.quality import main_script, trusted_share

_GOOD = 0.9
_ONLY_IMAGES = (
    "This PDF has page images only and no text; OCR can give it a text, else only its pages can be looked at."
)
_NO_TEXT = "This PDF has no text; its pages can be looked at, and OCR can give it one if they show words."
_SOME_NO_TEXT = "Some pages are images without text, so their words are missing: {}."
_BAD = (
    "The text layer of this PDF is not what the page shows; only {:.0%} of it can be trusted. "
    "Check it on the page or use OCR."
)
_SEEN_ALL = "Read by OCR, which is sure of {:.0%} of it: check quotations on the page."
_SEEN_SOME = (
    "Read by OCR are {} of {} pages; {:.0%} of the whole can be trusted: check quotations on the page."
)
_SEEN_NOTHING = "Read by OCR, which found no words on the pages."
_FEW_PAGES = 12
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """The quality, 0 to 1, of a text and of each page, and sentences of warning."""

    quality: float
    pages: tuple[float, ...]
    warnings: tuple[str, ...]


def judge(
    text: str,
    reach: dict[int, tuple[int, int]],
    pages: int,
    pictured: set[int],
    unread: dict[int, float] | None = None,
    seen: int = 0,
) -> Verdict:
    """Judge *text*, of which each page holds its range in *reach*; *pictured* pages are only images.

    *unread* is for each page the share of its signs of which nobody can tell what letters they are.
    *seen* is how many pages were read by OCR.
    """
    if not text.strip():
        sentence = _SEEN_NOTHING if seen else _ONLY_IMAGES if pictured else _NO_TEXT
        return Verdict(0.0, (0.0,) * pages, (sentence,))
    script = main_script(text[:_SAMPLE]) if not text.isascii() else "latin"
    qualities: list[float] = []
    weights: list[int] = []
    for number in range(1, pages + 1):
        start, end = reach.get(number, (0, 0))
        told = 1 - (unread or {}).get(number, 0.0)
        trusted = min(told, trusted_share(text[start:end], script)) if end > start else 0.0
        qualities.append(round(trusted, 4))
        weights.append(end - start)
    total = sum(weights) or 1
    quality = sum(one * weight for one, weight in zip(qualities, weights, strict=True)) / total
    warnings = (*_seen(quality, seen, pages), *_warnings(quality if not seen else 1.0, sorted(pictured)))
    return Verdict(round(quality, 4), tuple(qualities), warnings)


def _seen(quality: float, seen: int, pages: int) -> tuple[str, ...]:
    if not seen:
        return ()
    return ((_SEEN_ALL.format(quality) if seen == pages else _SEEN_SOME.format(seen, pages, quality)),)


def _warnings(quality: float, pictured: list[int]) -> tuple[str, ...]:
    warnings = []
    if quality < _GOOD:
        warnings.append(_BAD.format(quality))
    if pictured:
        more = " …" if len(pictured) > _FEW_PAGES else ""
        warnings.append(_SOME_NO_TEXT.format(", ".join(map(str, pictured[:_FEW_PAGES])) + more))
    return tuple(warnings)
