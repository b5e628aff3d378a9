"""The lived-in year: cases go through the actions, each in its own time, under a set clock."""
