"""Builders: small worlds for tests and for the demo year, made through the actions wherever there is one."""
