"""Side effects written in the transaction and done after it."""
