"""Writing a pack to a file of any format, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from workbench.briefing.clean import cleaned
from workbench.briefing.pack import Pack
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

FORMATS = ("docx", "pdf", "html", "xlsx", "md")


def write(pack: Pack, dest: Path, *, fallback_font: bytes = b"") -> None:
    """Write *pack* in the format that the suffix of *dest* names; a failure leaves an old file as it was.

    *fallback_font* is a font file for scripts that our own fonts lack, such as Chinese in a PDF.
    """
    maker = _maker(dest, fallback_font)
    write_whole(dest, maker(cleaned(pack)))


def suffix_of(dest: Path, allowed: tuple[str, ...]) -> str:
    """The format that a file name asks for, if it is one of those."""
    suffix = dest.suffix.lower().removeprefix(".")
    if suffix in allowed:
        return suffix
    known = ", ".join(f".{name}" for name in allowed)
    raise KnownError(f"{dest.name} was not written: its name must end in one of {known}.")


def _maker(dest: Path, fallback_font: bytes) -> Callable[[Pack], bytes]:
    """The renderer for a file; each library is loaded only when it is asked for."""
    suffix = suffix_of(dest, FORMATS)
    if suffix == "docx":
        from workbench.briefing.as_docx import to_docx

        return to_docx
    if suffix == "pdf":
        from workbench.briefing.as_pdf import to_pdf

        return lambda pack: to_pdf(pack, fallback_font)
    if suffix == "xlsx":
        from workbench.briefing.as_xlsx import to_xlsx

        return to_xlsx
    if suffix == "html":
        from workbench.briefing.as_html import to_page

        return lambda pack: to_page(pack).encode()
    from workbench.briefing.as_markdown import to_markdown

    return lambda pack: to_markdown(pack).encode()
