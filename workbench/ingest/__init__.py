"""A file or folder in, articles out."""
