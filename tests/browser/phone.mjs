// Uses the one-file page as people do, on a phone of 360 by 640 pixels without a network and six times slowed:
// node phone.mjs CHROMIUM PAGE HOSTILE-PAGE CODE [PICTURES]. CODE holds a finished interview in Bengali.
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, page, hostile, code, pictures] = process.argv.slice(2);
const faults = [];
const check = (is, what) => is || faults.push(what);
const validator = new HtmlValidate(
  new FileSystemConfigLoader({ extends: ["html-validate:standard", "html-validate:a11y"], rules: { "no-inline-style": "off" } }),
);
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});

/** A phone with the page open. */
async function phone({ file = page, hash = "", slowed = 6, patience = 20000, before = undefined, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, locale: "bn-BD", offline: true, ...options,
  });
  const tab = await context.newPage();
  const address = pathToFileURL(file).href;
  tab.on("console", (message) => faults.push(`${file}: the console says: ${message.text()}`));
  tab.on("pageerror", (error) => faults.push(`${file}: ${error}`));
  tab.on("request", (request) => check(request.url().split("#")[0].split("?")[0] === address, `asks for ${request.url().slice(0, 80)}`));
  if (slowed > 1) await (await context.newCDPSession(tab)).send("Emulation.setCPUThrottlingRate", { rate: slowed });
  if (before) await tab.addInitScript(before);
  const start = performance.now();
  await tab.goto(address + hash);
  const opened = await tab.waitForSelector("main[data-view]", { timeout: patience }).then(() => true, () => false);
  return { context, tab, opened, took: performance.now() - start };
}
const view = (tab) => tab.evaluate(() => document.querySelector("main").dataset.view);
const title = (tab) => tab.evaluate(() => document.querySelector("h1").textContent);
const shown = (tab) => tab.evaluate(() => document.querySelector("main").textContent);
/** How long the page takes from a touch to the next screen, in milliseconds. */
const act = (tab, selector) =>
  tab.evaluate((selector) => {
    const start = performance.now();
    document.querySelector(selector).click();
    document.body.offsetHeight;
    return performance.now() - start;
  }, selector);
async function looked(tab, name) {
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => window.axe.run());
  for (const it of found.violations) faults.push(`${name}: axe: ${it.id}: ${it.nodes[0].html.slice(0, 160)}`);
  const html = await tab.evaluate(() => document.querySelector("main").innerHTML);
  const report = await validator.validateString(`<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main>${html}</main></body></html>`);
  for (const message of report.results.flatMap((it) => it.messages)) faults.push(`${name}: ${message.ruleId}: ${message.message}`);
  const { wide, small } = await tab.evaluate(() => ({
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    small: [...document.querySelectorAll("main button")].filter((it) => {
      const { height } = it.getBoundingClientRect();
      return height && height < 43.5 && !it.closest("p,li,td");
    }).map((it) => it.outerHTML.slice(0, 100)),
  }));
  check(!wide, `${name}: scrolls sideways`);
  check(!small.length, `${name}: small targets: ${small[0]}`);
  if (pictures) await tab.screenshot({ path: join(pictures, `${name}.png`) });
}

process.on("uncaughtException", (error) => {
  console.log([...faults, String(error.stack)].join("\n"));
  process.exit(1);
});

const slowest = { first: 0, question: 0, card: 0 };

