"""Dates as an analyst types them: year, month and day."""

import datetime


def date_of(words: str) -> datetime.date | None:
    """The date written as `2023-09-01`; None where there is none or it does not exist."""
    try:
        return datetime.date.fromisoformat(words.strip())
    except ValueError:
        return None


def words_of(date: datetime.date | None) -> str:
    """*date* as it is typed, empty without one."""
    return date.isoformat() if date else ""
