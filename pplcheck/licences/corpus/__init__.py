"""What pplcheck knows about licence texts: names, decisive words, an index of texts."""
