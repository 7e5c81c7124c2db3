"""The use-cases of the workbench; the command line and the screen both call them and nothing below."""
