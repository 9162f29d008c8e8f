"""CoSPLib, a benchmark library for conference scheduling, solved with the planner's CP-SAT search.

`python -m tests.load.cosplib [N2OR …] [--seconds 60]` prints our objective beside the published
ones. The instances are of <https://github.com/ahmedkheiri/CoSPLib> (MIT, `tests/data/solver`);
the objective is written after its description and its solver's checks, none of its code is here.
"""
