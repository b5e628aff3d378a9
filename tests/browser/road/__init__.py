"""The stretches of the road, each walked by those concerned; the walks put them together."""
