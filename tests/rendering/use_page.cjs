// Uses a page as a reader would, step by step, and returns what came of each step.
async function use(page) {
  const seen = {};
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  seen.skipped = await page.evaluate(() => location.hash);
  seen.grid = await grid(page);
  seen.cell = await cell(page);
  seen.panel = await panel(page);
  seen.strip = await strip(page);
  seen.pair = await pair(page);
  seen.table = await table(page);
  return seen;
}

// The rows that are shown, in order, with what the filters go by.
const rows = (page) => page.locator("#grid-table tbody tr:visible").evaluateAll((all) => all.map((row) => ({
  id: row.querySelector(".number").textContent, kinds: row.dataset.kinds.split(" ").filter(Boolean),
  told: row.dataset.told.trim().split(" "), count: Number(row.dataset.count), place: Number(row.dataset.place), text: row.textContent })));

async function grid(page) {
  const filter = page.locator("#filter"), all = await rows(page);
  const kind = await filter.locator("select[name=kind] option").nth(2).getAttribute("value");
  const source = await filter.locator("select[name=source] option").nth(1).getAttribute("value");
  const seen = { all, kind, source };
  const choose = async (name, value) => { await filter.locator(`select[name=${name}]`).selectOption(value); return rows(page); };
  seen.any = await choose("kind", "any");
  seen.of_kind = await choose("kind", kind);
  seen.told = await filter.locator(".shown").innerText();
  await choose("kind", "");
  seen.of_source = await choose("source", source);
  await choose("source", "");
  seen.by_count = await choose("sort", "count");
  seen.by_place = await choose("sort", "place");
  seen.by_weight = await choose("sort", "weight");
  seen.sought = all.at(-1).text.match(/\p{L}{5,}/u)[0].toLowerCase();
  await filter.locator("input[name=words]").fill(seen.sought.toUpperCase());
  seen.found = await rows(page);
  await filter.locator("input[name=words]").fill("");
  return seen;
}

// A cell with a value leads to the words that the value stands in.
async function cell(page) {
  const link = page.locator("#grid-table td.s-differs a, #grid-table td.s-contradicts a").filter({ has: page.locator(".hint") }).first();
  const value = await link.locator(".word").innerText();
  await link.click();
  const target = page.locator(":target");
  const box = await target.boundingBox();
  return { value, words: await target.textContent(), seen: box.y >= 0 && box.y < 900 };
}

async function panel(page) {
  const shown = page.locator("#counterparts"), seen = {};
  await page.locator(".s[data-facts]").first().hover();
  seen.hovered = await shown.isVisible();
  await page.keyboard.press("Escape");
  const ref = page.locator("a.ref").first();
  await ref.focus();
  seen.focused = await shown.isVisible();
  seen.number = await shown.locator("a.number").first().getAttribute("href");
  seen.wanted = await ref.getAttribute("href");
  seen.elsewhere = await shown.locator("a.source").count();
  seen.kinds = await shown.locator(".kind").count();
  seen.differences = await page.locator(`${seen.wanted} .differences .kind`).count();
  seen.said = await page.locator("#elsewhere").textContent();
  const [mine, its] = [await ref.boundingBox(), await shown.boundingBox()];
  seen.covered = mine.y + mine.height > its.y && mine.x + mine.width > its.x;
  let steps = 0;
  do { await page.keyboard.press("Tab"); steps += 1; }
  while (steps < 40 && !(await page.evaluate(() => document.activeElement.closest("#counterparts"))));
  seen.entered = steps < 40;
  const at = () => page.evaluate(() => document.activeElement.textContent);
  const first = await at();
  await page.keyboard.press("ArrowDown");
  seen.moved = first !== await at();
  await page.keyboard.press("Escape");
  seen.closed = !(await shown.isVisible());
  seen.back = await page.evaluate(() => document.activeElement.matches("a.ref"));
  return seen;
}

async function strip(page) {
  const range = page.locator(".heat input").first();
  await range.focus();
  const before = await range.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowRight");
  const after = await range.getAttribute("aria-valuetext");
  await page.keyboard.press("Enter");
  return { before, after, hash: await page.evaluate(() => location.hash), high: (await range.boundingBox()).height,
    bars: new Set(await page.locator(".heat i").evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().height))).size };
}

async function pair(page) {
  const compare = page.locator("#compare");
  const more = page.locator(".tag.more").first(), wide = async () => (await more.boundingBox())?.width ?? 0;
  const hidden = (await more.count()) ? await wide() : 0;
  await compare.locator("input[name=every]").check();
  const open = (await more.count()) ? await wide() : 9;
  await compare.locator("select[name=left]").selectOption({ index: 1 });
  await compare.locator("select[name=right]").selectOption({ index: 1 });
  return { count: await page.locator(".text:visible").count(), hidden, open };
}

// The grid as a screen reader is told of it.
async function table(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const count = {};
  for (const node of nodes) if (node.role) count[node.role.value] = (count[node.role.value] || 0) + 1;
  return { table: count.table || 0, row: count.row || 0, rowheader: count.rowheader || 0, cell: (count.cell || 0) + (count.gridcell || 0), columnheader: count.columnheader || 0 };
}

module.exports = { use };
