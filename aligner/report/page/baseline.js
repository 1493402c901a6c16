const VERSION = 1;
const ORDER = ["path", "rule", "at", "against", "date", "expires", "who", "reason"];

const entries = () => {
  const counted = new Map();
  findings.forEach((finding, n) => {
    const decision = decisionOn(n);
    if (decision?.mark !== DISMISSED) return;
    const { rule, at, against, path } = finding;
    const { date, who, reason, until } = decision;
    const entry = { rule, at, against, count: 1, path, date, who, reason, ...(until && { expires: until }) };
    const key = JSON.stringify(entry);
    if (counted.has(key)) counted.get(key).count += 1;
    else counted.set(key, entry);
  });
  return [...counted.values()];
};

const ordered = (listed) => {
  const keys = new Map(listed.map((entry) => [entry, JSON.stringify(ORDER.map((name) => entry[name] ?? ""))]));
  return listed.toSorted((a, b) => (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0));
};

const written = (listed) => `${JSON.stringify({ version: VERSION, entries: ordered(listed) }, null, 1)}\n`;

const save = (name, listed) => {
  const address = URL.createObjectURL(new Blob([written(listed)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  one("#export-said").textContent = `${name} holds ${listed.length === 1 ? "1 entry" : `${listed.length} entries`}.`;
};

/* What the chosen file holds already, from an earlier export, is not added again. */
const addTo = async (file) => {
  let known;
  try {
    known = JSON.parse(await file.text());
  } catch {
    known = null;
  }
  if (known?.version !== VERSION || !Array.isArray(known.entries)) {
    one("#export-said").textContent = `${file.name} is no baseline; choose a file that aligner or this page has written.`;
    return;
  }
  const same = (entry) => JSON.stringify([entry.count ?? 1, ...ORDER.map((name) => entry[name] ?? "")]);
  const held = new Set(known.entries.map(same));
  save(file.name, [...known.entries, ...entries().filter((entry) => !held.has(same(entry)))]);
};

const startExport = () => {
  one("#export").addEventListener("click", () => {
    const count = Number(one("#dismissed").textContent);
    one("#export-count").textContent = many(count, "dismissed finding");
    one("#export-said").textContent = count ? "" : "Nothing is dismissed yet.";
    one("#save").disabled = one("#known").disabled = count === 0;
    one("#exporting").showModal();
  });
  one("#save").addEventListener("click", () => save("aligner-baseline.json", entries()));
  one("#known").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) await addTo(file);
    event.target.value = "";
  });
};
