// Every page, light and dark, on a phone and on a desk: what axe finds, what is fetched, and what sticks out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const WIDTHS = [
  { name: "phone", width: 390, height: 844 },
  { name: "desktop", width: 1440, height: 1000 },
];
const GRAVE = ["serious", "critical"];

export async function watched(browser, options, where, complain) {
  const context = await browser.newContext(options);
  context.on("request", (request) => {
    if (!request.url().startsWith("file:")) complain(where(), `asks for ${request.url()}`);
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complain(where(), `its script fails: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complain(where(), `the browser says: ${message.text()}`);
  });
  return page;
}

export async function look(browser, files, seen, complain) {
  let where = "";
  const page = await watched(browser, {}, () => where, complain);
  for (const { name, url } of files) {
    for (const { name: size, width, height } of WIDTHS) {
      for (const colorScheme of ["light", "dark"]) {
        where = `${name} (${size}, ${colorScheme})`;
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        await page.goto(url);
        await audit(page, where, complain);
        await fits(page, where, width, complain);
        const shot = `${name.replaceAll("/", "-").replace(".html", "")}-${size}-${colorScheme}.png`;
        await page.screenshot({ path: join(seen, shot) });
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await fits(page, `${name} (320 pixels)`, 320, complain);
    console.log(name);
  }
  await page.context().close();
}

async function audit(page, where, complain) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ["violations"] });
    return found.violations.map((one) => ({
      id: one.id,
      impact: one.impact,
      help: one.help,
      count: one.nodes.length,
      first: one.nodes[0].target.join(" "),
    }));
  });
  for (const { id, impact, help, count, first } of violations) {
    const words = `${impact} ${id}: ${help} (${count}, the first is ${first})`;
    if (GRAVE.includes(impact)) complain(where, words);
    else console.log(`  ? ${where}: ${words}`);
  }
}

async function fits(page, where, width, complain) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) complain(where, `the page is ${wide} pixels wide`);
}
