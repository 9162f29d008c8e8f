"""Pages of stages: for the audience, and for the stage crew."""
