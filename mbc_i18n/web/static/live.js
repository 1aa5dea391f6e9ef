// The frame of the preview: it asks for news and shows the page again, where its reader was.
"use strict";

const PAUSE = 700;
const frame = document.getElementById("site");
const problem = document.getElementById("problem");
let known = 0;

function shown() {
  try {
    document.title = `${frame.contentDocument.title} · Preview`;
  } catch {
    document.title = "Preview";
  }
}

function again() {
  const page = frame.contentWindow;
  const place = page.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, place), { once: true });
  page.location.reload();
}

async function ask() {
  try {
    const news = await (await fetch("/news", { cache: "no-store" })).json();
    problem.textContent = news.problem;
    problem.hidden = !news.problem;
    if (news.version !== known && !news.problem) {
      known = news.version;
      again();
    }
  } catch {
    problem.textContent = "The preview has ended.";
    problem.hidden = false;
  }
  setTimeout(ask, PAUSE);
}

frame.addEventListener("load", shown);
ask();
