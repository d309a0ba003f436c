"""How the program ends; README tells users the same."""

NOTHING_WRONG, ERRORS_FOUND, WRONG_USE, NOT_READ = 0, 1, 2, 3
INTERRUPTED = 130
