"""The workbench from a shell: the desk's verbs, with JSON out."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from workbench import __version__
from workbench.cli import documents, drafts, finding, leaving
from workbench.cli.saying import WrongUsage, say, say_problem
from workbench.treaty.errors import KnownError

_COMMANDS: dict[str, Callable[..., None]] = {
    "new": documents.new,
    "import": documents.import_,
    "list": documents.list_,
    "show": documents.show,
    "compare": drafts.compare,
    "tag": drafts.tag,
    "carry": drafts.carry,
    "concerns": drafts.concerns,
    "search": finding.search,
    "pack": leaving.pack,
    "export": leaving.export,
    "merge": leaving.merge,
    "check": leaving.check,
    "backup": leaving.backup,
    "bench": leaving.bench,
}

OpenWindow = Callable[[Path | None, bool], int]


def run(open_window: OpenWindow, arguments: list[str] | None = None) -> int:
    """Do what the command line says; return 0 when done, 1 on a known error, 2 on wrong usage.

    *open_window* gets the archive, and whether to show the sample; it returns an exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        command = typer.main.get_command(_make_app(open_window))
        command.main(args=arguments, prog_name="workbench")
    except WrongUsage as error:
        say_problem(str(error))
        return 2
    except KnownError as error:
        say_problem(" ".join(str(error).split("\n")))
        return 1
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(bool(ending.code))
    return 0


def _make_app(open_window: OpenWindow) -> typer.Typer:
    app = typer.Typer(
        help="An offline workbench for people who negotiate treaties. Without a command it opens the window.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        no_args_is_help=False,
    )

    @app.callback(invoke_without_command=True)
    def window(
        context: typer.Context,
        archive: Annotated[
            Path | None, typer.Option(metavar="FILE", readable=False, help="The archive to open.")
        ] = None,
        version: Annotated[bool, typer.Option("--version", help="Say the version and stop.")] = False,
    ) -> None:
        if version:
            say(f"Treaty Workbench {__version__}")
            raise typer.Exit
        if context.invoked_subcommand is None:
            raise typer.Exit(open_window(archive, False))

    @app.command()
    def demo() -> None:
        """Open a copy of the sample archive in the window."""
        raise typer.Exit(open_window(None, True))

    for name, command in _COMMANDS.items():
        app.command(name)(command)
    return app
