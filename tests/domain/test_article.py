from tests.store.making import STORY, article_of
from workbench.domain.article import Article, Passage, Role, article_id
from workbench.domain.claim import claim_id


def test_the_same_text_has_the_same_id_on_every_machine() -> None:
    assert article_id("abc") == "ba7816bf8f01cfea414140de5dae2223"
    assert article_id("abc") != article_id("abc\n")


def test_a_claims_id_says_article_and_place() -> None:
    ids = {claim_id("ab", 1, 23), claim_id("ab", 12, 3), claim_id("a", 1, 23), claim_id("ab", 1, 24)}
    assert len(ids) == 4
    assert all(len(id_) == 32 for id_ in ids)


def test_boilerplate_does_not_count_as_words() -> None:
    text = "Three words here. Share this"
    passages = (Passage(0, 17, Role.BODY), Passage(18, 28, Role.BOILERPLATE))
    assert Article(article_id(text), text, passages, "T").words == 3
    assert article_of(text).words == 5


def test_a_passage_knows_its_words() -> None:
    assert STORY.passages[0].span.of(STORY.text) == "Ferry runs aground off Lund"
