// Looking something up: from any page, while typing, with the keyboard alone, and without a script.
import { join } from "node:path";
import { watched } from "./looking.mjs";

export async function search(browser, pair, folder, seen, complain) {
  const where = `${pair} (search)`;
  const page = await watched(browser, {}, () => where, complain);
  await page.goto(`${folder}/mapping.html`);
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  if (skip < 0) complain(where, "the link that skips to the text is not seen when it has the focus");
  await page.keyboard.press("Enter");
  if ((await page.evaluate(() => document.activeElement.id)) !== "content") complain(where, "skipping leads nowhere");

  await page.fill("#find", "migration");
  await page.press("#find", "Enter");
  await page.waitForURL(/search\.html\?q=migration$/);
  const total = await page.locator("#terms li").count();
  const found = await visible(page);
  if (!found || found >= total) complain(where, `${found} of ${total} entries are left for "migration"`);
  const said = await page.textContent("#found");
  if (said !== `${found} of ${total} entries`) complain(where, `it says "${said}"`);
  await page.fill("#find", "<img src=x onerror=alert(1)>");
  if (await visible(page)) complain(where, "something is left for words that stand nowhere");
  await page.fill("#find", "");
  if ((await visible(page)) !== total) complain(where, "not everything is back when the box is empty");
  await page.screenshot({ path: join(seen, `${pair}-search.png`) });
  await page.context().close();

  const plain = await watched(browser, { javaScriptEnabled: false }, () => where, complain);
  await plain.goto(`${folder}/search.html?q=migration`);
  if ((await plain.locator("#terms li:visible").count()) !== total) complain(where, "not complete without a script");
  await plain.context().close();
}

async function visible(page) {
  return await page.locator("#terms li:visible").count();
}
