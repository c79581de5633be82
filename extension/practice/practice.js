// The practice page's back-office: customers who are not there, and what to try with them. What happens is data (first.json).
//
// Must never send anything anywhere: what is "received" is a line of this page.

const by = (id) => document.getElementById(id);
const ours = globalThis.__xiaoqi; // the loader's

/** What must have happened for a step to be done. */
const UNTIL = {
  stopped: ({ stopped }) => stopped,
  sent: ({ sent }) => sent,
};

function el(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Text that customers and agents write is Chinese in every language. */
const chinese = (element) => {
  element.lang = "zh-CN";
  element.translate = false;
  return element;
};

/** A back-office over a scenario. */
export class Practice {
  constructor(scenario) {
    this.scenario = scenario;
    this.chats = new Map(scenario.customers.map((one) => [one.id, { ...one, said: one.says.map((text) => ({ from: "customer", text })) }]));
    this.open = scenario.customers[0].id;
    this.step = 0;
    this.stopped = 0;
    by("shop").textContent = scenario.shop;
    this.show();
    this.coach();
  }

  chat() {
    return this.chats.get(this.open);
  }

  waits({ said }) {
    return said.at(-1).from === "customer";
  }

  show() {
    const focused = document.activeElement?.dataset?.customer;
    const row = (chat) => {
      const name = chinese(el("span", { className: "name", textContent: chat.name }));
      const mark = this.waits(chat) ? el("span", { className: "mark", textContent: "等回复" }) : "";
      const button = el("button", { type: "button", className: this.waits(chat) ? "waits" : "" }, name, mark);
      button.dataset.customer = chat.id;
      button.setAttribute("aria-current", String(chat.id === this.open));
      button.addEventListener("click", () => this.turn(chat.id));
      return el("li", {}, button);
    };
    by("customers").replaceChildren(...[...this.chats.values()].map(row));
    if (focused) document.querySelector(`[data-customer=${focused}]`)?.focus();
    by("buyer").textContent = this.chat().name;
    const line = ({ from, text }) => el("li", { className: from }, chinese(el("span", { className: "text", textContent: text })));
    by("messages").replaceChildren(...this.chat().said.map(line));
    by("messages").scrollTop = by("messages").scrollHeight;
  }

  turn(id) {
    this.open = id;
    by("draft").value = "";
    this.show();
    by("draft").focus();
  }

  /** What the guard let pass. */
  send() {
    const text = by("draft").value.trim();
    if (!text) return;
    this.chat().said.push({ from: "agent", text });
    by("draft").value = "";
    this.show();
    this.happened({ sent: true });
  }

  /** A press that may have been held back: the guard counts those. */
  pressed() {
    const { stopped = 0 } = ours?.seen?.() ?? {};
    const more = stopped > this.stopped;
    this.stopped = stopped;
    if (more) this.happened({ stopped: true });
  }

  happened(what) {
    const step = this.scenario.steps[this.step];
    if (!step || step.customer !== this.open || !UNTIL[step.until](what)) return;
    this.step += 1;
    this.coach();
  }

  coach() {
    const { steps, done } = this.scenario;
    const step = steps[this.step];
    by("h-coach").textContent = step ? `第 ${this.step + 1} 步，共 ${steps.length} 步` : "学会了";
    const lines = (step?.tell ?? done).map((text) => el("p", { textContent: text }));
    const text = step?.text ? [chinese(el("p", { className: "try", textContent: step.text }))] : [];
    by("coach").replaceChildren(...lines, ...text);
    by("fill").parentElement.hidden = !step?.text;
    by("done").hidden = Boolean(step);
  }

  /** As typed by hand: the guard reads it while it is written. */
  fill() {
    const { text = "" } = this.scenario.steps[this.step] ?? {};
    by("draft").focus();
    by("draft").select();
    document.execCommand("insertText", false, text);
  }
}
