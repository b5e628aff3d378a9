"""Components, charts and template tags."""
