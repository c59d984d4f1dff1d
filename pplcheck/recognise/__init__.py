"""Is this a copy of the commons, or made of it?"""
