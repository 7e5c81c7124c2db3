"""Texts that try to break a layout."""

from hypothesis import strategies as st

_FRAGMENTS = [
    *("[bold]", "[/]", "[@click=app.quit]x[/]", "\x1b[31m", "\x1b]52;c;Zm9v\x07", "\x9b2J", "\x00", "\x7f"),
    *("\u202e", "\u2066", "\u200b", "\ufeff", "\xad", "\u200d", "\ufe0f", "\u0301", "\u20e3", "\u034f", "\ud800"),
    *("👨‍👩‍👧", "🇫🇷", "🇫", "👍🏽", "\U0001f3fd", "🏳️‍🌈", "❤️", "1️⃣", "😀", "☀\u200d☀", "\U000e0067"),
    *("中文字", "、", "「", "한국어", "ｶﾞ", "\u1112\u1161\u11ab", "\u3000", "क्‍ष", "ำ", "العربية", "\u0600"),
    *(" ", "  ", "\xa0", "\u2007", "\u2003", "\t", "\n", "\n\n\n", "\r", "\u2028", "\x85", "\x1c", "\x0b"),
    *("word", "a-very-long-word-that-does-not-end", "“Quoted”", "—", "…", "é", "https://example.org/a?b=c"),
]

hostile = st.lists(
    st.one_of(st.sampled_from(_FRAGMENTS), st.characters(), st.text(alphabet="ab ", max_size=8)), max_size=25
).map("".join)
"""Any characters at all, and more often than chance would have it those that layouts get wrong."""
