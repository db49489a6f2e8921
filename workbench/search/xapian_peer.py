"""Xapian, which Recoll searches with, on the same texts; run by the system's own Python, if that has it.

It is no part of the workbench and imports nothing of it. It reads texts and queries as JSON from its
input and answers with seconds as JSON.
"""

import json
import sys
import time
from typing import Any

import xapian  # type: ignore[import-not-found]  # the system's, where it is installed

FLAGS = (
    xapian.QueryParser.FLAG_PHRASE
    | xapian.QueryParser.FLAG_BOOLEAN
    | xapian.QueryParser.FLAG_LOVEHATE
    | xapian.QueryParser.FLAG_WILDCARD
)


def main(folder: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Index the texts in *folder* and ask each query; seconds by name."""
    began = time.perf_counter()
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    _put(database, asked["texts"])
    spent = {"index": [time.perf_counter() - began]}
    began = time.perf_counter()
    _put(database, asked["more"])
    spent["add"] = [time.perf_counter() - began]
    database.close()
    reading = xapian.Database(folder)
    for name, queries in asked["queries"].items():
        spent[name] = [_ask(reading, query) for query in queries]
    return spent


def _put(database: Any, texts: list[str]) -> None:
    maker = xapian.TermGenerator()
    maker.set_stemmer(xapian.Stem("en"))
    for text in texts:
        document = xapian.Document()
        maker.set_document(document)
        maker.index_text(text)
        document.set_data(text)
        database.add_document(document)
    database.commit()


def _ask(database: Any, typed: str) -> float:
    """The best twenty with snippets, and a total, which Xapian estimates."""
    began = time.perf_counter()
    parser = xapian.QueryParser()
    parser.set_database(database)
    parser.set_stemmer(xapian.Stem("en"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_AND)
    enquire = xapian.Enquire(database)
    enquire.set_query(parser.parse_query(typed, FLAGS))
    found = enquire.get_mset(0, 20)
    for one in found:
        found.snippet(one.document.get_data().decode(), 240)
    found.get_matches_estimated()
    return time.perf_counter() - began


if __name__ == "__main__":
    json.dump(main(sys.argv[1], json.load(sys.stdin)), sys.stdout)
