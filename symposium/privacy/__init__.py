"""What people agreed to, what is known of them, and when it goes."""
