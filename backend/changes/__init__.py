"""Changes (mutaties): the append-only ledger, its rules, and one module for each kind of change."""
