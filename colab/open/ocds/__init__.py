"""Every public case as an open contracting process (OCDS 1.1): releases step by step, and the record they make."""
