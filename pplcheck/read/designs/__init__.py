"""What does a design say of its licence, its makers and its kin? One format, one file."""
