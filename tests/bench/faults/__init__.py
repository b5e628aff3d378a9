"""``make bench-faults``: parts are killed at random while people work; afterwards nothing may be lost or doubled."""
