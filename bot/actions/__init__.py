"""What the assistant does: one module a task, on one shared form of conversation, through one typed client.

No rule of the business stands here; the backend has them. No words either; they stand in `data/responses`.
"""
