"""What pplcheck knows about licence texts: names, decisive words, fingerprints."""
