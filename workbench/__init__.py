"""A terminal workbench for checking facts."""

__version__ = "0.2.0"
