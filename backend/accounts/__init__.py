"""Accounts of portal users: signing in with two factors, sessions, roles per employer, personal settings."""
