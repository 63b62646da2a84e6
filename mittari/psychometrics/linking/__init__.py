"""One meter's scores read on the scale of another, for group means and with the error that this adds."""

from mittari.psychometrics.linking.declaration import Declaration, ReferenceGroup, Side, read_declaration, resolved
from mittari.psychometrics.linking.link import Link, link

__all__ = ["Declaration", "Link", "ReferenceGroup", "Side", "link", "read_declaration", "resolved"]
