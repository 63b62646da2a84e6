"""Members of staff."""

from dataclasses import replace

from mittari.records.staff import Role, StaffMember


def test_two_people_have_two_ids_and_no_role_unless_given() -> None:
    one, two = (StaffMember("imatra", "login", "Name") for _ in range(2))
    assert one.id != two.id
    assert one.roles == frozenset()
    assert list(Role) == ["coach", "office", "admin"]


def test_a_coach_is_one_as_long_as_she_can_sign_in() -> None:
    coach = StaffMember("imatra", "login", "Name", frozenset({Role.COACH, Role.OFFICE}))
    assert coach.can_coach
    assert not replace(coach, active=False).can_coach
    assert not replace(coach, roles=frozenset({Role.OFFICE})).can_coach
