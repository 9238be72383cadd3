"""No personal or protected information."""
