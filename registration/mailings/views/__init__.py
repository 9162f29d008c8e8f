"""Pages: organizers write and send, readers choose, mail servers report."""
