"""Sound: the recorder in a process of its own, its files, decoding, speech detection, devices."""
