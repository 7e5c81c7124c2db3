"""Rows in, files out."""
