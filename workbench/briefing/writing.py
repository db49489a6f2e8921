"""Writing a pack to a file of any format, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from workbench.briefing.clean import cleaned
from workbench.briefing.pack import Pack
from workbench.treaty.errors import KnownError
from workbench.treaty.files import refuse_where_kept, write_whole

FORMATS = ("docx", "pdf", "html", "xlsx", "md")
Progress = Callable[[float], bool]
_CLEAN, _MADE = 0.1, 0.95


class PackStopped(KnownError):
    """The analyst stopped the export; nothing was written."""

    def __init__(self) -> None:
        super().__init__("The pack was not written, because you stopped it; nothing was changed.")


def write(
    pack: Pack, dest: Path, *, fallback_font: bytes = b"", progress: Progress = lambda share: True
) -> None:
    """Write *pack* in the format that the suffix of *dest* names; a failure leaves an old file as it was.

    *fallback_font* is a font file for scripts that our own fonts lack, such as Chinese in a PDF.
    *progress* is told the share of the work that is done; when it answers False the export stops with
    ``PackStopped``.
    """
    maker = _maker(dest, fallback_font)
    refuse_where_kept(dest)
    step = _stepping(progress)
    step(0)
    pack = cleaned(pack)
    step(_CLEAN)
    made = maker(pack, lambda share: step(_CLEAN + (_MADE - _CLEAN) * share))
    step(_MADE)
    write_whole(dest, made)
    progress(1)


def _stepping(progress: Progress) -> Callable[[float], None]:
    def step(share: float) -> None:
        if not progress(share):
            raise PackStopped

    return step


def suffix_of(dest: Path, allowed: tuple[str, ...]) -> str:
    """The format that a file name asks for, if it is one of those."""
    suffix = dest.suffix.lower().removeprefix(".")
    if suffix in allowed:
        return suffix
    known = ", ".join(f".{name}" for name in allowed)
    raise KnownError(f"{dest.name} was not written: its name must end in one of {known}.")


def _maker(dest: Path, fallback_font: bytes) -> Callable[[Pack, Callable[[float], None]], bytes]:
    """The renderer for a file; each library is loaded only when it is asked for."""
    suffix = suffix_of(dest, FORMATS)
    if suffix == "docx":
        from workbench.briefing.as_docx import to_docx

        return to_docx
    if suffix == "pdf":
        from workbench.briefing.as_pdf import to_pdf

        return lambda pack, step: to_pdf(pack, fallback_font, step)
    if suffix == "xlsx":
        from workbench.briefing.as_xlsx import to_xlsx

        return to_xlsx
    if suffix == "html":
        from workbench.briefing.as_html import to_page

        return lambda pack, step: to_page(pack).encode()
    from workbench.briefing.as_markdown import to_markdown

    return lambda pack, step: to_markdown(pack).encode()
