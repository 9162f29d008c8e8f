"""Pages of the exhibition: for visitors, and for organizers."""
