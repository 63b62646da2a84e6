"""The folder of a demo: what lies where in it, and what a visitor needs to know."""

from dataclasses import dataclass
from pathlib import Path

from mittari.errors import MittariError


@dataclass(frozen=True)
class DemoFolder:
    """Where the parts of a demo are. The guide is written last: with it, the demo is whole."""

    root: Path

    @property
    def database(self) -> str:
        """The database's URL."""
        return f"sqlite:///{self.root.resolve() / 'mittari.db'}"

    @property
    def secret(self) -> Path:
        """The file with the secret of this demo."""
        return self.root / "secret"

    @property
    def snapshot(self) -> Path:
        """The folder of the snapshot."""
        return self.root / "snapshot"

    @property
    def reports(self) -> Path:
        """The folder of the reports, one folder a report."""
        return self.root / "reports"

    @property
    def guide(self) -> Path:
        """The visitor's guide: logins and personal links."""
        return self.root / "README.txt"

    def is_there(self) -> bool:
        """Whether a whole demo is in the folder."""
        return self.guide.is_file()

    def require(self) -> None:
        """Raise MittariError unless a whole demo is there."""
        if not self.is_there():
            raise MittariError(f"there is no demo in {self.root}; build one with: mittari demo {self.root}")

    def require_free(self) -> None:
        """Raise MittariError if the folder holds something that is not a demo."""
        if self.root.exists() and any(self.root.iterdir()) and not self.secret.exists():
            raise MittariError(f"{self.root} is not empty and not a demo; name an empty or a new folder")

    def welcome(self, address: str) -> str:
        """The guide with the address that the demo is served on."""
        return self.guide.read_text(encoding="utf-8").replace("ADDRESS", address)
