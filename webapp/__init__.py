"""The web app: one blueprint per audience; nothing imports it."""
