"""By which rules links are found."""

RULES_VERSION = 2
"""One more whenever other pairs are linked than before, or for other grounds: files that older rules linked are then
linked anew."""
