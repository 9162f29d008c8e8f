// <sy-verify>: checks the signature of a scanned code or of a PDF in the browser, and says in [data-result] what was signed.
import { gettext, interpolate } from "../lib/i18n.ts";
import { canCheck, readFile, readProof, type Key, type Statement } from "../lib/signed.ts";

export class Verify extends HTMLElement {
  #keys: Key[] = [];

  connectedCallback(): void {
    this.#keys = (json("document-keys") as { keys: Key[] }).keys;
    void this.#start();
  }

  async #start(): Promise<void> {
    if (!(await canCheck())) return;
    this.hidden = false;
    const proof = this.querySelector("textarea");
    const file = this.querySelector<HTMLInputElement>("input[type=file]");
    proof?.addEventListener("input", () => void this.#checkProof(proof.value));
    file?.addEventListener("change", () => void this.#checkFile(file.files?.[0]));
    if (location.hash.split(".").length === 3) {
      if (proof) proof.value = location.hash.slice(1);
      await this.#checkProof(location.hash);
    }
  }

  async #checkProof(text: string): Promise<void> {
    if (text.trim() === "") {
      this.#say("", "");
      return;
    }
    const statement = await readProof(text, this.#keys);
    if (statement) this.#show(statement);
    else this.#say("error", gettext("Not genuine: this was not signed by us, or it has been changed."));
  }

  async #checkFile(file: File | undefined): Promise<void> {
    if (!file) return;
    const serial = await readFile(new Uint8Array(await file.arrayBuffer()), this.#keys);
    if (serial === null) {
      this.#say("error", gettext("Not genuine: this file does not come from us, or it has been changed."));
    } else {
      const code = serial.match(/.{1,4}/g)?.join("-") ?? serial;
      this.#say("success", interpolate(gettext("Genuine: the file is as we made it. Its code is %(code)s."), { code }));
    }
  }

  #show(statement: Statement): void {
    this.#say("success", gettext("Genuine: we have signed exactly this. Compare it with the paper."));
    const labels = json("document-facts") as Record<string, string>;
    const kinds = json("document-kinds") as Record<string, string>;
    const list = document.createElement("dl");
    list.className = "facts";
    list.append(row(gettext("Kind"), kinds[statement.kind] ?? statement.kind));
    for (const [name, label] of Object.entries(labels)) {
      const text = statement.facts[name];
      if (text !== undefined) list.append(row(label, text));
    }
    list.append(row(gettext("Issued"), statement.issued));
    this.querySelector("[data-result]")?.append(list);
  }

  #say(kind: string, text: string): void {
    const result = this.querySelector("[data-result]");
    if (!result) return;
    const said = document.createElement("p");
    said.className = `notice ${kind}`;
    said.textContent = text;
    result.replaceChildren(...(text ? [said] : []));
  }
}

function row(label: string, text: string): HTMLElement {
  const [pair, term, value, isolated] = ["div", "dt", "dd", "bdi"].map((tag) => document.createElement(tag)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  term.textContent = label;
  isolated.textContent = text;
  value.append(isolated);
  pair.append(term, value);
  return pair;
}

function json(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}

customElements.define("sy-verify", Verify);
