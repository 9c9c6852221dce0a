"""Participants (deelnemers): who they are, how their state on a date is read, and how they are found by name."""
