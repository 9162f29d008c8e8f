"""What happens live: stages, questions, audience, and the sockets that carry it."""
