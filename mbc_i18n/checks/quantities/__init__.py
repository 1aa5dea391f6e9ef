"""The quantities of a text: numbers with their kind, unit and bound, and what became of them."""
