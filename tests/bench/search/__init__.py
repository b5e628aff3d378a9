"""How fast the search is, at 100,000 documents, on every engine there is."""
