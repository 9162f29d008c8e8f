"""The front door, an edition's opening page, and the organizers' desk."""
