"""One engine for every state machine."""
