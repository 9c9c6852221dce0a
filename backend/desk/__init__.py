"""The insurer's own desk: decides about changes in additional checks, for every employer."""
