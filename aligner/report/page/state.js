const findings = JSON.parse(document.getElementById("data").textContent);
const byAnchor = new Map(findings.map((finding, n) => [finding.anchor, n]));
const root = document.documentElement;

const one = (selector, within = document) => within.querySelector(selector);
const every = (selector, within = document) => [...within.querySelectorAll(selector)];
const numbersOf = (element) => element.dataset.n.split(" ").map(Number);
const many = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

const articles = every("article.checked");
const several = articles.length > 1;
const articleOf = (number) => articles[number - 1];

/* The list item and the cards of each finding: looked for once, for there may be thousands. */
const items = findings.map(() => []);
for (const item of every("li[data-n]")) items[numbersOf(item)[0]].push(item);

/* What a browser refuses to keep is kept as long as the page is open. */
const store = {
  memory: new Map(),
  refused: false,
  get(key) {
    if (this.memory.has(key)) return this.memory.get(key);
    try {
      return localStorage.getItem(key);
    } catch {
      this.refused = true;
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
      this.memory.delete(key);
    } catch {
      this.refused = true;
      this.memory.set(key, value);
    }
  },
};

const keep = (key, value) => {
  store.set(key, value);
  const told = one("#kept");
  if (told) told.hidden = !store.refused;
};
