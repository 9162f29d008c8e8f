"""What is printed and signed: letters, badges, certificates, and how they are verified."""
