"""finished."""
