"""The measuring of search gives rows that can be printed; how fast they are is no test's matter."""

from workbench.archive.bench import bare_connection
from workbench.search.bench import bench


def test_measuring_names_every_row_once(tmp_path):
    rows = bench(tmp_path, 200, bare_connection, rounds=2)
    assert rows[0].name == "index 200 passages"
    assert len({row.name for row in rows}) == len(rows) > 10
    assert all(row.ours > 0 and row.reference >= 0 and row.budget > 0 for row in rows)
