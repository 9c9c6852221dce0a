"""Pension schemes (regelingen) of an employer: what they are called and which cover they hold."""
