"""Of which triangles is a shape made? One format, one file; numpy is loaded when asked."""
