const THEME = "aligner:theme";
const SHORTCUTS = "aligner:shortcuts";
const SHUT_ON_A_PHONE = ".summary, .group.warning, .group.note";
const dark = matchMedia("(prefers-color-scheme: dark)");

const showTheme = () => {
  const chosen = store.get(THEME);
  if (["light", "dark"].includes(chosen)) root.dataset.theme = chosen;
  one("#theme").setAttribute("aria-pressed", String((chosen ?? (dark.matches ? "dark" : "light")) === "dark"));
};

const startTheme = () => {
  one("#theme").addEventListener("click", () => {
    keep(THEME, one("#theme").getAttribute("aria-pressed") === "true" ? "light" : "dark");
    showTheme();
  });
  dark.addEventListener("change", showTheme);
  showTheme();
};

const startTools = () => {
  for (const button of every(".choice button"))
    button.addEventListener("click", () => {
      show(button.dataset.view);
      if (current >= 0) go(current);
    });
  one("#help").addEventListener("click", () => one("#keys").showModal());
  one("#shortcuts").checked = store.get(SHORTCUTS) !== "off";
  one("#shortcuts").addEventListener("change", (event) => keep(SHORTCUTS, event.target.checked ? "on" : "off"));
  if (matchMedia("(max-width: 60rem)").matches) for (const part of every(SHUT_ON_A_PHONE)) part.open = false;
};

/* From the index, all articles are printed; when it has loaded, the browser itself scrolls; another window may show the same page. */
const startListening = () => {
  addEventListener("beforeprint", () => !opened && articles.forEach(equip));
  addEventListener("load", () => setTimeout(() => current >= 0 && reveal(cardOf(current))));
  addEventListener("storage", (event) => {
    if (event.key !== PLACE) return;
    recall();
    showAllDecisions();
  });
};

const showAllDecisions = () => {
  findings.forEach((_, n) => {
    showDecision(n);
    if (decisionOn(n)) suggest(decisionOn(n).reason);
  });
  showProgress();
  filter();
};

root.dataset.live = "";
keep("aligner:here", "yes");
recall();
startTheme();
startTools();
startFilters();
startJoins();
startWalking();
startExport();
startListening();
open(several || !articles.length ? 0 : 1);
show("pairs");
showAllDecisions();
route();
