"""Members of staff."""

from mittari.records.staff import Role, StaffMember


def test_two_people_have_two_ids_and_no_role_unless_given() -> None:
    one, two = (StaffMember("imatra", "login", "Name") for _ in range(2))
    assert one.id != two.id
    assert one.roles == frozenset()
    assert list(Role) == ["coach", "office", "admin"]
