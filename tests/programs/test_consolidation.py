"""What a draft says once a contribution is taken in: nothing that somebody wrote is lost."""

from hypothesis import given
from hypothesis import strategies as st

from programs.rules.consolidation import Said, consolidated

WORDS = st.dictionaries(
    st.sampled_from(["en", "ru", "be"]), st.text("abc", min_size=1, max_size=9), max_size=3
)
SAID = st.builds(
    Said,
    status=st.sampled_from(["on_track", "blocked"]),
    progress=st.none() | st.integers(0, 100),
    text=WORDS,
    proposed_deadline=st.sampled_from([None, "2027"]),
)


@given(SAID, SAID)
def test_where_there_is_no_draft_it_is_what_was_handed_in(handed: Said, before: Said) -> None:
    assert consolidated(None, handed) == handed
    assert consolidated(before, handed, before) == handed


@given(SAID, SAID)
def test_it_keeps_all_words_of_both_and_the_draft_s_own_verdict(draft: Said, handed: Said) -> None:
    said = consolidated(draft, handed)
    for own in (draft, handed):
        for tag, words in (own.text or {}).items():
            assert words in said.text[tag]
    assert said.status == draft.status
    assert said.progress == (handed.progress if draft.progress is None else draft.progress)
    assert said.proposed_deadline == (draft.proposed_deadline or handed.proposed_deadline)


@given(SAID, SAID)
def test_taking_the_same_in_twice_changes_nothing_more(draft: Said, handed: Said) -> None:
    once = consolidated(draft, handed)
    assert consolidated(once, handed, handed) == once


def test_a_revision_takes_the_place_of_what_it_revises() -> None:
    draft = Said("delayed", 10, {"en": "Ours\n\nOld words"}, None)
    said = consolidated(
        draft, Said("on_track", 20, {"en": "New words"}), Said("on_track", 20, {"en": "Old words"})
    )
    assert said == Said("delayed", 10, {"en": "Ours\n\nNew words"}, None)
