"""Citizen service numbers (BSN) that a user typed, kept encrypted until a change takes them over."""
