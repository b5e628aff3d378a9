"""One question after each step: were you satisfied? Asked of those who took it, published as a share."""
