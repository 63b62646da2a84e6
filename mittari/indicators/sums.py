"""Sums keyed by codes: what is added up over clients, partitions and machines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

Key = tuple[str, ...]


@dataclass(frozen=True)
class Sums:
    """A number for each key; a key that is not there is 0."""

    cells: Mapping[Key, float] = field(default_factory=dict)

    def __add__(self, other: "Sums") -> "Sums":
        keys = dict.fromkeys([*self.cells, *other.cells])
        return Sums({key: self[key] + other[key] for key in keys})

    def __getitem__(self, key: Key) -> float:
        return self.cells.get(key, 0)

    def count(self, *key: str) -> int:
        """The number of people under a key."""
        return int(self[key])

    def codes(self, *prefix: str) -> list[str]:
        """The codes that follow a prefix, in alphabetical order."""
        depth = len(prefix)
        return sorted({key[depth] for key in self.cells if len(key) > depth and key[:depth] == prefix})

    @classmethod
    def counted(cls, prefix: Key, codes: pd.Series) -> "Sums":
        """How often each code comes, under the prefix."""
        return cls({(*prefix, str(code)): int(n) for code, n in codes.value_counts().items() if n})
