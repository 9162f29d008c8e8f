// How an open session is heard, seen and filed: languages, stream, recording, goals and pillars.
import { html, nothing, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import type { Settings, Values } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { checkField, manyField, selectField, textField } from "./fields.ts";

export function flags(
  draft: Draft,
  settings: Settings,
  set: (values: Values, pause?: number) => void,
): TemplateResult {
  const floor = draft.value("floor_languages") ?? [];
  const interpretation = draft.value("interpretation_languages") ?? [];
  const name = (code: string): string => settings.languages.find(([known]) => known === code)?.[1] ?? code;
  const pairs = floor.flatMap((from) =>
    interpretation.filter((to) => to !== from).map((to) => `${name(from)} → ${name(to)}`),
  );
  return html`<section class="flags">
    ${manyField(gettext("Languages on the floor"), floor, settings.languages, (value) => {
      set({ floor_languages: value });
    })}
    ${manyField(gettext("Interpretation"), interpretation, settings.languages, (value) => {
      set({ interpretation_languages: value });
    })}
    ${pairs.length > 0 ? html`<p class="pairs"><span class="label">${gettext("Language pairs")}</span> ${pairs.join(" · ")}</p>` : nothing}
    <div class="field-row">
      ${checkField(gettext("Streamed live"), draft.value("is_streamed") ?? false, (on) => {
        set({ is_streamed: on }, 0);
      })}
      ${checkField(gettext("Recorded"), draft.value("is_recorded") ?? false, (on) => {
        set({ is_recorded: on }, 0);
      })}
    </div>
    ${stage(draft, settings, set)}
    ${
      draft.details
        ? textField({
            id: "edit-recording",
            label: gettext("Address of the recording"),
            type: "url",
            value: draft.value("recording_url") ?? "",
            errors: draft.errors.recording_url,
            change: (value) => {
              set({ recording_url: value });
            },
          })
        : nothing
    }
    ${manyField(gettext("Development goals"), draft.value("sdg_goals") ?? [], settings.goals, (value) => {
      set({ sdg_goals: value });
    })}
    ${manyField(gettext("Pillars"), draft.value("pillars") ?? [], settings.pillars, (value) => {
      set({ pillars: value });
    })}
  </section>`;
}

/** A stage that is gone stays to be seen until another is chosen. */
function stage(
  draft: Draft,
  settings: Settings,
  set: (values: Values, pause?: number) => void,
): TemplateResult {
  const chosen = draft.value("stage") ?? "";
  const known = chosen === "" || settings.stages.some(([slug]) => slug === chosen);
  return selectField(
    "edit-stage",
    gettext("Stage"),
    chosen,
    [
      ["", gettext("The stage of its room")],
      ...settings.stages,
      ...(known ? [] : [[chosen, chosen] as [string, string]]),
    ],
    (slug) => {
      set({ stage: slug }, 0);
    },
    draft.errors.stage,
  );
}
