"""The sign-in form."""

from wtforms import Form, HiddenField, PasswordField, StringField

LONGEST = 1_000


class SignInForm(Form):
    """Labels are set where the form is made, in the language of the page."""

    login = StringField()
    password = PasswordField()
    next = HiddenField()

    @property
    def complete(self) -> bool:
        """Whether both are there, and neither is longer than anybody's."""
        return all(0 < len(field.data or "") <= LONGEST for field in (self.login, self.password))
