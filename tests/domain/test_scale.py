from workbench.domain.scale import DEFAULT


def test_the_default_scale_has_six_ratings_on_the_keys_1_to_6() -> None:
    assert [rating.id for rating in DEFAULT.ratings] == [
        "true",
        "mostly-true",
        "mixed",
        "mostly-false",
        "false",
        "unproven",
    ]
    assert [rating.key for rating in DEFAULT.ratings] == list("123456")


def test_what_measures_nothing_has_no_number_and_all_else_lies_within_the_scale() -> None:
    numbers = {rating.id: rating.number for rating in DEFAULT.ratings}
    assert numbers.pop("unproven") is None
    assert set(numbers.values()) == set(range(DEFAULT.worst, DEFAULT.best + 1))


def test_no_two_ratings_look_the_same_without_colour() -> None:
    assert len({rating.glyph for rating in DEFAULT.ratings}) == len({rating.label for rating in DEFAULT.ratings}) == 6


def test_a_rating_is_found_by_its_id() -> None:
    assert DEFAULT.rating("mixed") is DEFAULT.ratings[2]
    assert DEFAULT.rating("Mixed") is None
