"""The whole programme, a page a journey; here alone is known which stage comes after which."""
