"""Templates, styles and scripts laid over Material."""
