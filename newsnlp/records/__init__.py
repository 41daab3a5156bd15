"""One plain dict a document, the same for JSONL, tables and reports; its shape is `record.schema.json`."""

from .reading import Article, Failure, read_inputs
from .record import Record, schema, to_record
from .writing import ErrorFile, Screen, beside, replacing

__all__ = [
    "Article",
    "ErrorFile",
    "Failure",
    "Record",
    "Screen",
    "beside",
    "read_inputs",
    "replacing",
    "schema",
    "to_record",
]
