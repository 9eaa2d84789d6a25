// Holds the module of a page against the core: node module.mjs PAGE LINES, a request and the expected answer by turns.
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

const page = readFileSync(process.argv[2], "utf8");
const part = (id) => inflateSync(Buffer.from(page.split(`id="${id}">`)[1].split("<")[0], "base64"));
const core = (await WebAssembly.instantiate(part("module"), {})).instance.exports;
const give = (bytes) => {
  // Making room may move the memory.
  const room = core.room(bytes.length);
  new Uint8Array(core.memory.buffer, room, bytes.length).set(bytes);
};
give(part("catalog"));
if (core.open() !== 1) throw new Error("the catalogue cannot be read");

const lines = readFileSync(process.argv[3], "utf8").trimEnd().split("\n");
let differ = 0;
for (let at = 0; at < lines.length; at += 2) {
  give(Buffer.from(lines[at]));
  const length = core.respond();
  const answer = Buffer.from(core.memory.buffer, core.answer(), length).toString();
  if (answer !== lines[at + 1]) {
    differ += 1;
    if (differ < 4) console.log(`${lines[at]}\n  module: ${answer.slice(0, 400)}\n  core:   ${lines[at + 1].slice(0, 400)}`);
  }
}
const memory = core.memory.buffer.byteLength / 1048576;
console.log(`${lines.length / 2} requests, ${differ} differ, ${memory.toFixed(1)} MiB of memory`);
process.exitCode = differ ? 1 : 0;
