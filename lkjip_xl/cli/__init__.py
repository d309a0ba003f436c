"""The commands: the only room that prints, and the only one that ends the program. It may know all others."""
