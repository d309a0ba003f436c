"""What a person can ask for, files in and files out: the same for the command line and for the page in a browser.

May know every room but the command line; prints nothing, knows no options, and begins no processes of its own.
"""
