// Opens a page in Chromium, light and dark, wide and narrow, and prints as JSON what a reader would stumble over.
// node check_page.cjs PAGE.html FOLDER_FOR_SCREENSHOTS; CHECKERS names the folder with axe-core and playwright-core.
const fs = require("node:fs");
const path = require("node:path");
const checkers = process.env.CHECKERS;
const { chromium } = require(path.join(checkers, "playwright-core"));
const axe = fs.readFileSync(path.join(checkers, "axe-core", "axe.min.js"), "utf8");
const { use } = require("./use_page.cjs");
const [, , file, shots] = process.argv;
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function look(browser, colorScheme, width) {
  const seen = { theme: colorScheme, width, requests: [], errors: [] };
  const open = async (options) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    page.on("request", (request) => { if (!request.url().startsWith("data:") && !request.url().startsWith("file:")) seen.requests.push(request.url()); });
    page.on("console", (message) => { if (message.type() === "error") seen.errors.push(message.text()); });
    page.on("pageerror", (error) => seen.errors.push(String(error)));
    await page.goto(`file://${file}`);
    return page;
  };
  const plain = await open({});
  seen.sideways = await plain.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await plain.screenshot({ path: path.join(shots, `${colorScheme}-${width}.png`) });
  const bar = (position) => plain.evaluate((value) => { document.querySelector(".contents").style.position = value; }, position);
  await bar("static");
  for (const [name, part] of [["grid", ".gridsection"], ["fact", ".fact"], ["article", ".text"]])
    await plain.locator(part).first().screenshot({ path: path.join(shots, `${colorScheme}-${width}-${name}.png`) });
  await bar("");
  seen.use = await use(plain);
  await plain.reload();
  seen.stops = (colorScheme === "light") === (width === 1280) ? await walk(plain) : null;
  const open_ = await open({ bypassCSP: true });
  await open_.evaluate(() => document.querySelectorAll("details").forEach((folded) => { folded.open = true; }));
  await open_.locator("a.ref").first().focus();
  seen.panel = await open_.locator("#counterparts").isVisible();
  await open_.evaluate(axe);
  const result = await open_.evaluate((tags) => axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
  seen.violations = result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  const bare = await open({ javaScriptEnabled: false });
  seen.without_script = await bare.locator("body").innerText();
  seen.folded_without_script = await bare.locator("body").textContent();
  for (const page of [plain, open_, bare]) await page.context().close();
  return seen;
}

// Every stop of the tabulator key from the top of the page to its end: what it is, whether it can be seen, whether it
// comes after the one before, and what could be reached but never was.
async function walk(page) {
  const stops = [];
  await page.evaluate(() => { window.reached = new Set(); });
  for (let n = 0; n < 6000; n += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement, panel = at.closest(".counterparts"), last = window.last;
      if (at === document.body || !panel && window.reached.has(at)) return null;
      window.reached.add(at);
      if (!panel) window.last = at;
      const box = at.getClientRects()[0], x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = box.top + Math.min(box.height, innerHeight) / 2;
      const hit = document.elementFromPoint(x, y);
      return { name: `${at.tagName} ${at.className} ${at.textContent.trim().slice(0, 40)}`, outlined: getComputedStyle(at).outlineStyle !== "none",
        visible: Boolean(hit) && (at.contains(hit) || hit.contains(at) && !hit.closest(".counterparts")),
        onward: !last || panel !== null || Boolean(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  const missed = await page.evaluate(() => [...document.querySelectorAll("a[href], button, select, input, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility() && !one.closest(".counterparts") && !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 120)));
  return { faults: stops.filter((stop) => !(stop.outlined && stop.visible && stop.onward)), first: stops[0].name, count: stops.length, missed };
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: QUIET });
  const seen = [];
  for (const theme of ["light", "dark"]) for (const width of [1280, 320]) seen.push(await look(browser, theme, width));
  await browser.close();
  console.log(JSON.stringify(seen));
})();
