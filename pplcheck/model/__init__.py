"""The values that travel through the house: frozen, without behaviour of their own."""
