"""What is defined: instruments, texts, norms, indicators, contracts, reports, code lists and areas."""
