"""The certificate as signed data: a W3C verifiable credential with the proof eddsa-jcs-2022.

Pure Python here; what reads and writes the database is in ``issuing.py`` and ``publishing.py``.
"""
