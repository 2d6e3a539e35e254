// Every page as it is printed on A4: nothing is cut off at the right edge, and nothing dark is left.
import { statSync } from "node:fs";
import { join } from "node:path";
import { watched } from "./looking.mjs";

const PAPER = Math.floor(((210 - 2 * 14) / 25.4) * 96); // pixels between the margins

export async function print(browser, files, seen, complain) {
  let where = "";
  const page = await watched(browser, { viewport: { width: PAPER, height: 1000 } }, () => where, complain);
  for (const { name, url } of files) {
    where = `${name} (printed)`;
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.goto(url);
    for (const what of await page.evaluate(clipped, PAPER)) complain(where, what);
    const path = join(seen, `${name.replaceAll("/", "-").replace(".html", "")}.pdf`);
    await page.pdf({ path, preferCSSPageSize: true });
    if (statSync(path).size < 5000) complain(where, "the printed page is empty");
  }
  await page.context().close();
}

function clipped(paper) {
  const found = [];
  for (const one of document.querySelectorAll("table, pre, p, h1, h2, h3, li, svg")) {
    const box = one.getBoundingClientRect();
    if (!box.width || one.closest(".unseen, .skip")) continue;
    if (box.right > paper + 1) found.push(`${one.tagName.toLowerCase()} is cut off at ${Math.round(box.right)}`);
  }
  for (const one of document.querySelectorAll(".wide, td, th")) {
    if (one.scrollWidth > one.clientWidth + 1) found.push(`${one.tagName.toLowerCase()} holds more than it shows`);
  }
  for (const one of document.querySelectorAll("thead")) {
    if (getComputedStyle(one).display !== "table-header-group") found.push("a head is not repeated");
  }
  const channels = getComputedStyle(document.body).color.match(/\d+/g).map(Number);
  if (Math.max(...channels) > 90) found.push(`text is printed in ${channels}`);
  return found.slice(0, 5);
}
