"""The nouns of fact-checking: frozen values and the rules between them. No input, no output."""
