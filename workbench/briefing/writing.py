"""Writing a pack to a file of any format, whole or not at all."""

import stat
from collections.abc import Callable
from pathlib import Path

from workbench.briefing.clean import cleaned
from workbench.briefing.pack import Pack
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

FORMATS = ("docx", "pdf", "html", "xlsx", "md")
Progress = Callable[[float], bool]
_CLEAN, _MADE = 0.1, 0.95


class PackStopped(KnownError):
    """The analyst stopped the export; nothing was written."""


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
            raise PackStopped("The pack was not written, because the export was stopped.")

    return step


def refuse_where_kept(dest: Path) -> None:
    """Refuse to replace a file that is open in a word processor or that somebody protected."""
    name = dest.name
    locks = (f".~lock.{name}#", f"~${name}", f"~${name[2:]}")
    try:
        if dest.is_file() and any((dest.parent / lock).exists() for lock in locks):
            raise KnownError(f"{name} is open in another program; close it there and try again.")
        if dest.is_file() and not dest.stat().st_mode & stat.S_IWUSR:
            raise KnownError(f"{name} is protected against change; choose another name.")
    except (OSError, ValueError):
        return  # what is wrong with the name or the folder is told when the file is written


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

        return lambda pack, step: to_pdf(pack, fallback_font)
    if suffix == "xlsx":
        from workbench.briefing.as_xlsx import to_xlsx

        return to_xlsx
    if suffix == "html":
        from workbench.briefing.as_html import to_page

        return lambda pack, step: to_page(pack).encode()
    from workbench.briefing.as_markdown import to_markdown

    return lambda pack, step: to_markdown(pack).encode()
