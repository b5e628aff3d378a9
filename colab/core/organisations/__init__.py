"""People, bodies, units, posts, programmes, companies and their solutions."""
