"""Settings of this analyst on this machine: declared here, kept in one small file."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

APP_NAME = "treaty-workbench"


@dataclass(frozen=True, slots=True)
class Declared:
    """A setting that exists: its name, default and what it is for."""

    name: str
    default: str | int | bool | float
    description: str


DECLARED = (
    Declared("analyst", "Analyst", "The name that stands beside your highlights and in the journal."),
    Declared("theme", "system", "light, dark, or system: as the desktop has it."),
    Declared("text_size", 12, "Size of treaty text, in points."),
    Declared("linked_scroll", True, "Panes follow one another by clause."),
    Declared("redline", True, "Neighbouring drafts show what changed between them."),
    Declared("ignore_editorial", False, "Redlines leave out case, spelling, quotes and numerals."),
    Declared("last_archive", "", "The archive that was open last."),
    Declared("window", "", "Size and place of the window."),
    Declared("pack_template", "delegation-brief", "The template a new briefing pack starts from."),
    Declared("pack_language", "en", "Language of a pack's headings: en, fr or es."),
)
_BY_NAME = {declared.name: declared for declared in DECLARED}


def config_folder() -> Path:
    """Return the folder for settings, ``TREATY_WORKBENCH_HOME`` where that is set."""
    home = os.environ.get("TREATY_WORKBENCH_HOME")
    return Path(home) / "config" if home else Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))


def data_folder() -> Path:
    """Return the folder for archives, ``TREATY_WORKBENCH_HOME`` where that is set."""
    home = os.environ.get("TREATY_WORKBENCH_HOME")
    return Path(home) / "data" if home else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


class Settings:
    """Reads and writes declared settings; an undeclared name is an error of ours."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or config_folder() / "settings.json"
        self._values = self._load()

    def text(self, name: str) -> str:
        """Return a setting as text."""
        return str(self._value(name))

    def number(self, name: str) -> int:
        """Return a setting as a whole number."""
        return int(self._value(name))

    def flag(self, name: str) -> bool:
        """Return a setting as yes or no."""
        return bool(self._value(name))

    def put(self, name: str, value: str | int | bool | float) -> None:
        """Keep *value* for *name*; its type is that of the declared default."""
        declared = _BY_NAME[name]
        if not isinstance(value, type(declared.default)):
            raise TypeError(f"{name} is a {type(declared.default).__name__}")
        self._values[name] = value
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(self._file, json.dumps(self._values, indent=1, sort_keys=True).encode())

    def _value(self, name: str) -> str | int | bool | float:
        declared = _BY_NAME[name]
        value = self._values.get(name, declared.default)
        return value if isinstance(value, type(declared.default)) else declared.default

    def _load(self) -> dict[str, str | int | bool | float]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            return {}
        return {name: found[name] for name in _BY_NAME if name in found} if isinstance(found, dict) else {}


def private_folder(folder: Path) -> Path:
    """Make *folder* for this analyst alone (0700) where it is absent, and return it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise KnownError(
            f"The folder {folder} cannot be made: {error.strerror}. Choose another place."
        ) from error
    return folder
