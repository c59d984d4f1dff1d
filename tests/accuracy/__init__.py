"""How right is the identification? One module a question; `make accuracy` asks them all."""
