import pytest

from workbench.domain.review import Presence
from workbench.tui.widgets.company import company, on_claim


def there(*reviewers: str) -> list[Presence]:
    return [Presence(str(n), name, None, None, "2023-05-03T09:30:00.000Z") for n, name in enumerate(reviewers)]


@pytest.mark.parametrize(
    ("reviewers", "short", "full"),
    [
        ([], "", ""),
        (["bob"], "◆ bob", "◆ bob"),
        (["bob", "bob"], "◆ bob", "◆ bob"),
        (["bob", "cleo"], "◆ bob +1", "◆ bob, cleo"),
        (["ann"], "◆ you", "◆ you, in another window"),
        (["ann", "bob"], "◆ bob +1", "◆ bob, you, in another window"),
        (["bob", "cleo", "dan", "eve"], "◆ bob +3", "◆ bob, cleo, dan +1"),
    ],
    ids=str,
)
def test_who_is_in_the_file_for_a_short_line_and_a_long_one(reviewers: list[str], short: str, full: str) -> None:
    assert company(there(*reviewers), "ann", roomy=False) == short
    assert company(there(*reviewers), "ann", roomy=True) == full


@pytest.mark.parametrize(
    ("reviewers", "said"),
    [
        ([], ""),
        (["bob"], "◆ bob is on this claim"),
        (["bob", "cleo"], "◆ bob and cleo are on this claim"),
        (["bob", "cleo", "dan"], "◆ bob, cleo and dan are on this claim"),
        (["ann"], "◆ You are on this claim in another window too"),
        (["ann", "bob"], "◆ bob is on this claim, and so are you in another window"),
    ],
    ids=str,
)
def test_who_is_on_a_claim_as_a_sentence(reviewers: list[str], said: str) -> None:
    assert on_claim(there(*reviewers), "ann") == said


def test_a_name_is_harmless_and_short() -> None:
    (said,) = {company(there("\x1b[31m\u202e" + "東" * 40), "ann", roomy=roomy) for roomy in (False, True)}
    assert said == "◆ \N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}東東東東…"
