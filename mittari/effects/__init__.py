"""What goes along with change over the whole path: all services at once, not one at a time."""
