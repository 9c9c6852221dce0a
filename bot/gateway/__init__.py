"""The public part: signing in, conversations, secrets taken out of what is typed. The one port people use."""
