"""The program, as the command ``workbench`` and as ``python -m workbench``."""

import gc
import sys


def main() -> None:
    """Runs the command line. Ctrl-C while it is still being loaded ends it with a word, as it does later on."""
    gc.disable()  # nothing that is loaded is garbage; the command that runs turns collection on again
    try:
        from workbench.cli.main import main as run

        run()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
