"""The interview guide: what it is, how it is read and written. Pure: no clock, no screen."""
