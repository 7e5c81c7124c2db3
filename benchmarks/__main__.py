"""``make bench``: every benchmark, one table."""

from benchmarks import decisions, importing, reader, startup
from benchmarks.table import show

show([*startup.rows(), *reader.rows(), *decisions.rows(), *importing.rows()])
