"""A participant withdraws, or a whole study goes: everything is found, shown, erased and looked for afterwards."""
