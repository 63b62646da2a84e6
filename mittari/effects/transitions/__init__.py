"""From one status to the next: how many stand where after how long, and how many have reached what."""