// The whole interview by touch, in both languages.
for (const lang of ["bn", "en"]) {
  const { context, tab, took } = await phone({ hash: "", ...(lang === "en" ? { locale: "en-GB" } : {}) });
  slowest.first = Math.max(slowest.first, took);
  check((await tab.evaluate(() => document.documentElement.lang)) === lang, `opens in ${lang}`);
  for (let n = 0; (await view(tab)) === "question" && n < 60; n += 1) {
    const before = await title(tab);
    const choices = await tab.$$("main .options button");
    if (choices.length) {
      const ms = await act(tab, `main .options button:nth-child(${1 + ((n * 7) % choices.length)})`);
      if ((await view(tab)) === "question") slowest.question = Math.max(slowest.question, ms);
      else slowest.card = Math.max(slowest.card, ms);
    } else {
      await tab.fill("#number", lang === "bn" ? "১৭" : "17");
      await tab.tap("main form button");
    }
    check((await view(tab)) !== "question" || (await title(tab)) !== before, `${before}: stays`);
    if (n === 5) {
      const here = await title(tab);
      await tab.reload();
      await tab.waitForSelector("main[data-view]");
      check((await title(tab)) === here, "a reload in the middle goes on there");
      await tab.tap("[data-back]");
      check((await tab.$$('[aria-pressed="true"]')).length === 1, "back shows what was answered");
      await tab.tap('[aria-pressed="true"]');
      check((await title(tab)) === here, "the answer again leads on");
      await tab.goBack();
      check((await view(tab)) === "question" && (await tab.$$('[aria-pressed="true"]')).length === 1, "the phone's back goes back");
      await tab.tap('[aria-pressed="true"]');
      check((await title(tab)) === here, "and the answer leads on");
      await tab.tap('[data-act="why"]');
      check((await tab.$$(".said")).length === 1, "why is answered");
    }
  }
  check((await view(tab)) === "card", `${lang}: ends at the card`);
  await context.close();
}

// Every screen, by touch.
{
  const { context, tab } = await phone({ slowed: 1 });
  await looked(tab, "question");
  await tab.tap("details summary");
  await tab.fill("#typed", code);
  await tab.tap("main form button");
  check((await view(tab)) === "card", "a code leads to the card");
  await looked(tab, "card");
  for (const name of ["path", "days", "reasons", "learning", "selling", "skills", "guide", "answers", "keep"]) {
    await tab.tap(`[data-act="${name}"]`);
    check((await view(tab)) === name, `opens ${name}`);
    await looked(tab, name);
    await tab.tap("[data-back]");
  }
  await tab.tap('[data-act="path"]');
  await tab.tap("main .tick input");
  check((await tab.$$('.tick input:checked')).length === 1, "a step is ticked");
  await tab.reload();
  await tab.waitForSelector("main[data-view]");
  await tab.tap('[data-act="path"]');
  check((await tab.$$('.tick input:checked')).length === 1, "a tick outlives a reload");
  await tab.tap("[data-back]");
  await tab.tap("main .today input");
  check((await view(tab)) === "card" && (await tab.$$(".today input:not(:checked)")).length === 1, "the card shows the next step");
  await tab.tap('[data-act="keep"]');
  const journal = `journal = 1\nskill = "x"\ncode = "${await tab.textContent("#code")}"\n\n[[log]]\ntext = "a code"\n`;
  {
    const { context, tab } = await phone({ slowed: 1 });
    await tab.tap("details summary");
    await tab.fill("#typed", journal);
    await tab.tap("main form button");
    await tab.tap('[data-act="path"]');
    check((await tab.$$('.tick input:checked')).length === 2, "a journal brings its ticks");
    await context.close();
  }
  await tab.tap("[data-back]");
  await tab.tap('[data-act="skills"]');
  await tab.tap("main .options button:nth-child(5)");
  check((await view(tab)) === "card", "another skill leads to its card");
  await tab.tap("main .reactions button");
  check((await tab.$$(".said")).length === 1, "a taster says what it moved");
  await tab.tap('[data-act="guide"]');
  await tab.fill("#asked", "taka kivabe pabo");
  await tab.tap("main form button");
  check((await view(tab)) === "thing", "a romanised question finds its topic");
  await looked(tab, "thing");
  await act(tab, "[data-back]");
  await act(tab, '[data-act="guide"]');
  await tab.fill("#asked", "biryani recipe");
  await tab.tap("main form button");
  await looked(tab, "unknown");
  await act(tab, "[data-back]");
  await act(tab, '[data-act="answers"]');
  await act(tab, '[data-act="again:20"]');
  await looked(tab, "again");
  await act(tab, "[data-back]");
  await act(tab, '[data-act="keep"]');
  await tab.fill("#typed", "nonsense");
  await tab.keyboard.press("Enter");
  check((await view(tab)) === "keep" && (await tab.$$(".said")).length === 1, "a wrong code is said where it was typed");
  await looked(tab, "wrong");
  await context.close();
}

