"""The APIs of forges: what refs do not carry, and the answer to who suggested; never needed."""
