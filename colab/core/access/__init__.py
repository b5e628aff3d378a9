"""Who may do what: Q-builders, `visible_to` and `can`."""
