"""Extraction measured on labelled sets: ``make bench-extract``, or ``python -m benchmarks.extraction [SET...]``.

Every module here that has a `SET` is one: a file beside these is all that a further set takes.
"""
