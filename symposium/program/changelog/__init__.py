"""How two releases differ: `comparison` finds it, `wording` says it in the reader's language."""
