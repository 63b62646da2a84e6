"""What a reliable improvement costs: of one group, and of one group beside another."""
