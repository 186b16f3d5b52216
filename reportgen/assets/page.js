// Filtering and sorting the grid, two articles side by side, counterparts of a sentence. Nothing depends on it.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  const filter = $("#filter"), table = $("#grid-table");
  if (filter && table) {
    const body = table.tBodies[0], rows = [...body.rows];
    const told = $(".shown", filter), words = told.dataset.words;
    const orders = {
      weight: (a, b) => rows.indexOf(a) - rows.indexOf(b),
      count: (a, b) => b.dataset.count - a.dataset.count || rows.indexOf(a) - rows.indexOf(b),
      place: (a, b) => a.dataset.place - b.dataset.place || rows.indexOf(a) - rows.indexOf(b),
    };
    const apply = () => {
      const kind = filter.kind.value, source = filter.source.value, sought = filter.words.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        const kinds = row.dataset.kinds.split(" ").filter(Boolean);
        const fits = (!kind || (kind === "any" ? kinds.length > 0 : kinds.includes(kind)))
          && (!source || row.dataset.told.split(" ").includes(source))
          && (!sought || row.textContent.toLowerCase().includes(sought));
        row.hidden = !fits;
        shown += fits;
      }
      body.append(...[...rows].sort(orders[filter.sort.value]));
      told.textContent = words.replace("%1", shown).replace("%2", rows.length);
    };
    filter.hidden = false;
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  const compare = $("#compare"), texts = $(".texts");
  if (compare && texts) {
    const apply = () => {
      const left = compare.left.value, right = compare.right.value;
      texts.classList.toggle("pair", Boolean(left));
      for (const text of $$(".text", texts)) {
        text.classList.toggle("off", Boolean(left) && text.id !== left && text.id !== right);
        text.style.order = text.id === left ? -1 : 0;
      }
    };
    compare.hidden = false;
    compare.addEventListener("input", apply);
    compare.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(location.hash.slice(1));
      if (target && target.closest(".text.off")) { compare.left.value = ""; apply(); target.scrollIntoView(); }
    });
  }

  const panel = $("#counterparts");
  const sentences = $$(".s[data-facts]");
  if (panel && sentences.length) {
    const body = $(".body", panel);
    let lit = [];
    const hide = () => { panel.hidden = true; lit.forEach((s) => s.classList.remove("lit")); lit = []; };
    const show = (sentence) => {
      const facts = sentence.dataset.facts.split(" "), article = sentence.closest(".text");
      const others = sentences.filter((s) => s.closest(".text") !== article && s.dataset.facts.split(" ").some((f) => facts.includes(f)));
      if (!others.length) { hide(); return; }
      hide();
      lit = [sentence, ...others];
      lit.forEach((s) => s.classList.add("lit"));
      body.replaceChildren(...others.map((s) => {
        const entry = document.createElement("p"), name = document.createElement("b"), quote = document.createElement("span");
        name.textContent = $("h3", s.closest(".text")).textContent;
        quote.className = "theirs"; quote.dir = "auto"; quote.textContent = $$(".vh", s).reduce((text, label) => text.replace(label.textContent, ""), s.textContent);
        entry.append(name, quote);
        return entry;
      }));
      panel.hidden = false;
    };
    const found = (event) => {
      const sup = event.target.closest("sup");
      let s = sup ? sup.previousElementSibling : event.target.closest(".s[data-facts]");
      while (s && s.tagName === "SUP") s = s.previousElementSibling;
      return s && s.matches(".s[data-facts]") ? s : null;
    };
    texts.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") { const s = found(event); if (s) show(s); } });
    texts.addEventListener("click", (event) => { if (!event.target.closest("a")) { const s = found(event); if (s) show(s); else hide(); } });
    texts.addEventListener("focusin", (event) => { const s = found(event); if (s) show(s); });
    texts.addEventListener("pointerleave", hide);
    $("button", panel).addEventListener("click", hide);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  }

  for (const bar of $$(".heat i")) bar.addEventListener("click", () => { location.hash = bar.dataset.to; });
})();
