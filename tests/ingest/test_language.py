import pytest

from workbench.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry was late because of the storm.", "en"),
        ("Le bac est arrivé en retard à cause de la tempête.", "fr"),
        ("Die Fähre kam wegen des Sturms zu spät, und das Dorf war ohne Strom.", "de"),
        ("El barco llegó tarde por la tormenta y los vecinos no tenían luz.", "es"),
        ("Il traghetto è arrivato in ritardo per la tempesta che ha colpito la costa.", "it"),
        ("O barco chegou atrasado por causa da tempestade e não havia luz na vila.", "pt"),
        ("De veerboot was te laat door de storm en het dorp had geen stroom.", "nl"),
        ("Паром опоздал из-за шторма, и деревня осталась без света.", "ru"),
        ("تأخرت العبارة بسبب العاصفة وانقطعت الكهرباء عن القرية.", "ar"),
        ("渡轮因风暴而晚点。", "zh"),
        ("フェリーは嵐で遅れた。", "ja"),
        ("폭풍 때문에 여객선이 늦었다.", "ko"),
        ("Το πλοίο άργησε λόγω της καταιγίδας.", "el"),
        ("המעבורת איחרה בגלל הסערה.", "he"),
    ],
)
def test_a_sentence_is_known_by_its_small_words_or_its_script(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "42", "SHARE", "Ada Mole", "Oslo, Bergen", "🚢", "\x00\x1b[31m"])
def test_too_little_says_nothing(text: str) -> None:
    assert language_of(text) is None


def test_a_neighbouring_language_in_the_same_script_is_not_guessed() -> None:
    assert language_of("Їхній пором запізнився через шторм, і світла не було.") is None


def test_words_of_another_language_in_quotes_do_not_change_it() -> None:
    assert (
        language_of("The paper Le Monde said that “la tempête” was over and that the ferry would sail again.") == "en"
    )
