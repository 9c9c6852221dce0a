"""Participants (deelnemers): who they are, their state on a date, and how they are found by name."""
