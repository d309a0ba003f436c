"""The whole tool as one HTML file: what goes in, how it is put together, and what runs in a browser."""
