"""Which mails make one suggestion."""

from __future__ import annotations

from playbook.intake.mail import Letter
from playbook.intake.mail_header import Author, Thread, heading
from playbook.intake.patch import Patch
from playbook.intake.series import Origin, proposals

ANNA, BAO = (Author(name, f"{name}@example.org", "1 +0000") for name in ("anna", "bao"))


def sent(subject: str, who: Author = ANNA, own: str = "", answers: tuple[str, ...] = ()) -> Letter:
    place = heading(subject)
    opens = place.total > 0 and place.number == 0
    patches = () if opens else (Patch(who, place.title, b"diff --git "),)
    words = place.title if opens else ""
    return Letter(Thread(own, answers), who.address, place, who, words, patches, None)


def together(*letters: Letter) -> list[list[str]]:
    """The messages of each suggestion, the cover letter's last; a refused one has the reason."""
    found, refused = proposals([(Origin("a", at), one) for at, one in enumerate(letters)])
    told = [
        [*(patch.message for patch in one.patches), *([one.cover.words] if one.cover else [])]
        for one in found
    ]
    return told + [[one.reason.en.rpartition(": ")[2]] for one in refused]


def test_patches_that_stand_alone_stay_alone_in_one_conversation_too() -> None:
    first = sent("[PATCH] a", own="<1>")
    assert together(first, sent("[PATCH] b", answers=("<1>",))) == [["a"], ["b"]]


def test_a_series_is_put_into_its_order() -> None:
    mails = [sent(f"[PATCH {number}/3] {number}") for number in (3, 0, 2, 1)]
    assert together(*mails) == [["1", "2", "3", "0"]]


def test_two_series_without_conversations_are_told_apart_by_sender_or_number() -> None:
    mixed = [
        sent(f"[PATCH {number}/2] {who.name}{number}", who)
        for number in (1, 2)
        for who in (ANNA, BAO)
    ]
    assert together(*mixed) == [["anna1", "anna2"], ["bao1", "bao2"]]
    again = [sent(f"[PATCH {number}/2] {number}") for number in (1, 2, 1, 2)]
    assert together(*again) == [["1", "2"], ["1", "2"]]


def test_a_series_of_several_authors_is_one() -> None:
    assert together(sent("[PATCH 1/2] a"), sent("[PATCH 2/2] b", BAO)) == [["a", "b"]]


def test_conversations_tell_series_apart() -> None:
    first, second = sent("[PATCH 0/1] A", own="<1>"), sent("[PATCH 0/1] B", own="<2>")
    found = together(
        first,
        second,
        sent("[PATCH 1/1] b", answers=("<2>",)),
        sent("[PATCH 1/1] a", answers=("<1>",)),
    )
    assert found == [["a", "A"], ["b", "B"]]


def test_a_conversation_goes_on_over_mails_that_name_only_the_one_before() -> None:
    mails = [
        sent(f"[PATCH {number}/3] {number}", own=f"<{number}>", answers=(f"<{number - 1}>",))
        for number in (1, 2, 3)
    ]
    assert together(sent("[PATCH 0/3] A", own="<0>"), *mails) == [["1", "2", "3", "A"]]


def test_mails_that_answer_one_another_in_a_circle_end() -> None:
    one = sent("[PATCH 1/2] a", own="<1>", answers=("<2>",))
    assert together(one, sent("[PATCH 2/2] b", own="<2>", answers=("<1>",))) == [["2"], ["1"]]


def test_a_second_version_in_the_same_conversation_is_another() -> None:
    first = [sent("[PATCH 1/2] a", own="<1>"), sent("[PATCH 2/2] b", answers=("<1>",))]
    second = [sent(f"[PATCH v2 {one}/2] c{one}", answers=("<1>",)) for one in (1, 2)]
    assert together(*first, *second) == [["a", "b"], ["c1", "c2"]]


def test_what_is_missing_of_a_series_is_named_up_to_a_bound() -> None:
    assert together(sent("[PATCH 3/3] c")) == [["1, 2"]]
    assert together(sent("[PATCH 0/50] words")) == [["1, 2, 3, 4, 5, 6, 7, 8, 9, 10"]]


def test_a_cover_letter_without_words_is_none() -> None:
    assert together(sent("[PATCH 0/1]"), sent("[PATCH 1/1] a")) == [["a"]]
