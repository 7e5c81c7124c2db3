"""``make bench``: every benchmark, one table."""

from benchmarks import decisions, reader, startup
from benchmarks.table import show

show([*startup.rows(), *reader.rows(), *decisions.rows()])
