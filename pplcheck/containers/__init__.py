"""How is what lies packed in a file reached, without being hurt by it?"""
