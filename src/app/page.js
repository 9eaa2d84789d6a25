"use strict";
// @ts-check
// The page's edge: unpacks the module, passes what is touched to it, and shows what it answers. It decides nothing.
(async () => {
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [screen, said] = [byId("screen"), byId("said")];
  const waiting = screen.innerHTML;

  /** The bytes that stand in the page: base64 of a zlib stream. */
  async function unpacked(/** @type {string} */ id) {
    const text = atob((byId(id).textContent || "").trim());
    const packed = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    if (typeof DecompressionStream === "undefined") return inflate(packed);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** For browsers without DecompressionStream: RFC 1950 and 1951. */
  function inflate(/** @type {Uint8Array} */ packed) {
    let out = new Uint8Array(packed.length * 6);
    let [at, length, held, have] = [2, 0, 0, 0];
    const bits = (/** @type {number} */ count) => {
      while (have < count) {
        held |= packed[at++] << have;
        have += 8;
      }
      const value = held & ((1 << count) - 1);
      held >>>= count;
      have -= count;
      return value;
    };
    const put = (/** @type {number} */ byte) => {
      if (length === out.length) {
        const more = new Uint8Array(length * 2);
        more.set(out);
        out = more;
      }
      out[length++] = byte;
    };
    /** A canonical Huffman code: how many codes have each length, and the symbols in their order. */
    const code = (/** @type {number[]} */ lengths) => {
      const count = new Array(16).fill(0);
      for (const it of lengths) count[it]++;
      count[0] = 0;
      const starts = [0, 0];
      for (let it = 1; it < 15; it++) starts[it + 1] = starts[it] + count[it];
      /** @type {number[]} */
      const symbols = [];
      lengths.forEach((it, symbol) => {
        if (it) symbols[starts[it]++] = symbol;
      });
      return { count, symbols };
    };
    const symbol = (/** @type {{count: number[], symbols: number[]}} */ { count, symbols }) => {
      let [value, first, index] = [0, 0, 0];
      for (let it = 1; it < 16; it++) {
        value |= bits(1);
        if (value - count[it] < first) return symbols[index + value - first];
        index += count[it];
        first = (first + count[it]) << 1;
        value <<= 1;
      }
      throw new Error("damaged");
    };
    const fixed = [...Array(288).keys()].map((it) => (it < 144 ? 8 : it < 256 ? 9 : it < 280 ? 7 : 8));
    const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    for (let last = 0; !last; ) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 0) {
        held = have = 0;
        const size = packed[at] | (packed[at + 1] << 8);
        at += 4;
        for (let it = 0; it < size; it++) put(packed[at++]);
        continue;
      }
      let letters = code(fixed);
      let distances = code(new Array(30).fill(5));
      if (kind === 2) {
        const [nLetters, nDistances, nLengths] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
        const lengths = new Array(19).fill(0);
        for (let it = 0; it < nLengths; it++) lengths[order[it]] = bits(3);
        const lengthCode = code(lengths);
        /** @type {number[]} */
        const all = [];
        while (all.length < nLetters + nDistances) {
          const it = symbol(lengthCode);
          if (it < 16) all.push(it);
          else if (it === 16) all.push(...new Array(3 + bits(2)).fill(all[all.length - 1]));
          else all.push(...new Array(it === 17 ? 3 + bits(3) : 11 + bits(7)).fill(0));
        }
        letters = code(all.slice(0, nLetters));
        distances = code(all.slice(nLetters));
      }
      for (;;) {
        const it = symbol(letters);
        if (it === 256) break;
        if (it < 256) {
          put(it);
          continue;
        }
        const more = it < 265 || it === 285 ? 0 : (it - 261) >> 2;
        const base = it === 285 ? 258 : it < 265 ? it - 254 : (((it - 261) & 3) + 4 << more) + 3;
        const size = it === 285 ? 258 : base + bits(more);
        const far = symbol(distances);
        const farMore = far < 4 ? 0 : (far >> 1) - 1;
        const back = far < 4 ? far + 1 : ((2 + (far & 1)) << farMore) + 1 + bits(farMore);
        for (let n = 0; n < size; n++) put(out[length - back]);
      }
    }
    return out.subarray(0, length);
  }

  const tell = (/** @type {string} */ text) => {
    said.textContent = text;
  };

  const begin = JSON.parse(byId("begin").textContent || "null");
  /** Where the answers are kept: in the address, and in the browser's own store if it lets us. */
  const kept = {
    // A page with somebody's answers in it has a place of its own: others may be opened on the same phone.
    place: begin?.code ? `pothik ${begin.code}` : "pothik",
    read() {
      const places = [
        () => decodeURIComponent(location.hash.slice(1)),
        () => localStorage.getItem(this.place),
        () => byId("begin").textContent,
      ];
      for (const place of places) {
        try {
          const state = JSON.parse(place() || "null");
          if (typeof state?.code === "string") return { more: false, ...state };
        } catch {
          // Something else stands there, or the phone refuses; the code on the screen still holds everything.
        }
      }
      return null;
    },
    /** Whether it was kept anywhere. */
    write(/** @type {object} */ state) {
      const text = JSON.stringify(state);
      const places = [
        () => history.replaceState(null, "", "#" + encodeURIComponent(text)),
        () => localStorage.setItem(this.place, text),
      ];
      return places.map((place) => {
        try {
          place();
          return true;
        } catch {
          // Some phones open files without an address to write to, some refuse to store.
          return false;
        }
      }).includes(true);
    },
  };

  const wished = new URLSearchParams(location.search).get("lang");
  const lang = wished || ((navigator.language || "bn").startsWith("en") ? "en" : "bn");
  let state = kept.read() || { lang, code: "", more: false };
  if (wished) state.lang = wished;
  let share = "";

  /** @type {any} */
  let core;
  try {
    const [module, catalog] = [await unpacked("module"), await unpacked("catalog")];
    core = (await WebAssembly.instantiate(module, {})).instance.exports;
    give(catalog);
    if (core.open() !== 1) throw new Error("damaged");
  } catch {
    // The words that were shown while it opened say what to do.
    return;
  }

  function give(/** @type {Uint8Array} */ bytes) {
    const room = core.room(bytes.length);
    new Uint8Array(core.memory.buffer, room, bytes.length).set(bytes);
  }

  function day() {
    const now = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function act(/** @type {string} */ what, moves = true) {
    let answer;
    try {
      give(new TextEncoder().encode(JSON.stringify({ state, act: what, today: day() })));
      const length = core.respond();
      answer = JSON.parse(new TextDecoder().decode(new Uint8Array(core.memory.buffer, core.answer(), length)));
    } catch {
      // What was kept before stays kept.
      screen.innerHTML = byId("broken").innerHTML;
      screen.append(Object.assign(document.createElement("code"), { textContent: state.code }));
      return;
    }
    ({ state, share } = answer);
    state.forgets = false;
    state.forgets = !kept.write(state);
    document.documentElement.lang = state.lang;
    document.title = answer.title;
    screen.dataset.view = answer.view;
    screen.innerHTML = answer.html;
    tell(answer.said);
    if (moves) {
      scrollTo(0, 0);
      screen.querySelector("h1")?.focus({ preventScroll: true });
    }
  }

  const message = (/** @type {string} */ name) =>
    tell(screen.querySelector(`[data-said="${name}"]`)?.textContent || "");

  async function copy(/** @type {string} */ text) {
    try {
      await navigator.clipboard.writeText(text);
      message("copied");
    } catch {
      message("not-copied");
    }
  }

  function pass(/** @type {string} */ text) {
    if (navigator.share) navigator.share({ text }).catch(() => {});
    else void copy(text);
  }

  async function send() {
    // As it was opened, but for what is on the screen now.
    const whole = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
    /** @type {HTMLElement} */ (whole.querySelector("#screen")).innerHTML = waiting;
    /** @type {HTMLElement} */ (whole.querySelector("#said")).textContent = "";
    const file = new File(["<!DOCTYPE html>\n", whole.outerHTML, "\n"], "pothik.html", { type: "text/html" });
    if (navigator.canShare?.({ files: [file] })) {
      await navigator.share({ files: [file] }).catch(() => {});
    } else {
      message("file-by-hand");
    }
  }

  /** @type {Record<string, () => void>} */
  const deeds = {
    share: () => pass(share),
    code: () => pass(byId("code").textContent || ""),
    copy: () => void copy(share),
    file: () => void send(),
    print: () => print(),
  };

  document.addEventListener("click", (event) => {
    const touched = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button, a[data-act]"));
    if (touched?.dataset.act !== undefined) {
      event.preventDefault();
      if (!guarded) guard();
      act(touched.dataset.act);
    }
    if (touched?.dataset.do) deeds[touched.dataset.do]?.();
  });
  // The phone's own back goes back on the page, from the first touch on: then there is an entry to go back from.
  let guarded = false;
  function guard() {
    try {
      history.pushState(null, "", location.href);
      guarded = true;
    } catch {
      // Without an address to write to, back leaves the page.
    }
  }
  addEventListener("popstate", () => {
    kept.write(state);
    const back = /** @type {HTMLElement | null} */ (screen.querySelector("[data-back]:enabled"));
    guarded = false;
    if (back) back.click();
    else history.back();
  });
  document.addEventListener("change", (event) => {
    const what = /** @type {HTMLElement} */ (event.target).dataset.act;
    if (what === undefined) return;
    // The rest of the path stays where it is.
    const open = [...screen.querySelectorAll("details")].map((it) => it.open);
    const at = scrollY;
    act(what, false);
    screen.querySelectorAll("details").forEach((it, place) => (it.open = it.open || open[place]));
    scrollTo(0, at);
    const box = screen.querySelector(`[data-act="${CSS.escape(what)}"]`) || screen.querySelector("[type=checkbox], h1");
    /** @type {HTMLElement | null} */ (box)?.focus({ preventScroll: true });
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const field = /** @type {HTMLInputElement | null} */ (form.querySelector("input, textarea"));
    act(`${form.dataset.act}:${field?.value || ""}`);
  });
  document.addEventListener("keydown", (event) => {
    const at = /** @type {Element} */ (event.target);
    if (event.key === "Enter" && at.matches("textarea")) {
      event.preventDefault();
      at.closest("form")?.requestSubmit();
    }
    if (event.ctrlKey || event.altKey || event.metaKey || at.matches("input, textarea")) return;
    const digit = event.key.replace(/[০-৯]/, (it) => String("০১২৩৪৫৬৭৮৯".indexOf(it)));
    const wanted = event.key === "Escape" ? "[data-back]:enabled" : /^[1-9]$/.test(digit) ? `[data-key="${digit}"]` : "";
    if (wanted) /** @type {HTMLElement | null} */ (screen.querySelector(wanted))?.click();
  });

  act("", false);
})();