// The same with a keyboard, in the dark.
{
  const { context, tab } = await phone({ slowed: 1, colorScheme: "dark" });
  const first = await title(tab);
  await tab.keyboard.press("5");
  check((await title(tab)) !== first, "a digit answers");
  check(await tab.evaluate(() => document.activeElement?.tagName === "H1"), "the focus is on the question");
  await tab.keyboard.press("Escape");
  check((await title(tab)) === first, "Esc goes back");
  await tab.keyboard.press("Tab");
  check(await tab.evaluate(() => document.activeElement?.matches(".options button")), "after the question come the answers");
  await tab.keyboard.press("Enter");
  check((await title(tab)) !== first, "Enter answers");
  await looked(tab, "dark");
  await tab.evaluate((code) => history.replaceState(null, "", "#" + encodeURIComponent(JSON.stringify({ lang: "en", code }))), code);
  await tab.reload();
  await tab.waitForSelector("main[data-view]");
  for (const name of ["card", "path", "reasons", "skills", "keep"]) {
    if (name !== "card") await act(tab, `[data-act="${name}"]`);
    check((await view(tab)) === name, `dark: ${name}`);
    await looked(tab, `dark-${name}`);
    if (name !== "card") await act(tab, "[data-back]");
  }
  await context.close();
}

// What some phones refuse.
const none = () => Object.defineProperty(window, "localStorage", { get() { throw new Error("refused"); } });
const dropped = () => { history.replaceState = () => { throw new Error("refused"); }; };
for (const [name, before] of [["storage", none], ["fragment", dropped], ["DecompressionStream", () => { delete window.DecompressionStream; }]]) {
  const { context, tab, opened } = await phone({ slowed: 1, before });
  check(opened, `opens without ${name}`);
  if (opened) {
    const before = await title(tab);
    await tab.tap("main .options button");
    const after = await title(tab);
    check(after !== before, `answers without ${name}`);
    await tab.reload();
    await tab.waitForSelector("main[data-view]");
    check((await title(tab)) === after, `keeps answers without ${name}`);
  }
  await context.close();
}

{
  const { context, tab } = await phone({ slowed: 1, before: `(${none})(); (${dropped})();` });
  await tab.tap("details summary");
  await tab.fill("#typed", code);
  await tab.tap("main form button");
  check((await tab.textContent("#code")) === code && (await tab.$$(".said")).length === 1, "without both, the code is shown");
  await looked(tab, "forgets");
  await context.close();
}

// A page with somebody's answers goes on where they were, not where it began.
{
  const file = join(mkdtempSync(join(tmpdir(), "phone-")), "for.html");
  const begin = JSON.stringify({ lang: "bn", code, more: false });
  writeFileSync(file, readFileSync(page, "utf8").replace('id="begin">null<', () => `id="begin">${begin}<`));
  const { context, tab } = await phone({ file, slowed: 1, before: dropped });
  check((await view(tab)) === "card", "somebody's answers are there");
  await tab.tap('[data-act="path"]');
  await tab.tap("main .tick input");
  await tab.reload();
  await tab.waitForSelector("main[data-view]");
  await tab.tap('[data-act="path"]');
  check((await tab.$$('.tick input:checked')).length === 1, "what was done since is kept");
  await context.close();
}

// When the module fails, the answers are shown to be safe.
{
  const failing = () => {
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const { exports } = (await instantiate(...given)).instance;
      let calls = 0;
      const respond = () => (++calls === 3 ? given.no.such : exports.respond());
      return { instance: { exports: { ...exports, respond } } };
    };
  };
  const { context, tab } = await phone({ slowed: 1, before: failing });
  await tab.tap("main .options button");
  const kept = await tab.evaluate(() => JSON.parse(decodeURIComponent(location.hash.slice(1))).code);
  await tab.tap("main .options button");
  check((await shown(tab)).includes(kept) && (await shown(tab)).includes("হারা"), "a failure says that the answers are kept");
  await tab.reload();
  await tab.waitForSelector("main[data-view]");
  check((await tab.evaluate(() => JSON.parse(decodeURIComponent(location.hash.slice(1))).code)) === kept, "and they are");
  await context.close();
}

