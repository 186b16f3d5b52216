// Filtering and sorting the grid, two articles side by side, counterparts of a sentence, finding one's place.
// Nothing depends on it: all that it shows stands in the page.
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

  // On a phone the rows of these tables are laid out as cards; the roles keep them tables for those who listen.
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  for (const part of $$(".grid, .variants").flatMap((one) => [one, ...$$("thead, tbody, tr, th, td", one)]))
    part.setAttribute("role", roles[part.tagName] || (part.scope === "row" ? "rowheader" : "columnheader"));

  const compare = $("#compare"), texts = $(".texts");
  if (compare && texts) {
    const apply = () => {
      const left = compare.left.value, right = compare.right.value;
      texts.classList.toggle("pair", Boolean(left));
      texts.classList.toggle("every", compare.every.checked);
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

  // The panel stands in the order of the page behind the paragraph that it belongs to, so that the tabulator key leads
  // from the number of a fact into it and on, in one stop: arrow keys lead from link to link. A short line of its own is read aloud, and only for the keyboard.
  const panel = $("#counterparts"), status = $("#elsewhere");
  const sentences = $$(".s[data-facts]");
  if (panel && texts && sentences.length) {
    const body = $(".body", panel);
    const make = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more });
    const articleOf = (sentence) => sentence.closest(".text");
    const nameOf = (sentence) => $("h3", articleOf(sentence)).textContent;
    const plain = (sentence) => {
      const copy = sentence.cloneNode(true);
      $$(".vh, .tag", copy).forEach((label) => label.remove());
      return copy.textContent;
    };
    const elsewhere = (sentence, fact) => sentences.filter((s) => articleOf(s) !== articleOf(sentence) && s.dataset.facts.split(" ").includes(fact));
    let lit = [], current = null, from = null;
    const dark = () => { lit.forEach((s) => s.classList.remove("lit")); lit = []; };
    const hide = () => { panel.hidden = true; current = null; document.documentElement.classList.remove("paneled"); dark(); };
    const entry = (sentence, fact, others) => {
      const head = make("h3", ""), list = make("ul", ""), ref = $$("a.ref").find((link) => link.hash === `#${fact}`), view = document.getElementById(fact);
      if (ref) head.append(make("a", ref.textContent, { href: ref.hash, className: "number", title: body.dataset.whole }), " ");
      const kinds = view ? [...new Map($$(".differences .kind", view).map((kind) => [kind.textContent, kind])).values()] : [];
      kinds.forEach((kind) => { const copy = kind.cloneNode(true); copy.classList.remove("again"); head.append(copy, " "); });
      list.append(...[...new Set(others.map(articleOf))].map((article) => {
        const item = make("li", ""), own = others.filter((s) => articleOf(s) === article);
        item.append(make("a", nameOf(own[0]), { href: `#${own[0].id}`, className: "source" }), ...own.map((s) => make("span", plain(s), { className: "theirs", dir: "auto" })));
        return item;
      }));
      return [head, list];
    };
    const show = (sentence, focus = null) => {
      if (sentence === current && !focus) return;
      const asked = sentence.dataset.facts.split(" ").filter((fact) => !focus || focus.hash === `#${fact}`);
      const facts = asked.map((fact) => [fact, elsewhere(sentence, fact)]).filter(([, others]) => others.length);
      if (!facts.length) { hide(); return; }
      dark();
      current = sentence; from = focus;
      lit = [sentence, ...facts.flatMap(([, others]) => others)];
      lit.forEach((s) => s.classList.add("lit"));
      body.replaceChildren(...facts.flatMap(([fact, others]) => entry(sentence, fact, others)));
      $$("a", body).forEach((link, number) => { link.tabIndex = number ? -1 : 0; });
      body.scrollTop = 0;
      const paragraph = sentence.closest(".paragraph");
      if (paragraph.nextElementSibling !== panel) paragraph.after(panel);
      panel.hidden = false;
      document.documentElement.classList.add("paneled");
      (focus || sentence).scrollIntoView({ block: "nearest" });
      if (focus) status.textContent = status.dataset.words.replace("%1", focus.textContent).replace("%2", [...new Set(facts[0][1].map(nameOf))].join(", "));
    };
    const found = (event) => {
      if (panel.contains(event.target)) return null;
      const sup = event.target.closest("sup");
      let s = sup ? sup.previousElementSibling : event.target.closest(".s[data-facts]");
      while (s && s.tagName === "SUP") s = s.previousElementSibling;
      return s && s.matches(".s[data-facts]") ? s : null;
    };
    const busy = () => panel.contains(document.activeElement);
    texts.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch" && !busy()) { const s = found(event); if (s) show(s); } });
    texts.addEventListener("click", (event) => {
      if (event.target.closest("a, summary, button, input")) return;
      const s = found(event);
      if (s) show(s); else if (!panel.contains(event.target)) hide();
    });
    document.addEventListener("focusin", (event) => {
      if (panel.contains(event.target)) return;
      const s = found(event);
      if (s) show(s, event.target.closest("a.ref")); else hide();
    });
    texts.addEventListener("pointerleave", () => { if (!busy() && !document.activeElement.matches("a.ref")) hide(); });
    const close = () => {
      const back = busy() ? from : null;
      hide();
      if (back) { back.focus({ preventScroll: true }); hide(); }
    };
    $("button", panel).addEventListener("click", close);
    panel.addEventListener("keydown", (event) => {
      const links = $$("a", body), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && links[links.indexOf(document.activeElement) + step];
      if (next) { event.preventDefault(); next.focus(); }
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) close(); });
  }

  // The strip above an article: one control, moved by arrow keys or a finger; Enter or letting go leads to the sentence.
  for (const heat of $$(".heat")) {
    const bars = $$("i", heat), range = $("input", heat), at = $(".at", heat), link = document.createElement("a");
    const say = () => {
      const bar = bars[range.value - 1];
      range.setAttribute("aria-valuetext", bar.dataset.say);
      link.href = `#${bar.dataset.to}`;
      link.textContent = bar.dataset.say;
    };
    range.hidden = at.hidden = false;
    at.append(link);
    say();
    range.addEventListener("input", say);
    range.addEventListener("pointerup", () => { say(); link.click(); });
    range.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); link.click(); } });
  }

  // On a phone a picture is wider than the window: what it says in words is open there.
  if (matchMedia("(max-width: 44rem)").matches) for (const words of $$(".inwords")) words.open = true;

  // What a link leads to is opened if it is folded.
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    let folded = target.closest("details:not([open])");
    for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  if (location.hash) unfold();

  const links = new Map($$(".contents a").map((link) => [document.getElementById(link.hash.slice(1)), link]));
  const heads = [...links.keys()].filter((head) => head && head.id !== "top");
  if (heads.length && "IntersectionObserver" in window) {
    const mark = () => {
      const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight / 3).pop();
      for (const [head, link] of links) if (head === passed) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      // Where the contents are wider than the window, the current entry is brought to the left edge.
      if (passed) { const link = links.get(passed); link.closest("ul").scrollLeft = link.offsetLeft - 32; }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    heads.forEach((head) => observer.observe(head.parentElement));
  }
})();
