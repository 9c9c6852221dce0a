"""Addresses by postcode and house number."""
