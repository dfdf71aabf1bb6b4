"""Programs that judge a PDF and had no part in making it, and files that show that they bite."""
