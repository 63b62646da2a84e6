"""One meter's scores read on the scale of another, for group means and with the error that this adds."""

from mittari.psychometrics.linking.declaration import Declaration, ReferenceGroup, Side, read_declaration, resolved
from mittari.psychometrics.linking.domain import DomainMeans, difference, side_by_side, to_domain
from mittari.psychometrics.linking.link import link
from mittari.psychometrics.linking.linked import Link

__all__ = [
    "Declaration",
    "DomainMeans",
    "Link",
    "ReferenceGroup",
    "Side",
    "difference",
    "link",
    "read_declaration",
    "resolved",
    "side_by_side",
    "to_domain",
]
