// Form fields of the panel: each tells its new value as it is typed.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { valueOf } from "./bar.ts";

type Pairs = readonly [string | number, string][];

export function errorsOf(id: string, errors: readonly string[] | undefined): TemplateResult | typeof nothing {
  return errors?.length ? html`<span class="error" id="${id}-error">${errors.join(" ")}</span>` : nothing;
}

interface TextField {
  id: string;
  label: string;
  value: string;
  errors?: readonly string[] | undefined;
  lang?: string;
  type?: string;
  change: (value: string) => void;
}

export function textField({
  id,
  label,
  value,
  errors,
  lang,
  type = "text",
  change,
}: TextField): TemplateResult {
  return html`<p class="field ${errors?.length ? "invalid" : ""}">
    <label for=${id}>${label}</label>
    <input
      class="input"
      id=${id}
      type=${type}
      lang=${lang ?? nothing}
      dir=${type === "text" ? "auto" : nothing}
      .value=${live(value)}
      aria-invalid=${errors?.length ? "true" : nothing}
      aria-describedby=${errors?.length ? `${id}-error` : nothing}
      @input=${(event: Event) => {
        change(valueOf(event));
      }}
    />
    ${errorsOf(id, errors)}
  </p>`;
}

export function longField({ id, label, value, errors, lang, change }: TextField): TemplateResult {
  return html`<p class="field ${errors?.length ? "invalid" : ""}">
    <label for=${id}>${label}</label>
    <textarea
      class="input"
      id=${id}
      rows="4"
      lang=${lang ?? nothing}
      dir="auto"
      .value=${live(value)}
      @input=${(event: Event) => {
        change(valueOf(event));
      }}
    ></textarea>
    ${errorsOf(id, errors)}
  </p>`;
}

/** A number, or null when the field is empty. */
export function numberField(
  field: Omit<TextField, "value" | "change"> & {
    value: number | null;
    least: number;
    change: (value: number | null) => void;
  },
): TemplateResult {
  const { id, label, value, errors, least, change } = field;
  return html`<p class="field ${errors?.length ? "invalid" : ""}">
    <label for=${id}>${label}</label>
    <input
      class="input"
      id=${id}
      type="number"
      inputmode="numeric"
      min=${least}
      .value=${live(value === null ? "" : String(value))}
      @input=${(event: Event) => {
        const input = event.currentTarget as HTMLInputElement;
        if (input.validity.valid) change(input.value === "" ? null : Number(input.value));
      }}
    />
    ${errorsOf(id, errors)}
  </p>`;
}

export function selectField(
  id: string,
  label: string,
  value: string,
  options: Pairs,
  change: (value: string) => void,
  errors?: readonly string[],
): TemplateResult {
  return html`<p class="field ${errors?.length ? "invalid" : ""}">
    <label for=${id}>${label}</label>
    <select
      class="input"
      id=${id}
      .value=${live(value)}
      @change=${(event: Event) => {
        change(valueOf(event));
      }}
    >
      ${options.map(([code, name]) => html`<option value=${code} ?selected=${String(code) === value}>${name}</option>`)}
    </select>
    ${errorsOf(id, errors)}
  </p>`;
}

export function checkField(
  label: string,
  checked: boolean,
  change: (value: boolean) => void,
): TemplateResult {
  return html`<label class="choice"
    ><input
      type="checkbox"
      .checked=${live(checked)}
      @change=${(event: Event) => {
        change((event.currentTarget as HTMLInputElement).checked);
      }}
    />
    ${label}</label
  >`;
}

/** Several of a list, folded away behind what is chosen. */
export function manyField<Code extends string | number>(
  label: string,
  chosen: readonly Code[],
  options: readonly [Code, string][],
  change: (value: Code[]) => void,
): TemplateResult {
  const names = options.filter(([code]) => chosen.includes(code)).map(([, name]) => name);
  const unknown = chosen.filter((one) => !options.some(([known]) => known === one));
  return html`<details class="many">
    <summary>
      <span class="label">${label}</span>
      <span class="chosen">${[...names, ...unknown].join(", ") || "–"}</span>
    </summary>
    <div class="choices" role="group" aria-label=${label}>
      ${options.map(([code, name]) =>
        checkField(name, chosen.includes(code), (on) => {
          // In the order of the list, whatever the order of clicks; unknown codes stay.
          const wanted = options
            .map(([known]) => known)
            .filter((one) => (one === code ? on : chosen.includes(one)));
          change([...wanted, ...unknown]);
        }),
      )}
    </div>
  </details>`;
}
