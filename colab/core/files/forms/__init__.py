"""The upload field for forms of every room."""
