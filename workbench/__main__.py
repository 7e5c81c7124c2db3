"""``python -m workbench`` is the program."""

from workbench.cli.main import main

main()
