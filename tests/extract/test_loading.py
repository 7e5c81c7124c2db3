"""spaCy is loaded without what only its own command line needs."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.model


def printed(code: str) -> list[str]:
    """What *code* prints in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_model_is_loaded_without_the_libraries_that_only_a_download_needs() -> None:
    code = (
        "import sys\n"
        "from workbench.extract.model import load\n"
        "assert [token.text for token in load()('It sank.')] == ['It', 'sank', '.']\n"
        "print(*({'spacy.cli', 'weasel', 'httpx', 'requests', 'typer'} & set(sys.modules)), 'loaded')"
    )
    assert printed(code) == ["loaded"]


def test_the_commands_of_spacy_can_still_be_imported_afterwards() -> None:
    code = (
        "from workbench.extract.loading import spacy_alone\n"
        "spacy = spacy_alone()\n"
        "import spacy.cli, spacy.cli.info\n"
        "print(spacy.cli.download.__name__, spacy.cli.info.__name__, spacy is spacy_alone())"
    )
    assert printed(code) == ["download", "info", "True"]


def test_spacy_that_was_imported_before_stays_as_it_is() -> None:
    code = (
        "import spacy\n"
        "from workbench.extract.loading import spacy_alone\n"
        "print(spacy_alone() is spacy, callable(spacy.info))"
    )
    assert printed(code) == ["True", "True"]
