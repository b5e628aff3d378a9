"""The public side: home, cases, results, data, API and feeds."""
