"""An article in, its claims out."""
