"""The mutation backend: every rule, every right and every record. It knows nothing of the conversation."""
