"""The report on methods: what a study's own data say of how it was done. Facts, then prose, then a file."""
