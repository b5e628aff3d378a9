"""What people do with pilots beyond the table: proposing one."""
