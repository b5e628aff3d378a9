"""The fictional year in a real city: real names of bodies, invented people, companies and cases."""
