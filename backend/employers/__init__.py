"""Employers, the clients of the insurer: every other record belongs to one of them."""
