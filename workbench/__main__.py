"""Starts the workbench."""

import sys


def main() -> None:
    """Run the workbench and end with its exit status."""
    from workbench.app import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
