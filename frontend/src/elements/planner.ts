// <sy-planner src>: asks how far the planner is, tells it in [data-said], and shows the result when it has ended.
import { gettext, interpolate } from "../lib/i18n.ts";
import { WatchedProgress } from "../lib/progress.ts";

export interface Progress {
  state: string;
  is_open: boolean;
  solutions: number;
  cost: number;
  bound: number;
  seconds: number;
}

/** A sentence about a run that is still open. */
export function told(progress: Progress): string {
  if (progress.state === "queued") return gettext("Waiting for a worker.");
  if (progress.solutions === 0) {
    return interpolate(gettext("No schedule yet after %(seconds)s s."), { seconds: progress.seconds });
  }
  return interpolate(
    gettext(
      "Schedules so far: %(solutions)s, after %(seconds)s s. The best one costs %(cost)s; none can cost less than %(bound)s.",
    ),
    { solutions: progress.solutions, seconds: progress.seconds, cost: progress.cost, bound: progress.bound },
  );
}

export class Planner extends WatchedProgress<Progress> {
  protected readonly pause = 1500;

  protected told(progress: Progress): { sentence: string; value: number } {
    return { sentence: told(progress), value: progress.seconds };
  }
}

customElements.define("sy-planner", Planner);
