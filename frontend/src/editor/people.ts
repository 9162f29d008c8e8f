// Who does what in a session: rows with a part and whether they have confirmed, and a field that finds or adds people.
import { html, nothing, type TemplateResult } from "lit";
import { gettext, interpolate } from "../lib/i18n.ts";
import { SuggestionList, type Suggestion } from "../elements/combobox-list.ts";
import type { Person, Settings, Taking } from "./contract.ts";
import { fold } from "./filter.ts";
import { checkField } from "./fields.ts";
import { sign } from "./signs.ts";
import { valueOf } from "./bar.ts";
import type { Store } from "./store.ts";

const MOST_SUGGESTED = 12;
const NEW = "";

export function peopleField(
  taking: readonly Taking[],
  store: Store,
  settings: Settings,
  change: (people: Taking[]) => void,
): TemplateResult {
  const put = (index: number, values: Partial<Taking>): void => {
    change(taking.map((one, at) => (at === index ? { ...one, ...values } : one)));
  };
  return html`<fieldset class="people">
    <legend>${gettext("People")}</legend>
    ${
      taking.length === 0
        ? nothing
        : html`<ul>
            ${taking.map((one, index) =>
              row(one, index, nameOf(one, store), settings, put, () => {
                change(taking.filter((_, at) => at !== index));
              }),
            )}
          </ul>`
    }
    <div class="field add-person">
      <label for="add-person">${gettext("Add somebody")}</label>
      <input
        class="input"
        id="add-person"
        maxlength="200"
        @focus=${(event: FocusEvent) => {
          combobox(event.currentTarget as HTMLInputElement, store, (chosen) => {
            add(chosen, taking, change);
          });
        }}
      />
    </div>
  </fieldset>`;
}

function nameOf(one: Taking, store: Store): string {
  return store.people.get(one.guid ?? "")?.name ?? one.name ?? "";
}

function row(
  one: Taking,
  index: number,
  name: string,
  settings: Settings,
  put: (index: number, values: Partial<Taking>) => void,
  remove: () => void,
): TemplateResult {
  return html`<li>
    <span class="name" dir="auto">${name || gettext("Without a name")}</span>
    <select
      class="input"
      aria-label=${interpolate(gettext("What %(name)s does"), { name })}
      @change=${(event: Event) => {
        put(index, { part: valueOf(event) });
      }}
    >
      ${settings.parts.map(([part, label]) => html`<option value=${part} ?selected=${part === one.part}>${label}</option>`)}
    </select>
    ${checkField(gettext("confirmed"), one.is_confirmed, (on) => {
      put(index, { is_confirmed: on });
    })}
    <button
      type="button"
      class="button small quiet icon-only"
      aria-label=${interpolate(gettext("Take %(name)s away"), { name })}
      @click=${remove}
    >
      ${sign("close")}
    </button>
  </li>`;
}

function add(chosen: Suggestion, taking: readonly Taking[], change: (people: Taking[]) => void): void {
  const id = String(chosen.id);
  if (id !== NEW && taking.some(({ guid, part }) => guid === id && part === "speaker")) return;
  change([
    ...taking,
    { ...(id === NEW ? { name: chosen.label } : { guid: id }), part: "speaker", is_confirmed: false },
  ]);
}

/** People whose name holds every word; last, the typed name as somebody new. */
export function suggestions(typed: string, people: Iterable<Person>): Suggestion[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: Suggestion[] = [];
  let isKnown = false;
  for (const { guid, name, title } of people) {
    const folded = fold(name);
    if (folded === fold(typed.trim())) isKnown = true;
    if (found.length < MOST_SUGGESTED && words.every((word) => folded.includes(word)))
      found.push({ id: guid, label: name, detail: title });
  }
  if (!isKnown) found.push({ id: NEW, label: typed.trim(), detail: gettext("Add as somebody new") });
  return found;
}

const furnished = new WeakMap<HTMLInputElement, { choose: (chosen: Suggestion) => void }>();

/** Turn a field into a combobox at its first focus; later renderings only change what choosing does. */
function combobox(input: HTMLInputElement, store: Store, choose: (chosen: Suggestion) => void): void {
  const known = furnished.get(input);
  if (known) {
    known.choose = choose;
    return;
  }
  const acts = { choose };
  furnished.set(input, acts);
  const taken = (chosen: Suggestion): void => {
    input.value = "";
    list.close();
    acts.choose(chosen);
  };
  const list = new SuggestionList(input, taken);
  const wrap = input.parentElement;
  wrap?.append(list.element, list.status);
  input.addEventListener("input", () => {
    const found = suggestions(input.value, store.people.values());
    if (found.length > 0) list.show(found, null);
    else list.close();
  });
  input.addEventListener("blur", () => {
    list.close();
  });
  input.addEventListener("keydown", (event) => {
    if (!list.isOpen) return;
    if (event.key === "ArrowDown") list.move(1);
    else if (event.key === "ArrowUp") list.move(-1);
    else if (event.key === "Enter" && list.active) taken(list.active);
    else if (event.key === "Escape") list.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
