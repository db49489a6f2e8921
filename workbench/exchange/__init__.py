"""Exchange: projects, codebooks, annotations and bundles, to and from other tools and colleagues.

Each ``write_…`` returns what the format could not hold, one sentence each.
"""

from workbench.exchange.akoma_ntoso import write_akoma_ntoso
from workbench.exchange.annotations import write_annotations
from workbench.exchange.bundles import read_bundle, write_bundle
from workbench.exchange.codebook_csv import read_codebook_csv, write_codebook_csv
from workbench.exchange.codes import read_qdc, write_qdc
from workbench.exchange.guids import read_guid
from workbench.exchange.highlight_tables import (
    HighlightRow,
    read_highlight_table,
    write_highlight_table,
)
from workbench.exchange.lineage import fate_of, kept_origins, score_of, verdict_of, written_score
from workbench.exchange.project import (
    Bundle,
    DocumentIdentity,
    ExchangeProject,
    ExchangeSource,
    ForeignProject,
)
from workbench.exchange.qdpx_reading import read_qdpx
from workbench.exchange.qdpx_writing import write_qdpx
from workbench.exchange.tables import same_cell

__all__ = [
    "Bundle",
    "DocumentIdentity",
    "ExchangeProject",
    "ExchangeSource",
    "ForeignProject",
    "HighlightRow",
    "fate_of",
    "kept_origins",
    "read_bundle",
    "read_codebook_csv",
    "read_guid",
    "read_highlight_table",
    "read_qdc",
    "read_qdpx",
    "same_cell",
    "score_of",
    "verdict_of",
    "write_akoma_ntoso",
    "write_annotations",
    "write_bundle",
    "write_codebook_csv",
    "write_highlight_table",
    "write_qdc",
    "write_qdpx",
    "written_score",
]
