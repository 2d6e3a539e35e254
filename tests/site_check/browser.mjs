// node browser.mjs CHROMIUM PAGES SEEN: open every page from disk, and say what is wrong with any of them.
import { mkdirSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { look } from "./looking.mjs";
import { print } from "./printing.mjs";
import { search } from "./searching.mjs";

const [executablePath, pages, seen] = process.argv.slice(2);
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const sites = readdirSync(pages)
  .sort()
  .map((pair) => ({ pair, folder: join(pages, pair, "site") }))
  .filter(({ folder }) => existsSync(folder));
const files = sites.flatMap(({ pair, folder }) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => ({ name: `${pair}/${name}`, url: pathToFileURL(join(folder, name)).href })),
);
files.push({ name: "index.html", url: pathToFileURL(join(pages, "index.html")).href });

mkdirSync(seen, { recursive: true });
const browser = await chromium.launch({ executablePath, args: FLAGS, headless: true });
const problems = [];
const complain = (where, what) => {
  problems.push(`${where}: ${what}`);
  console.log(`  ! ${where}: ${what}`);
};
const only = process.env.ONLY;
const chosen = files.filter(({ name }) => !only || name.includes(only));
try {
  await look(browser, chosen, seen, complain);
  await print(browser, chosen, seen, complain);
  for (const { pair, folder } of sites) {
    if (!only || pair.includes(only)) await search(browser, pair, pathToFileURL(folder).href, seen, complain);
  }
} finally {
  await browser.close();
}
console.log(`${chosen.length} pages, light and dark, at three widths, printed, and looked up in; ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
