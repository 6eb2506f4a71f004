"""What the screens show, decided without a terminal: values in, values out."""
