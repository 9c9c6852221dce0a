"""How well the assistant understands people: cases, parses, measures, and the page that shows them."""
