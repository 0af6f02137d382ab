"""The word-level difference of two texts."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from programs.rules.worddiff import FURTHEST, Op, Piece, difference

WORDS = st.lists(
    st.sampled_from(["Drafts", "the", "rule", "ўзор", "год", " ", "  ", "\n", ",", "3.2", "a"]), max_size=40
)
TEXTS = WORDS.map("".join)


def side(pieces: tuple[Piece, ...], other: Op) -> str:
    return "".join(piece.text for piece in pieces if piece.op is not other)


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_the_pieces_make_both_texts_and_neighbours_differ_in_kind(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert side(pieces, Op.ADDED) == before
    assert side(pieces, Op.REMOVED) == after
    assert all(left.op is not right.op for left, right in itertools.pairwise(pieces))


@settings(max_examples=100)
@given(TEXTS)
def test_the_same_text_has_no_difference(text: str) -> None:
    assert all(piece.op is Op.SAME for piece in difference(text, text))


def test_a_changed_word_is_shown_alone() -> None:
    assert difference("Draft the agreement on ventures", "Draft the treaty on ventures") == (
        Piece(Op.SAME, "Draft the "),
        Piece(Op.REMOVED, "agreement"),
        Piece(Op.ADDED, "treaty"),
        Piece(Op.SAME, " on ventures"),
    )


def test_neighbouring_changed_words_are_read_together() -> None:
    assert difference("in two years", "in four months") == (
        Piece(Op.SAME, "in "),
        Piece(Op.REMOVED, "two years"),
        Piece(Op.ADDED, "four months"),
    )


def test_texts_too_far_apart_are_shown_one_under_the_other() -> None:
    before, after = "a " * (FURTHEST * 3), "b " * (FURTHEST * 3)
    assert [piece.op for piece in difference(before, after)][:2] == [Op.REMOVED, Op.ADDED]
    assert side(difference(before, after), Op.REMOVED) == after
