"""Two-way matching of Japanese texts: pure functions, without Django and without a database.

texts → collection (words, vectors) → similarity (one matrix a part) → fusion (one score) → ranking; evidence,
constraints and bands say why. `chain` knows which method what is installed allows.
"""
