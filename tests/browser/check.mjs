// Loads pages in headless Chromium and says what is wrong with them: node check.mjs CHROMIUM PAGE...
// Looks at a phone of 360 pixels and a screen of 1280, light and dark: nothing scrolls sideways, nothing is requested,
// nothing is complained about, Bengali is shaped, and axe finds no fault. html-validate reads the file itself.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, ...pages] = process.argv.slice(2);
const faults = [];

const validator = new HtmlValidate(
  new FileSystemConfigLoader({ extends: ["html-validate:standard", "html-validate:a11y"], rules: { "no-inline-style": "off" } }),
);
for (const page of pages) {
  const report = await validator.validateFile(page);
  for (const result of report.results) {
    for (const message of result.messages) {
      faults.push(`${page}:${message.line}:${message.column}: ${message.ruleId}: ${message.message}`);
    }
  }
}

const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});
for (const page of pages) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const where = `${page} at ${width} pixels, ${colorScheme}`;
      // The page forbids scripts, and so it would forbid axe.
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      const tab = await context.newPage();
      tab.on("console", (message) => faults.push(`${where}: the console says: ${message.text()}`));
      tab.on("pageerror", (error) => faults.push(`${where}: ${error}`));
      tab.on("request", (request) => {
        if (request.url() !== pathToFileURL(page).href) faults.push(`${where}: asks for ${request.url()}`);
      });
      await tab.goto(pathToFileURL(page).href);
      const seen = await tab.evaluate(() => {
        const measure = (text) => {
          const span = document.createElement("span");
          span.textContent = text;
          document.body.append(span);
          const { width } = span.getBoundingClientRect();
          span.remove();
          return width;
        };
        return {
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          // A conjunct is narrower than its letters with a visible hasanta between them.
          shaped: measure("ক্ষ") < measure("ক") + measure("ষ"),
          lang: document.documentElement.lang,
        };
      });
      if (seen.overflow > 0) faults.push(`${where}: scrolls sideways by ${seen.overflow} pixels`);
      if (!seen.shaped) faults.push(`${where}: Bengali is not shaped`);
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => globalThis.axe.run());
      for (const fault of violations) {
        faults.push(`${where}: ${fault.id}: ${fault.help}: ${fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" ")}`);
      }
      await context.close();
    }
  }
}
await browser.close();
for (const fault of faults) console.log(fault);
console.log(`${pages.length} pages, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
