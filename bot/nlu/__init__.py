"""What Rasa itself loads: graph components, input channel, server. Stays Python 3.10-compatible."""
