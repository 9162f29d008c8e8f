// Questions that must be answered before anything happens, and the help: native dialogs, resolved when they close.
import { html, render, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import { keyHelp } from "./keys.ts";

interface Question {
  title: string;
  body: TemplateResult;
  action: string;
  isDangerous?: boolean;
  /** Checked when the action is pressed; a text is an error and keeps the dialog open. */
  check?: (dialog: HTMLDialogElement) => string;
}

/** True: the action was chosen. `read` runs before the dialog goes away. */
function asked(
  question: Question,
  read: (dialog: HTMLDialogElement) => void = () => undefined,
): Promise<boolean> {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "editor-question");
  const back = document.activeElement;
  return new Promise((resolve) => {
    const act = (event: Event): void => {
      event.preventDefault();
      const error = question.check?.(dialog) ?? "";
      const line = dialog.querySelector<HTMLElement>(".error");
      if (line) line.textContent = error;
      if (error === "") dialog.close("yes");
    };
    render(
      html`<form method="dialog" @submit=${act}>
        <header><h2 id="editor-question">${question.title}</h2></header>
        <div class="dialog-body stack">
          ${question.body}
          <p class="error" role="alert"></p>
        </div>
        <footer>
          <button
            type="button"
            class="button quiet"
            @click=${() => {
              dialog.close();
            }}
          >
            ${gettext("Cancel")}
          </button>
          <button class="button ${question.isDangerous ? "danger" : "primary"}">${question.action}</button>
        </footer>
      </form>`,
      dialog,
    );
    dialog.addEventListener("close", () => {
      const isYes = dialog.returnValue === "yes";
      if (isYes) read(dialog);
      dialog.remove();
      if (back instanceof HTMLElement) back.focus();
      resolve(isYes);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function confirmed(title: string, text: string, action: string): Promise<boolean> {
  return asked({ title, body: html`<p>${text}</p>`, action, isDangerous: true });
}

/** A reason that somebody signs with; undefined when they would rather not. */
export async function reasonFor(title: string, text: string, action: string): Promise<string | undefined> {
  let reason = "";
  const isYes = await asked(
    {
      title,
      action,
      body: html`<p>${text}</p>
        <p class="field">
          <label for="editor-reason">${gettext("Reason")}</label>
          <textarea class="input" id="editor-reason" maxlength="500" rows="2" required></textarea>
          <span class="hint">${gettext("It stays with the session, signed with your name.")}</span>
        </p>`,
      check: (dialog) =>
        dialog.querySelector("textarea")?.value.trim() ? "" : gettext("Write why this is all right."),
    },
    (dialog) => {
      reason = dialog.querySelector("textarea")?.value.trim() ?? "";
    },
  );
  return isYes ? reason : undefined;
}

export async function showHelp(): Promise<void> {
  const rows = keyHelp().map(
    ([keys, text]) =>
      html`<tr>
        <th scope="row">${keys.map((key) => html`<kbd>${key}</kbd> `)}</th>
        <td>${text}</td>
      </tr>`,
  );
  await asked({
    title: gettext("The editor by keyboard"),
    action: gettext("Close the help"),
    body: html`<table class="table compact key-help">
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  });
}

/** What a drawn range shall become: a kind, or undefined. The menu stands at the range. */
export function chooseKind(
  kinds: readonly [string, string][],
  at: DOMRect,
  span: string,
): Promise<string | undefined> {
  const menu = document.createElement("div");
  menu.className = "kind-menu";
  menu.popover = "auto";
  menu.role = "menu";
  menu.ariaLabel = gettext("What is it?");
  const back = document.activeElement;
  return new Promise((resolve) => {
    let chosen: string | undefined;
    const choose = (kind: string): void => {
      chosen = kind;
      menu.hidePopover();
    };
    render(
      html`<p class="span">${span}</p>
        ${kinds.map(
          ([kind, name]) =>
            html`<button
              type="button"
              role="menuitem"
              @click=${() => {
                choose(kind);
              }}
            >
              ${name}
            </button>`,
        )}`,
      menu,
    );
    menu.addEventListener("keydown", walk);
    menu.addEventListener("toggle", (event) => {
      if (event.newState !== "closed") return;
      menu.remove();
      if (back instanceof HTMLElement && back.isConnected) back.focus();
      resolve(chosen);
    });
    document.body.append(menu);
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    menu.style.setProperty("left", `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`);
    menu.style.setProperty("top", `${Math.max(8, Math.min(at.bottom, innerHeight - height - 8))}px`);
    menu.querySelector("button")?.focus();
  });
}

function walk(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const items = [...menu.querySelectorAll("button")];
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const index = items.indexOf(document.activeElement as HTMLButtonElement);
  items[(index + by + items.length) % items.length]?.focus();
}
