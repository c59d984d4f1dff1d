"""The terms of licences, one TOML file each: data that a lawyer can review."""
