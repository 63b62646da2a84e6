"""Answering a form question by question, for whoever answers: clients about themselves, coaches about a client."""
