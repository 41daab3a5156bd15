"""One plain dict a document, the same for JSONL, tables and reports; its shape is `record.schema.json`."""

from .reading import ENDINGS, Article, Failure, Fields, Inputs, gives, read_inputs, to_article
from .record import Record, schema, to_record
from .writing import ErrorFile, Screen, check_place, replacing, replacing_bytes

__all__ = [
    "ENDINGS",
    "Article",
    "ErrorFile",
    "Failure",
    "Fields",
    "Inputs",
    "Record",
    "Screen",
    "check_place",
    "gives",
    "read_inputs",
    "replacing",
    "replacing_bytes",
    "schema",
    "to_article",
    "to_record",
]
