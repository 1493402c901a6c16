const VIEWS = ["pairs", "text"];
let opened = 0;
let current = -1;

const view = () => root.dataset.view;
const hasText = () => every(".running", opened ? articleOf(opened) : document).length > 0;
const cardOf = (n) => document.getElementById(findings[n].anchor + (view() === "text" ? ".text" : ""));

const show = (name) => {
  root.dataset.view = name === "text" && hasText() ? "text" : "pairs";
  for (const button of every(".choice button")) button.setAttribute("aria-pressed", String(button.dataset.view === view()));
  unlight();
};

/* One article is open at a time; 0 is the index of all. */
const open = (number) => {
  opened = number;
  for (const article of articles) article.hidden = Number(article.dataset.article) !== number;
  for (const list of every(".list")) list.hidden = Number(list.dataset.article) !== number;
  const index = one("#index");
  if (index) index.hidden = number !== 0;
  root.dataset.article = number;
  if (number) equip(articleOf(number));
  showCounts();
};

const settle = (n) => {
  for (const element of every(".current")) {
    element.classList.remove("current");
    one("a[aria-current]", element)?.removeAttribute("aria-current");
  }
  current = n;
  for (const element of items[n] ?? []) element.classList.add("current");
  const item = items[n]?.map((element) => one(":scope > a", element)).find(Boolean);
  item?.setAttribute("aria-current", "true");
  item?.scrollIntoView({ block: "nearest", behavior: "instant" });
};

/* The texts above the card should be seen with it, where the window is high enough for both. */
const reveal = (card) => {
  const whole = card.closest(".row, .paragraph");
  const room = innerHeight - parseFloat(getComputedStyle(root).scrollPaddingTop);
  const fits = card.getBoundingClientRect().bottom - whole.getBoundingClientRect().top < room;
  if (fits) whole.scrollIntoView({ block: whole.offsetHeight < room ? "nearest" : "start" });
  else card.scrollIntoView({ block: "center" });
};

const go = (n) => {
  if (opened !== findings[n].article) open(findings[n].article);
  if (!matches[n]) showAll();
  if (!cardOf(n)) show("pairs");
  settle(n);
  const card = cardOf(n);
  card.focus({ preventScroll: true });
  reveal(card);
};

const step = (way, isMeant = () => true) => {
  const cards = every(view() === "text" ? ".running .card" : ".pairs .card").map((card) => numbersOf(card)[0]);
  const order = cards.filter((n) => matches[n]);
  const from = current >= 0 ? cards.indexOf(current) : cards.findIndex((n) => findings[n].article === opened) - 1;
  const places = cards.map((n, place) => [n, place]).filter(([n]) => matches[n] && isMeant(findings[n]));
  if (!order.length || !places.length) return;
  const ahead = way > 0 ? places.find(([, place]) => place > from) : places.findLast(([, place]) => place < from);
  const [n] = ahead ?? (way > 0 ? places[0] : places.at(-1));
  history.replaceState(null, "", `#${findings[n].anchor}`);
  go(n);
};

const route = () => {
  const name = location.hash.slice(1);
  if (byAnchor.has(name)) return go(byAnchor.get(name));
  const [, number] = /^article-(\d+)$/.exec(name) ?? [];
  if (name === "index" || articleOf(Number(number))) {
    open(Number(number ?? 0));
    settle(-1);
    scrollTo({ top: 0, behavior: "instant" });
    one(number ? `#title-${number}` : "#main").focus({ preventScroll: true });
  }
};

const turn = (by) => {
  const number = opened + by;
  if (several && number >= 1 && number <= articles.length) location.hash = `article-${number}`;
};

const onCurrent = (what) => {
  const card = current >= 0 && cardOf(current);
  if (card && !card.hidden) act(card, what);
};

const KEYS = {
  n: () => step(1),
  p: () => step(-1),
  e: () => step(1, (finding) => finding.severity === "error"),
  a: () => onCurrent("accept"),
  d: () => onCurrent("dismiss"),
  u: () => onCurrent("undo"),
  v: () => show(VIEWS[1 - VIEWS.indexOf(view())]),
  i: () => several && (location.hash = "index"),
  "[": () => turn(-1),
  "]": () => turn(1),
  "?": () => one("#keys").showModal(),
};

const startWalking = () => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" && event.target.closest(".reasoning")) act(event.target.closest(".card"), "cancel");
    if (event.target.closest("input:not([type=checkbox]), select, dialog[open]") || !one("#shortcuts").checked) return;
    const does = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) {
      event.preventDefault();
      route();
    }
    const button = event.target.closest("[data-do]");
    if (button) act(button.closest(".card"), button.dataset.do);
  });
  addEventListener("hashchange", route);
};
