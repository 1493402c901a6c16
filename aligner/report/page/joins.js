const SVG = "http://www.w3.org/2000/svg";
const join = document.createElementNS(SVG, "svg");
join.append(document.createElementNS(SVG, "path"));
join.setAttribute("aria-hidden", "true");
const GAP = 3;
const BEND = 20;
let lit = [];

const unlight = () => {
  for (const element of lit) element.classList.remove("lit");
  lit = [];
  join.remove();
};

/* Both sides of a finding light up together; side by side, a line joins them. */
const light = (element) => {
  unlight();
  const within = element.closest("article.checked");
  if (!within) return;
  const numbers = numbersOf(element).filter((n) => matches[n]);
  lit = numbers.flatMap((n) => every(`.m[data-n~="${n}"], .card[data-n="${n}"]`, within));
  for (const one of lit) one.classList.add("lit");
  const row = element.closest(".row");
  if (row && numbers.length) draw(one(".bitext", row), numbers[0]);
};

const draw = (bitext, n) => {
  const marks = every(`.m[data-n~="${n}"]`, bitext);
  const said = marks.find((mark) => mark.closest(".quote"));
  const written = marks.find((mark) => mark.closest(".paraphrase"));
  if (!said || !written) return;
  const from = [...said.getClientRects()].at(-1), to = written.getClientRects()[0];
  join.setAttribute("class", `join ${findings[n].severity}`);
  join.firstChild.setAttribute("d", way(from, to, bitext.getBoundingClientRect()));
  bitext.append(join);
};

/* The line runs below the words, and changes its height between the columns, or beside them where they are stacked. */
const way = (from, to, frame) => {
  const place = (x, y) => `${(x - frame.left).toFixed(1)} ${(y - frame.top).toFixed(1)}`;
  const [y1, y2] = [from.bottom + GAP, to.bottom + GAP];
  const middle = frame.left + frame.width / 2;
  if (from.right < middle && to.left > middle) {
    const bend = `${place(middle, y1)} ${place(middle, y2)}`;
    return `M${place(from.left, y1)} H${(middle - BEND - frame.left).toFixed(1)} C${bend} ${place(middle + BEND, y2)} L${place(to.right, y2)}`;
  }
  const edge = frame.left - 2 * GAP;
  return `M${place(from.right, y1)} L${place(edge, y1)} L${place(edge, y2)} L${place(to.right, y2)}`;
};

const JOINED = ".m, .card";

const startJoins = () => {
  const focused = () => document.activeElement?.closest?.(JOINED);
  document.addEventListener("pointerover", (event) => {
    const place = event.target.closest(JOINED) ?? focused();
    if (place) light(place);
    else unlight();
  });
  document.addEventListener("focusin", (event) => {
    const place = event.target.closest(JOINED);
    if (place) light(place);
    else unlight();
  });
};
