"""What the assistant says, apart from any channel (`message.py`), and one renderer for each channel."""
