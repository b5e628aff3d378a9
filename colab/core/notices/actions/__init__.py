"""What can be done with notices, one verb a file."""
