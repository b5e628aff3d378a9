"""The demo year and the demo server."""
