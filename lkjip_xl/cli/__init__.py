"""The commands, a module each: what they are given, and whom they call.

The only room that prints, and the only one that ends the program. It may know all others.
"""
