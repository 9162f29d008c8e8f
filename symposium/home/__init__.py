"""An edition's opening page and the organizers' desk: they gather from every app."""
