// <sy-batch src>: asks how far a batch of documents is, tells it in [data-said] and <progress>, and loads the page anew at its end.
import { gettext, interpolate } from "../lib/i18n.ts";
import { WatchedProgress } from "../lib/progress.ts";

export interface Progress {
  is_open: boolean;
  done: number;
  total: number;
}

/** A sentence about a batch on its way. */
export function told({ done, total }: Progress): string {
  if (done >= total) return gettext("Setting the pages.");
  return interpolate(gettext("%(done)s of %(total)s"), { done, total });
}

export class Batch extends WatchedProgress<Progress> {
  protected readonly pause = 1000;

  protected told(progress: Progress): { sentence: string; value: number } {
    return { sentence: told(progress), value: progress.done };
  }
}

customElements.define("sy-batch", Batch);
