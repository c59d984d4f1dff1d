"""Readers of text: tags, notices, licence files, READMEs."""