// What cannot be helped is said.
const waiting = /Chrome/;
const folder = mkdtempSync(join(tmpdir(), "phone-"));
const text = readFileSync(page, "utf8");
for (const [name, share] of [["a third", 0.33], ["nearly all", 0.97]]) {
  const file = join(folder, `${share}.html`);
  writeFileSync(file, text.slice(0, text.length * share));
  const { context, tab, opened } = await phone({ file, slowed: 1, patience: 3000 }).catch(() => ({}));
  if (tab) check(!opened && waiting.test(await shown(tab)), `${name} of the file says what to do`);
  await context?.close();
}
{
  const { context, tab } = await phone({ slowed: 1, patience: 1000, javaScriptEnabled: false }).catch(() => ({}));
  if (tab) check(waiting.test(await tab.textContent("main")), "without JavaScript it says what to do");
  await context?.close();
}
{
  const { context, tab, opened } = await phone({ slowed: 1, patience: 3000, before: () => { delete window.WebAssembly; } });
  check(!opened && waiting.test(await shown(tab)), "without WebAssembly it says what to do");
  await context.close();
}

// Marks in a catalogue are text.
{
  const { context, tab } = await phone({ file: hostile, slowed: 1 });
  for (let n = 0; (await view(tab)) === "question" && n < 60; n += 1) await tab.evaluate((n) => (document.querySelector(`.options button:nth-child(${1 + (n % 3)})`) || document.querySelector('[data-act="skip"]')).click(), n);
  for (const name of ["card", "path", "days", "reasons", "learning", "selling", "skills", "guide", "answers"]) {
    if (name !== "card") await tab.evaluate((name) => document.querySelector(`[data-act="${name}"]`).click(), name);
    check(await tab.evaluate(() => !document.querySelector("main script, main img, main a[href^=javascript]")), `${name}: marks of a catalogue`);
    if (name !== "card") await tab.evaluate(() => document.querySelector("[data-back]").click());
  }
  await context.close();
}

// On paper the card, the seven days and the code take one page.
for (const locale of ["bn-BD", "en-GB"]) {
  const { context, tab } = await phone({ slowed: 1, locale, before: () => { window.print = () => { window.printed = true; }; } });
  await tab.tap("details summary");
  await tab.fill("#typed", code);
  await tab.tap("main form button");
  await tab.tap('[data-act="keep"]');
  await tab.tap('[data-act="paper"]');
  check((await view(tab)) === "paper" && (await tab.evaluate(() => window.printed)), "what is printed is shown");
  await looked(tab, `paper-${locale}`);
  await tab.tap("[data-back]");
  await act(tab, '[data-act="skills"]');
  const skills = await tab.$$eval('[data-act^="choose:"]', (buttons) => buttons.map((it) => it.dataset.act));
  await act(tab, "[data-back]");
  for (const skill of skills) {
    for (const name of ["skills", skill, "keep", "paper"]) await act(tab, `[data-act="${name}"]`);
    const pdf = await tab.pdf({ preferCSSPageSize: true });
    if (pictures) writeFileSync(join(pictures, `paper-${locale}.pdf`), pdf);
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
    check((await view(tab)) === "paper" && pages === 1, `${locale}: ${skill}: ${pages} pages on paper`);
    await act(tab, "[data-back]");
  }
  await context.close();
}

await browser.close();
const ms = Object.entries(slowest).map(([name, it]) => `${name} ${Math.round(it)} ms`).join(", ");
console.log([...new Set(faults)].join("\n"));
console.log(`${faults.length} faults; six times slowed: ${ms}`);
process.exitCode = faults.length ? 1 : 0;
