"""Admission at doors: devices, scans, what they agree on once they meet again."""
