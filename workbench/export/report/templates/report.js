"use strict";
(() => {
  const form = document.getElementById("filters");
  const words = document.getElementById("words");
  const evidenced = document.getElementById("evidenced");
  const shown = document.getElementById("shown");
  const articles = [...document.querySelectorAll("section.article")];
  const total = document.getElementsByClassName("claim").length;

  const filter = () => {
    const looks = new Set([...form.querySelectorAll("[name=look]:checked")].map(box => box.value));
    const wanted = words.value.trim().toLowerCase();
    const all = !wanted && !evidenced.checked && looks.size === form.querySelectorAll("[name=look]").length;
    let count = 0;
    for (const article of articles) {
      const off = new Set();
      let here = 0;
      for (const claim of article.querySelectorAll(".claim")) {
        const fits = looks.has(claim.dataset.look)
          && (!evidenced.checked || "evidenced" in claim.dataset)
          && (!wanted || claim.textContent.toLowerCase().includes(wanted));
        claim.hidden = !fits;
        if (fits) here += 1; else off.add(claim.dataset.n);
      }
      for (const mark of article.querySelectorAll("[data-n]")) {
        if (!mark.classList.contains("claim")) mark.classList.toggle("off", off.has(mark.dataset.n));
      }
      article.classList.toggle("quiet", !all && !here);
      count += here;
    }
    shown.textContent = all ? "" : `${count.toLocaleString("en")} of ${total.toLocaleString("en")} claims shown`;
  };

  const reveal = () => {
    const goal = location.hash && document.getElementById(location.hash.slice(1));
    if (goal && (goal.hidden || goal.closest(".quiet") || goal.classList.contains("off"))) {
      form.reset();
      filter();
      goal.scrollIntoView();
    }
  };

  const marksOf = event => {
    const mark = event.target.closest && event.target.closest("mark");
    return mark ? [...mark.closest(".article").querySelectorAll(`mark[data-n="${mark.dataset.n}"]`)] : [];
  };

  form.hidden = false;
  document.documentElement.classList.add("scripted");
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", reveal);
  document.addEventListener("mouseover", event => marksOf(event).forEach(mark => mark.classList.add("hot")));
  document.addEventListener("mouseout", event => marksOf(event).forEach(mark => mark.classList.remove("hot")));
  document.addEventListener("click", event => {
    const mark = event.target.closest("mark");
    if (!mark || mark.classList.contains("off") || String(getSelection())) return;
    mark.closest(".article").querySelector(`a.n[data-n="${mark.dataset.n}"]`).click();
  });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(".claim details:not([open])")];
    closed.forEach(one => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach(one => { one.open = false; }));
  filter();
})();
