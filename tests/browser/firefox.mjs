// Goes through the one-file page in Firefox, over WebDriver BiDi: node firefox.mjs FIREFOX PAGE [PICTURES].
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import WebSocket from "ws";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executable, page, pictures] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const faults = [];
const check = (is, what) => is || faults.push(what);
const profile = mkdtempSync(join(tmpdir(), "firefox-"));
writeFileSync(join(profile, "user.js"), `user_pref("intl.accept_languages", "bn-BD");\n`);
const firefox = spawn(executable, ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile]);
const place = await new Promise((found, failed) => {
  let said = "";
  firefox.stderr.on("data", (text) => {
    said += text;
    const at = said.match(/listening on (ws:\S+)/);
    if (at) found(at[1]);
  });
  firefox.on("exit", () => failed(new Error(said)));
});
process.on("uncaughtException", (error) => {
  console.log([...faults, String(error.stack)].join("\n"));
  firefox.kill();
  process.exit(1);
});
const socket = new WebSocket(`${place}/session`);
await new Promise((opened) => socket.on("open", opened));
const waiting = new Map();
socket.on("message", (text) => {
  const it = JSON.parse(text);
  if (it.id) waiting.get(it.id)(it);
  else if (it.method === "log.entryAdded") faults.push(`the console says: ${it.params.text}`);
  else if (it.method === "network.beforeRequestSent") {
    const { url } = it.params.request;
    check(url.split(/[#?]/)[0] === address || url.startsWith("data:"), `asks for ${url}`);
  }
});
let count = 0;
const send = (method, params) =>
  new Promise((done, failed) => {
    const id = ++count;
    waiting.set(id, (it) => (it.type === "error" ? failed(new Error(`${method}: ${it.message}`)) : done(it.result)));
    socket.send(JSON.stringify({ id, method, params }));
  });

await send("session.new", { capabilities: {} });
await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
const { context } = await send("browsingContext.create", { type: "tab" });
await send("browsingContext.setViewport", { context, viewport: { width: 360, height: 640 } });
const run = async (/** @type {string} */ expression) => {
  const { result, exceptionDetails } = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
  if (exceptionDetails) throw new Error(`${expression.slice(0, 80)}: ${exceptionDetails.text}`);
  return result.value;
};
async function until(expression, what) {
  for (let n = 0; n < 400; n += 1) {
    if (await run(expression).catch(() => false)) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  faults.push(what);
}
async function open(address) {
  const start = performance.now();
  await send("browsingContext.navigate", { context, url: address, wait: "none" });
  await until("!!document.querySelector('main[data-view]')", "opens");
  return performance.now() - start;
}
const view = () => run("document.querySelector('main').dataset.view");
const title = () => run("document.querySelector('h1').textContent");
const touch = async (selector) => {
  const at = await run(`(() => { const it = document.querySelector(${JSON.stringify(selector)}); it.scrollIntoView({ block: "center" });
    const { x, y, width, height } = it.getBoundingClientRect(); return JSON.stringify([x + width / 2, y + height / 2]); })()`);
  const [x, y] = JSON.parse(at).map(Math.round);
  const actions = [{ type: "pointerMove", x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
  await send("input.performActions", { context, actions: [{ type: "pointer", id: "finger", parameters: { pointerType: "touch" }, actions }] });
};
const type = (text) =>
  send("input.performActions", {
    context,
    actions: [{ type: "key", id: "keys", actions: [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }],
  });
async function looked(name) {
  await run(axe);
  const found = JSON.parse(await run("axe.run().then((it) => JSON.stringify(it.violations.map((it) => [it.id, it.nodes[0].html])))"));
  for (const [id, html] of found) faults.push(`${name}: axe: ${id}: ${html.slice(0, 160)}`);
  check(await run("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), `${name}: scrolls sideways`);
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  const { data } = await send("browsingContext.captureScreenshot", { context });
  writeFileSync(join(pictures, `firefox-${name}.png`), Buffer.from(data, "base64"));
}

const first = await open(address);
check((await run("document.documentElement.lang")) === "bn", "opens in Bengali");
await looked("question");
let [slowest, code] = [0, ""];
for (const lang of ["bn", "en"]) {
  if (lang === "en") await open(`${address}?lang=en#`);
  for (let n = 0; (await view()) === "question" && n < 60; n += 1) {
    const before = await title();
    const choices = await run("document.querySelectorAll('main .options button').length");
    if (choices && n % 3 === 0) await touch(`main .options button:nth-child(${1 + ((n * 7) % choices)})`);
    else if (choices && n % 3 === 1) await type(String(1 + ((n * 7) % choices)));
    else if (choices) {
      const ms = await run(`(() => { const start = performance.now();
        document.querySelector("main .options button").click(); document.body.offsetHeight; return performance.now() - start; })()`);
      slowest = Math.max(slowest, ms);
    } else {
      await touch("#number");
      await type(lang === "bn" ? "১৭" : "17");
      await touch("main form button");
    }
    check((await view()) !== "question" || (await title()) !== before, `${before}: stays`);
    if (n === 5) {
      const here = await title();
      await open(address);
      check((await title()) === here, "opened again it goes on where it was");
      await touch("[data-back]");
      check(await run("document.querySelectorAll('[aria-pressed=true]').length === 1"), "back shows what was answered");
      await touch("[aria-pressed=true]");
    }
  }
  check((await view()) === "card", `${lang}: ends at the card`);
  await run("document.querySelector('[data-act=keep]').click()");
  code = await run("document.querySelector('#code').textContent");
  await run("document.querySelector('[data-back]').click()");
  await run("document.querySelector('[data-act=answers]').click()");
  await run("document.querySelector('[data-act=anew]').click()");
}
await open(`${address}?lang=bn#`);
await touch("details summary");
await touch("#typed");
await type(code);
await touch("main form button");
check((await view()) === "card", "a code leads to the card");
await looked("card");
for (const name of ["path", "days", "reasons", "learning", "selling", "skills", "guide", "answers", "keep"]) {
  await touch(`[data-act="${name}"]`);
  check((await view()) === name, `opens ${name}`);
  await looked(name);
  await touch("[data-back]");
}
await touch('[data-act="path"]');
await touch("main .tick input");
await open(address);
await touch('[data-act="path"]');
check(await run("document.querySelectorAll('.tick input:checked').length === 1"), "a tick outlives opening it again");

await send("browser.close", {}).catch(() => {});
firefox.removeAllListeners("exit");
firefox.kill();
await new Promise((later) => setTimeout(later, 500));
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
console.log([...new Set(faults)].join("\n"));
console.log(`${faults.length} faults; first question after ${Math.round(first)} ms, each next within ${Math.round(slowest)} ms`);
process.exit(faults.length ? 1 : 0);
