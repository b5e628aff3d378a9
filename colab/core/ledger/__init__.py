"""The chains of evidence: `append` writes, `queries` read, `verify` checks, `seal` seals the day."""
