"""A simulated region: 600 clients in South Karelia over two years, seeded, and labelled as simulated everywhere."""
