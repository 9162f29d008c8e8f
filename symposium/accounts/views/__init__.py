"""Pages of people's own accounts; allauth's own pages stand beside them."""
