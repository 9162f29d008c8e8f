from django.utils import translation

from symposium.lib import bidi


def test_plain_sentences_stay_plain() -> None:
    assert bidi.isolated("Main hall") == "Main hall"
    assert bidi.left_to_right("09:00–10:30") == "09:00–10:30"


def test_where_directions_meet_they_are_kept_apart() -> None:
    assert bidi.isolated("قاعة") == "\u2068قاعة\u2069"
    with translation.override("ar"):
        assert bidi.isolated("Main hall") == "\u2068Main hall\u2069"
        assert bidi.left_to_right("09:00–10:30") == "\u206609:00–10:30\u2069"
