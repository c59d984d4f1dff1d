"""What does this file say of the works of others: manifests, lock files, bills?"""
