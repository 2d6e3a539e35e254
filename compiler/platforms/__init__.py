"""What the compiler knows of the platforms that pairs write to; `known` lists them."""
