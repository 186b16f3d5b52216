// Opens a page in Chromium, light and dark, wide and narrow, and prints as JSON what a reader would stumble over.
// node check_page.cjs PAGE.html FOLDER_FOR_SCREENSHOTS; CHECKERS names the folder with axe-core and playwright-core.
const fs = require("node:fs");
const path = require("node:path");
const checkers = process.env.CHECKERS;
const { chromium } = require(path.join(checkers, "playwright-core"));
const axe = fs.readFileSync(path.join(checkers, "axe-core", "axe.min.js"), "utf8");
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
  seen.keyboard = await walk(plain);
  const open_ = await open({ bypassCSP: true });
  await open_.evaluate(() => document.querySelectorAll("details").forEach((folded) => { folded.open = true; }));
  await open_.evaluate(axe);
  const result = await open_.evaluate((tags) => axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
  seen.violations = result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  const bare = await open({ javaScriptEnabled: false });
  seen.without_script = await bare.locator("body").innerText();
  return seen;
}

// The first stops of the tabulator key, what the filter leaves, and whether Escape closes the counterparts.
async function walk(page) {
  const stops = [];
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => {
      const at = document.activeElement, box = at.getBoundingClientRect(), bar = document.querySelector(".contents").getBoundingClientRect();
      const sticky = getComputedStyle(document.querySelector(".contents")).position === "sticky" && bar.top <= 0 && !at.closest(".contents");
      return { name: at.className || at.tagName, outlined: getComputedStyle(at).outlineStyle !== "none",
        visible: box.bottom > (sticky ? bar.bottom - 1 : 0) && box.top < innerHeight };
    }));
  }
  await page.reload();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const skipped = await page.evaluate(() => location.hash);
  await page.locator("#filter select[name=kind]").selectOption("any");
  const rows = await page.locator("#grid-table tbody tr:visible").count();
  const told = await page.locator(".shown").innerText();
  await page.locator("a.ref").first().focus();
  const opened = await page.locator("#counterparts").isVisible();
  await page.keyboard.press("Escape");
  const closed = !(await page.locator("#counterparts").isVisible());
  await page.locator("#compare select[name=left]").selectOption({ index: 1 });
  await page.locator("#compare select[name=right]").selectOption({ index: 1 });
  const pair = await page.locator(".text:visible").count();
  return { stops, skipped, rows, told, opened, closed, pair };
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: QUIET });
  const seen = [];
  for (const theme of ["light", "dark"]) for (const width of [1280, 320]) seen.push(await look(browser, theme, width));
  await browser.close();
  console.log(JSON.stringify(seen));
})();
