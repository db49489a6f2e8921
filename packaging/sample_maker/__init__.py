"""Makes the sample negotiation: source files and truth files from hand-written masters."""
