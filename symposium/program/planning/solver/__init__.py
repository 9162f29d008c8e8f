"""The planner: proposes a schedule with CP-SAT. Pure: no database, no clock but for time limits.

Importing `solver.propose` loads OR-Tools, which takes a second: only the task does so.

`request` what is asked; `problem` the plan in minutes, who may be where when; `model` the hard
demands; `wishes` and `costs` what is better; `search` a run; `conflict` why there is none.
"""
