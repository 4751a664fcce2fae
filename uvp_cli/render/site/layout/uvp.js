/* The choice of what is shown is kept in the address, as in planning.html#thema=jeugd&maand=2026-05,
   and goes along to every other page; the style hides the rest. Searching shows only what has the
   words. */
(function () {
  "use strict";

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /* The choice in the address. On a page that was opened at something on it, its address holds no
     choice: the last one still stands. */
  function chosen() {
    var said = location.hash.slice(1);
    try {
      if (said && !said.includes("=")) { return sessionStorage.getItem(KEPT) || ""; }
      sessionStorage.setItem(KEPT, said);
    } catch (refused) { /* Without a store, the choice is only in the address. */ }
    return said.includes("=") ? said : "";
  }

  /* Makes every link to a page lead to the same choice there. */
  function lead() {
    var choice = chosen();
    leading.forEach(function (each) {
      each[0].setAttribute(each[1], each[2] + (choice ? "#" + choice : ""));
    });
  }

  function shown(element) {
    return element.getClientRects().length > 0;
  }

  function count(number, status) {
    status.textContent = number + " " + (number === 1 ? status.dataset.een : status.dataset.meer);
  }

  function choices(form) {
    var status = document.getElementById("aantal");
    var lists = Array.from(form.elements).filter(function (each) { return each.name; });

    function read() {
      var asked = new URLSearchParams(chosen());
      lists.forEach(function (list) {
        var known = Array.from(list.options).some(function (each) {
          return each.value === asked.get(list.name);
        });
        list.value = known ? asked.get(list.name) : "";
      });
      update();
    }

    function update() {
      var seen = new Set();
      document.querySelectorAll(".groep").forEach(function (group) {
        group.hidden = false;
        var items = Array.from(group.querySelectorAll("li[data-thema],tr[data-thema]")).filter(shown);
        items.forEach(function (each) { seen.add(each.dataset.nr || each); });
        var empty = group.querySelector(".leeg");
        if (empty) {
          empty.hidden = items.length > 0;
        } else {
          group.hidden = items.length === 0;
        }
      });
      count(seen.size, status);
    }

    function write(before) {
      var asked = new URLSearchParams();
      new URLSearchParams(before).forEach(function (value, name) {
        // What cannot be chosen on this page still holds on others.
        if (NAMES.includes(name)) { asked.set(name, value); }
      });
      lists.forEach(function (list) {
        if (list.value) { asked.set(list.name, list.value); } else { asked.delete(list.name); }
      });
      location.hash = asked.toString();
      lead();
      update();
    }

    form.addEventListener("change", function () { write(chosen()); });
    form.addEventListener("reset", function () { setTimeout(write, 0, ""); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", read);
    status.hidden = false;
    read();
  }

  function search(register) {
    var asked = new URLSearchParams(location.search).get("q") || "";
    var wanted = fold(asked).split(" ").filter(Boolean);
    var number = 0;
    document.getElementById("vraag").value = asked;
    if (!asked) { return; }
    Array.from(register.children).forEach(function (entry) {
      var missing = new Set(wanted);
      entry.querySelectorAll("b,p").forEach(function (text) {
        var said = fold(text.textContent);
        var here = wanted.filter(function (word) { return said.includes(word); });
        here.forEach(function (word) { missing.delete(word); });
        if (text.tagName === "P") { text.hidden = here.length === 0; }
      });
      var found = wanted.length > 0 && missing.size === 0;
      entry.hidden = !found;
      number += found ? 1 : 0;
    });
    document.getElementById("gevonden").textContent =
      number + (number === 1 ? " plaats" : " plaatsen") + " met \u2018" + asked + "\u2019.";
  }

  var NAMES = ["gemeente", "thema", "maand", "partner"];
  var KEPT = "uvp-keuze:" + location.pathname.replace(/[^/]*$/, "");
  var leading = Array.from(document.querySelectorAll("a[href$='.html']:not([href^='..']),form[action]"))
    .map(function (each) {
      var name = each.tagName === "A" ? "href" : "action";
      return [each, name, each.getAttribute(name)];
    });
  var form = document.getElementById("keuze");
  var register = document.getElementById("register");
  if (form) { choices(form); }
  if (register) { search(register); }
  window.addEventListener("hashchange", lead);
  lead();
}());
