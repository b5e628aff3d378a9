"""What every room stands on; knows no challenge, no pitch, no pilot."""
