const PLACE = `aligner:decisions:${location.pathname}`;
const WHO = "aligner:who";
const ACCEPTED = "accepted";
const DISMISSED = "dismissed";
let decisions = new Map();

/* A fingerprint is an article's own: another article may have the same fault in the same words. */
const keyOf = (finding) => `${finding.fingerprint} ${finding.path}`;
const decisionOn = (n) => decisions.get(keyOf(findings[n]));

const today = () => {
  const now = new Date();
  const padded = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${padded(now.getMonth() + 1)}-${padded(now.getDate())}`;
};

const recall = () => {
  try {
    const kept = JSON.parse(store.get(PLACE) ?? "{}");
    decisions = new Map(Object.entries(kept).filter(([, held]) => [ACCEPTED, DISMISSED].includes(held?.mark)));
  } catch {
    decisions = new Map();
  }
};

const decide = (n, mark, { reason = "", who = store.get(WHO) ?? "", until = "" } = {}) => {
  recall();
  const key = keyOf(findings[n]);
  if (mark) decisions.set(key, { mark, reason, who, until, date: today() });
  else decisions.delete(key);
  keep(PLACE, JSON.stringify(Object.fromEntries(decisions)));
  showDecision(n);
  showProgress();
  filter();
};

const told = ({ mark, reason, who, until, date }) => {
  const by = [who, date, until && `until ${until}`].filter(Boolean).join(", ");
  const meaning = mark === ACCEPTED ? "Accepted, to be mended" : "Dismissed";
  return `${meaning}${reason ? `: ${reason}` : ""} (${by})`;
};

const showDecision = (n) => {
  const decision = decisionOn(n);
  for (const element of items[n]) {
    if (decision) element.dataset.decided = decision.mark;
    else delete element.dataset.decided;
    const mark = one(".mark", element);
    if (mark) mark.textContent = decision?.mark ?? "";
    showOnCard(element, decision);
  }
};

const showOnCard = (card, decision) => {
  if (!one(".deciding", card)) return;
  const press = (name, on) => one(`[data-do="${name}"]`, card).setAttribute("aria-pressed", String(on));
  press("accept", decision?.mark === ACCEPTED);
  press("dismiss", decision?.mark === DISMISSED);
  one('[data-do="reason"]', card).hidden = !decision;
  one(".decision", card).textContent = decision ? told(decision) : "";
};

const showProgress = () => {
  const decided = new Map();
  let all = 0, dismissed = 0;
  findings.forEach((finding, n) => {
    const decision = decisionOn(n);
    if (!decision) return;
    all += 1;
    dismissed += decision.mark === DISMISSED ? 1 : 0;
    decided.set(String(finding.article), (decided.get(String(finding.article)) ?? 0) + 1);
  });
  one("#progress").textContent = findings.length ? `, ${all} of ${findings.length} decided` : "";
  one("#dismissed").textContent = dismissed;
  for (const row of every(".index tbody tr")) one(".decided", row).textContent = decided.get(row.dataset.article) ?? "";
  for (const total of every(".index tfoot .decided")) total.textContent = all;
};

/* The buttons of an article's cards are made when it is opened: there may be thousands. */
const equip = (article) => {
  if (article.dataset.equipped) return;
  article.dataset.equipped = "yes";
  const deciding = one("#deciding").content;
  for (const card of every(".card", article)) {
    const number = one(".number", card).textContent.trim().toLowerCase();
    const part = deciding.cloneNode(true);
    for (const button of every("button", part)) button.setAttribute("aria-label", `${button.textContent} ${number}`);
    card.append(part);
    showOnCard(card, decisionOn(numbersOf(card)[0]));
  }
};

const askReason = (card, mark) => {
  close(card);
  const [n] = numbersOf(card);
  const before = decisionOn(n);
  const form = one("#reasoning").content.cloneNode(true).firstElementChild;
  form.elements.reason.required = mark === DISMISSED;
  form.elements.reason.value = before?.mark === mark ? before.reason : "";
  form.elements.who.value = (before?.mark === mark && before.who) || store.get(WHO) || "";
  form.elements.until.value = before?.mark === mark ? before.until : "";
  form.elements.until.parentElement.hidden = mark !== DISMISSED;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [reason, who, until] = ["reason", "who", "until"].map((name) => form.elements[name].value.trim());
    if ((mark === DISMISSED && !reason) || !who) return;
    store.set(WHO, who);
    suggest(reason);
    close(card);
    decide(n, mark, { reason, who, until });
    if (!card.hidden) card.focus();
  });
  card.append(form);
  form.elements.reason.focus();
};

const close = (card) => one(".reasoning", card)?.remove();

const suggest = (reason) => {
  const list = one("#reasons");
  if (!reason || every("option", list).some((option) => option.value === reason)) return;
  const option = document.createElement("option");
  option.value = reason;
  list.append(option);
};

const act = (card, what) => {
  const [n] = numbersOf(card);
  const mark = decisionOn(n)?.mark;
  if (what === "accept") decide(n, mark === ACCEPTED ? "" : ACCEPTED);
  else if (what === "dismiss" && mark !== DISMISSED) askReason(card, DISMISSED);
  else if (what === "reason") askReason(card, mark);
  else if (what === "cancel") {
    close(card);
    card.focus();
  } else decide(n, "");
};
