"""Pages of the program: public ones, what they are exported as, and the organizers'."""
