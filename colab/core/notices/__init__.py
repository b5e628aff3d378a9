"""Registered notices and threads, by e-mail and in the application."""
