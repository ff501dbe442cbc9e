"use strict";
// The page works on what stands in it: drawings with their cards, and a template of details for each card.
// A card's id is "<drawing>/<card>"; the address "#<drawing>/<card>" or "#<card>" opens it.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const stage = byId("stage"), panel = byId("panel"), details = byId("details");
  const search = byId("search"), results = byId("results"), count = byId("count"), layers = byId("layers");
  const drawings = all("section", stage), tabs = all("[role=tab]"), forms = all("form", layers);
  const PIXELS = 96 / 72, SMALLEST = 0.1, LARGEST = 6, STEP = 1.25, LEGIBLE = 0.68, SHOWN = 40;
  const views = new Map(); // drawing → its scale and where it was scrolled to
  let active = drawings[0], chosen = null;

  // Zoom and pan: the drawing is as large as its scale says, the stage scrolls

  const picture = () => active.querySelector("svg");
  const natural = (side) => Number(picture().dataset[side]) * PIXELS;
  const view = () => views.get(active);

  function size(scale) {
    view().scale = Math.min(LARGEST, Math.max(SMALLEST, scale));
    picture().style.width = `${natural("width") * view().scale}px`;
    byId("scale").value = `${Math.round(view().scale * 100)}%`;
  }

  // What lies under the point of the window stays there.
  function zoom(scale, x, y) {
    const frame = stage.getBoundingClientRect();
    const at = { x: x ?? frame.x + frame.width / 2, y: y ?? frame.y + frame.height / 2 };
    const before = picture().getBoundingClientRect();
    const share = { x: (at.x - before.x) / before.width, y: (at.y - before.y) / before.height };
    size(scale);
    const after = picture().getBoundingClientRect();
    stage.scrollBy(after.x + share.x * after.width - at.x, after.y + share.y * after.height - at.y);
  }

  const room = (side) => (side === "width" ? stage.clientWidth : stage.clientHeight) - 24;
  const whole = () => Math.min(room("width") / natural("width"), room("height") / natural("height"));

  function fit() {
    size(whole());
    stage.scrollTo(0, 0);
  }

  // At first the whole drawing, where its texts can be read; else its full height or width, from the beginning.
  function begin() {
    const side = Math.max(room("width") / natural("width"), room("height") / natural("height"));
    const scale = whole() >= LEGIBLE ? Math.min(whole(), 1.5) : Math.max(LEGIBLE, Math.min(side, 1));
    size(scale);
    stage.scrollTo(0, 0);
  }

  byId("zoom-in").onclick = () => zoom(view().scale * STEP);
  byId("zoom-out").onclick = () => zoom(view().scale / STEP);
  byId("zoom-natural").onclick = () => zoom(1);
  byId("zoom-fit").onclick = fit;
  byId("print").onclick = () => window.print();

  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    zoom(view().scale * Math.exp(-event.deltaY * lines / 400), event.clientX, event.clientY);
  }, { passive: false });

  let drag = null, dragged = false;
  stage.addEventListener("pointerdown", (event) => {
    dragged = false;
    const onText = event.target.closest("text");
    if (event.pointerType !== "mouse" || event.button !== 0 || onText) return;
    drag = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop };
  });
  window.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const x = event.clientX - drag.x, y = event.clientY - drag.y;
    dragged ||= Math.hypot(x, y) > 4;
    if (!dragged) return;
    stage.classList.add("dragging");
    stage.scrollTo(drag.left - x, drag.top - y);
  });
  for (const name of ["pointerup", "pointercancel", "blur"]) {
    window.addEventListener(name, () => { drag = null; stage.classList.remove("dragging"); });
  }

  // One finger scrolls, as the browser does it; two fingers zoom.
  let pinch = null;
  const fingers = ([one, other]) => ({
    x: (one.clientX + other.clientX) / 2,
    y: (one.clientY + other.clientY) / 2,
    apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
  });
  stage.addEventListener("touchstart", (event) => {
    pinch = event.touches.length === 2 ? { scale: view().scale, apart: fingers(event.touches).apart } : null;
  }, { passive: true });
  stage.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    const now = fingers(event.touches);
    zoom(pinch.scale * now.apart / pinch.apart, now.x, now.y);
  }, { passive: false });

  // Drawings as tabs

  function show(drawing) {
    if (views.has(active)) Object.assign(view(), { left: stage.scrollLeft, top: stage.scrollTop });
    active = drawing;
    for (const one of drawings) one.hidden = one !== drawing;
    for (const form of forms) form.hidden = form.dataset.of !== drawing.id;
    for (const tab of tabs) {
      const own = tab.id === `tab/${drawing.id}`;
      tab.setAttribute("aria-selected", own);
      tab.tabIndex = own ? 0 : -1;
      if (own) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    if (!views.has(drawing)) {
      views.set(drawing, {});
      begin();
    } else {
      size(view().scale);
      stage.scrollTo(view().left, view().top);
    }
    hide();
  }

  for (const tab of tabs) tab.onclick = () => { close(); show(byId(tab.getAttribute("aria-controls"))); };
  document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.click();
    tab.focus();
  });

  // Lanes, overlays, marks and connections to show and to hide: what is off in one drawing is off in all

  const off = new Set();
  function hide() {
    const form = forms.find((one) => one.dataset.of === active.id);
    layers.hidden = !form.querySelector("input");
    const hidden = new Set();
    for (const box of all("input", form)) {
      box.checked = !off.has(box.dataset.name);
      if (!box.checked) hidden.add(box.dataset.layer);
    }
    const meets = (names) => names && names.split(" ").some((name) => hidden.has(name));
    for (const group of all("[data-layers]", active)) group.classList.toggle("off", meets(group.dataset.layers));
    for (const group of all("[data-ground]", active)) group.classList.toggle("faint", meets(group.dataset.ground));
  }
  for (const form of forms) {
    form.onchange = (event) => {
      const { checked, dataset } = event.target;
      if (checked) off.delete(dataset.name); else off.add(dataset.name);
      hide();
    };
    form.onreset = (event) => { event.preventDefault(); off.clear(); hide(); };
  }

  // Details of a card

  const detailsOf = (card) => byId(`details/${card.id}`);

  function mark(card) {
    for (const group of all(".chosen, .related", stage)) group.classList.remove("chosen", "related");
    chosen = card;
    if (!card) return;
    card.classList.add("chosen");
    const ends = (group) => [group.dataset.from, group.dataset.to];
    for (const group of all("[data-from]", active)) {
      group.classList.toggle("related", ends(group).includes(card.id));
    }
  }

  function open(card, middle = false) {
    if (!detailsOf(card)) return;
    mark(card);
    details.replaceChildren(detailsOf(card).content.cloneNode(true));
    panel.hidden = false;
    panel.scrollTop = 0;
    reveal(card, middle);
    details.querySelector("h2").focus({ preventScroll: true });
    history.replaceState(null, "", `#${card.id}`);
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    history.replaceState(null, "", `#${active.id}`);
    const card = chosen;
    mark(null);
    card?.focus({ preventScroll: true });
  }

  // Scrolls a card into sight, the panel aside, and no further than needed unless told to put it in the middle.
  function reveal(card, middle = false) {
    const frame = stage.getBoundingClientRect(), box = card.getBoundingClientRect();
    const below = !panel.hidden && panel.getBoundingClientRect().y > frame.y + 10 ? panel.offsetHeight : 0;
    const way = (start, length, from, to) => {
      if (middle) return start + length / 2 - (from + to) / 2;
      return start < from + 20 ? start - from - 20 : start + length > to - 20 ? start + length - to + 20 : 0;
    };
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    stage.scrollTo({
      left: stage.scrollLeft + way(box.x, box.width, frame.x, frame.right),
      top: stage.scrollTop + way(box.y, box.height, frame.y, frame.bottom - below),
      behavior: calm ? "auto" : "smooth",
    });
  }

  stage.addEventListener("click", (event) => {
    const card = event.target.closest("[role=button]");
    if (card && !dragged && getSelection().isCollapsed) open(card);
  });
  stage.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const card = event.target.closest("[role=button]");
    if (!card) return;
    event.preventDefault();
    open(card);
  });
  stage.addEventListener("focusin", (event) => {
    if (event.target.matches("[role=button]:focus-visible")) reveal(event.target);
  });
  byId("close").onclick = close;

  // Search: over the names of cards and all that is said of them

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  let index = null;
  function entries() {
    index ??= all("[role=button]", stage).map((card) => {
      const told = detailsOf(card).content, name = told.querySelector("h2").textContent;
      return { card, name, place: told.querySelector(".place").textContent, drawing: card.closest("section"),
        named: plain(name), text: plain(`${card.id} ${told.textContent}`) };
    });
    return index;
  }

  function entry({ card, name, place, drawing }) {
    const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
    link.href = `#${card.id}`;
    link.textContent = name;
    small.textContent = `${byId(`tab/${drawing.id}`).textContent} · ${place}`;
    link.append(small);
    item.append(link);
    return item;
  }

  function find() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const rank = (one) => (words.every((word) => one.named.includes(word)) ? 0 : 2) + (one.drawing === active ? 0 : 1);
    const found = entries().filter((one) => words.every((word) => one.text.includes(word)));
    found.sort((one, other) => rank(one) - rank(other));
    results.hidden = !words.length;
    results.querySelector("ul").replaceChildren(...found.slice(0, SHOWN).map(entry));
    const { found: some, none, more } = count.dataset;
    const rest = found.length > SHOWN ? ` · ${more.replace("{0}", found.length - SHOWN)}` : "";
    count.textContent = found.length ? some.replace("{0}", found.length) + rest : none;
  }
  search.oninput = find;
  search.onfocus = () => { if (search.value) find(); };
  byId("results").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    results.hidden = true;
    go(link.getAttribute("href"));
  });
  search.parentElement.addEventListener("keydown", (event) => {
    const stops = [search, ...all("a", results)], at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined && !results.hidden) {
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, to))].focus();
    } else if (event.key === "Enter" && document.activeElement === search) {
      stops[1]?.click();
    }
  });

  // Addresses

  function go(hash) {
    let name = hash.replace(/^#/, "");
    try { name = decodeURIComponent(name); } catch { /* typed by hand */ }
    const ids = [name, ...drawings.map((one) => `${one.id}/${name}`)];
    const target = ids.map(byId).find((one) => one && stage.contains(one) && one !== stage);
    if (!target) return;
    const drawing = target.closest("section");
    if (drawing !== active) show(drawing);
    if (target === drawing) return;
    if (view().scale < LEGIBLE) size(1);
    if (target.classList.contains("off")) { off.clear(); hide(); }
    if (detailsOf(target)) open(target, true); else reveal(target, true);
  }
  window.addEventListener("hashchange", () => go(location.hash));
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
  document.querySelector(".skip").onclick = (event) => { event.preventDefault(); stage.focus(); };

  // Keys that work everywhere

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!results.hidden) { results.hidden = true; search.focus(); }
      else if (layers.open) { layers.open = false; layers.querySelector("summary").focus(); }
      else close();
      return;
    }
    if (event.target.matches("input[type=search]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(view().scale * STEP);
    else if (event.key === "-" || event.key === "_") zoom(view().scale / STEP);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!layers.contains(event.target)) layers.open = false;
    if (!search.parentElement.contains(event.target)) results.hidden = true;
  });

  show(active);
  if (location.hash) {
    go(location.hash);
    // once the page is loaded the browser itself goes to the address, and puts the card at the edge
    window.addEventListener("load", () => requestAnimationFrame(() => { if (chosen) reveal(chosen, true); }));
  }
  document.documentElement.dataset.ready = "true";
})();
