"""What writes the pages of docs/ that come from the program itself."""
