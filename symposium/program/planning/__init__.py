"""Planning a program: the plan as it stands, the rules that look at it, the solver that proposes.

Nothing here reads or writes the database: `queries.plan_of` makes a `Plan` of an edition.
"""
