// Keys, focus and words for screen readers. Without it every form still works.
"use strict";

const status = () => document.getElementById("status");
const units = () => [...document.querySelectorAll(".unit")];
const current = () => document.activeElement.closest(".unit");
const keys = document.getElementById("keys");
let acting = "";

function focusOn(unit) {
  if (!unit) return;
  unit.focus({ preventScroll: true });
  unit.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = units();
  const at = all.indexOf(current());
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  const page = document.querySelector(by > 0 ? "a[rel=next]" : "a[rel=prev]");
  if (all[next]) focusOn(all[next]);
  else if (page) page.focus();
}

function opened(unit, name, field) {
  const details = unit && unit.querySelector("details." + name);
  if (!details) return;
  details.open = true;
  details.querySelector(field).focus();
}

function press(unit, selector) {
  const button = unit && unit.querySelector(selector);
  if (button) button.click();
  else if (unit) status().textContent = "That cannot be done here.";
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press(current(), "button.approve"),
  u: () => press(current(), "button.undo"),
  r: () => opened(current(), "reject", "select, input:not([type=hidden])"),
  e: () => opened(current(), "edit", "textarea"),
  c: () => opened(current(), "comment", "input:not([type=hidden])"),
  d: () => {
    const details = current() && current().querySelector("details.changes");
    if (details) details.open = !details.open;
  },
  g: () => {
    const terms = current() ? [...current().querySelectorAll(".term")] : [];
    const next = terms[terms.indexOf(document.activeElement) + 1] || terms[0];
    if (next) next.focus();
  },
  "/": () => {
    const search = document.getElementById("f-search");
    if (search) search.focus();
  },
  "?": () => document.getElementById("help").togglePopover(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, select, input:not([type=checkbox])");
  if (event.key === "Escape" && typing) {
    const details = event.target.closest(".unit details");
    if (details) details.open = false;
    focusOn(event.target.closest(".unit"));
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if ((keys && !keys.checked) || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});

if (keys) {
  keys.checked = localStorage.getItem("keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));
}

const signs = document.getElementById("f-signs");
if (signs) signs.addEventListener("change", () => document.body.classList.toggle("signs", signs.checked));

document.addEventListener("htmx:beforeRequest", (event) => {
  const button = event.detail.requestConfig.triggeringEvent?.submitter;
  if (button) acting = button.value;
});

// The old unit is gone with the focus in it: give it to the new one, or to the next after approval.
// Not before it has settled: until then its forms are plain ones.
document.addEventListener("htmx:afterSettle", (event) => {
  const unit = document.getElementById(event.detail.target.id);
  if (!unit || !unit.classList.contains("unit")) return;
  const failed = unit.dataset.problem;
  status().textContent = failed ? "Not saved." : "Saved: " + unit.dataset.state + ".";
  focusOn(unit);
  if (acting === "approve" && !failed) step(1);
  acting = "";
});

document.addEventListener("htmx:responseError", () => {
  status().textContent = "Not saved: the server refused. Load the page again.";
});
document.addEventListener("htmx:sendError", () => {
  status().textContent = "Not saved: the server does not answer. Nothing that you typed is lost.";
});
