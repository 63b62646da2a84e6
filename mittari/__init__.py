"""mittari shows what changed in people's lives over their whole service path."""
