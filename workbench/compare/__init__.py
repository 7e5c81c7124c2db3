"""Claims in, links between them out."""
