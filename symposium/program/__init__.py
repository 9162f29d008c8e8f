"""The program: editions, rooms, tracks, sessions, speakers, releases."""
