"""What the backend tells by itself: messages for an account, which the gateway reads in the order of ids."""
