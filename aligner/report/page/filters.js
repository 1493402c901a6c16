const wanted = { severity: new Set(), kind: new Set(), rule: "", undecided: false };
const matches = findings.map(() => true);

const isWanted = (finding, n) =>
  (!wanted.severity.size || wanted.severity.has(finding.severity)) &&
  (!wanted.kind.size || wanted.kind.has(finding.kind)) &&
  (!wanted.rule || wanted.rule === finding.rule) &&
  (!wanted.undecided || !decisionOn(n));

const isFiltered = () => wanted.severity.size + wanted.kind.size > 0 || wanted.rule !== "" || wanted.undecided;

const filter = () => {
  findings.forEach((finding, n) => {
    matches[n] = isWanted(finding, n);
    for (const item of items[n]) item.hidden = !matches[n];
  });
  for (const mark of every(".m")) mark.classList.toggle("off", !numbersOf(mark).some((n) => matches[n]));
  for (const row of every(".pairs > .row")) row.hidden = !one(".card:not([hidden])", row);
  for (const quiet of every(".quiet")) quiet.hidden = isFiltered();
  for (const group of every(".group")) group.hidden = !one("li:not([hidden])", group);
  showIndex();
  showCounts();
};

const showIndex = () => {
  const found = new Set(findings.filter((_, n) => matches[n]).map((finding) => String(finding.article)));
  for (const row of every(".index tbody tr")) row.hidden = isFiltered() && !found.has(row.dataset.article);
};

/* The counts are those of the article that is open, or of all. */
const showCounts = () => {
  const here = findings.map((_, n) => n).filter((n) => !opened || findings[n].article === opened);
  const shown = here.filter((n) => matches[n]).length;
  const counts = new Map();
  for (const n of here) {
    const { kind, severity } = findings[n];
    for (const key of [severity, `${kind} ${severity}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const cell of every("[data-count]")) cell.textContent = counts.get(cell.dataset.count) ?? "";
  if (!one("#shown")) return;
  one("#shown").textContent = shown === here.length ? `${many(shown, "finding")}` : `${shown} of ${many(here.length, "finding")}`;
  one("#everything").hidden = !isFiltered();
};

const toggle = (button, chosen, value) => {
  const on = !chosen.delete(value);
  if (on) chosen.add(value);
  button.setAttribute("aria-pressed", String(on));
  filter();
};

const showAll = () => {
  wanted.severity.clear();
  wanted.kind.clear();
  wanted.rule = one("#rule").value = "";
  wanted.undecided = one("#undecided").checked = false;
  for (const button of every(".matrix button")) button.setAttribute("aria-pressed", "false");
  filter();
};

const startFilters = () => {
  for (const name of ["severity", "kind"])
    for (const button of every(`.matrix [data-${name}]`))
      button.addEventListener("click", () => toggle(button, wanted[name], button.dataset[name]));
  one("#rule")?.addEventListener("change", (event) => {
    wanted.rule = event.target.value;
    filter();
  });
  one("#undecided")?.addEventListener("change", (event) => {
    wanted.undecided = event.target.checked;
    filter();
  });
  one("#everything")?.addEventListener("click", () => {
    showAll();
    one("#rule").focus();
  });
};
