"""A terminal workbench for checking facts."""

__version__ = "0.4.0"
