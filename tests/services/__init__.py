"""Tests against real servers, and the scripts that run them."""
