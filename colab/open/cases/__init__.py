"""A case: what the links of the chains reach from a contract, else a certification, a pilot or a challenge."""
