"""All that a mixed model needs of its rows, as sums over clients: those of other clients are added to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mittari.statistics.client_sums import ClientSums, client_sums, joined_sums
from mittari.statistics.rows import Rows, Units


@dataclass(frozen=True)
class MixedSums:
    """Sums in `units`; `names` of the fixed effects, `blocks` (members,) says which block a member is in."""

    sums: ClientSums
    units: Units
    names: tuple[str, ...]
    blocks: np.ndarray
    slope: bool

    def placed(self, places: Sequence[np.ndarray], sizes: Sequence[int]) -> "MixedSums":
        """The same with the members of each block at these places among `sizes` members; the others are of nobody."""
        starts = np.cumsum([0, *sizes])
        where = [start + place for start, place in zip(starts, places, strict=False)]
        at = np.concatenate([np.zeros(0, dtype=np.int64), *where])
        return replace(self, sums=self.sums.placed(at, starts[-1]), blocks=np.repeat(np.arange(len(sizes)), sizes))

    def only(self, kept: Sequence[int]) -> "MixedSums":
        """The same model with these blocks alone."""
        there = np.isin(self.blocks, kept)
        units = replace(self.units, block_units=self.units.block_units[list(kept)])
        return replace(self, sums=self.sums.only(there), units=units, blocks=np.searchsorted(kept, self.blocks[there]))


def mixed_sums(rows: Rows, units: Units | None = None) -> MixedSums:
    """The sums of rows, in units of their own, or in those of other rows that they shall be joined to."""
    units = units or Units.of(rows)
    sums = client_sums(units.columns(rows), rows.client, rows.clients, units.members(rows))
    blocks = np.repeat(np.arange(len(rows.members)), [block.shape[1] for block in rows.members])
    return MixedSums(sums, units, ("intercept", "time", *rows.fixed), blocks, rows.slope)


def joined(parts: Sequence[MixedSums]) -> MixedSums:
    """The sums of all parts: different clients, the same members, units and fixed columns; clients in their order."""
    return parts[0] if len(parts) == 1 else replace(parts[0], sums=joined_sums([part.sums for part in parts]))
