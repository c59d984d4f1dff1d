"""May this part be used inside a work under that licence? The table, and how it is read."""
