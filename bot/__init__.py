"""The conversation: what it hears, what it says, and the channels it says it on. No business rules here."""
