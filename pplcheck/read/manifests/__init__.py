"""Readers of package manifests: what their licence field says, and where it stands."""
