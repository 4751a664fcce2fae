/* The choice of what is shown is kept in the address, as in planning.html#thema=jeugd&maand=2026-05;
   the style hides the rest. Searching shows only what has the words. */
(function () {
  "use strict";

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
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
    var leading = Array.from(document.querySelectorAll("nav a"));
    var places = leading.map(function (each) { return each.getAttribute("href"); });

    function read() {
      var asked = new URLSearchParams(location.hash.slice(1));
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

    function write() {
      var asked = new URLSearchParams();
      lists.forEach(function (list) {
        if (list.value) { asked.set(list.name, list.value); }
      });
      location.hash = asked.toString();
      lead();
      update();
    }

    function lead() {
      leading.forEach(function (each, index) {
        each.setAttribute("href", places[index] + location.hash);
      });
    }

    form.addEventListener("change", write);
    form.addEventListener("reset", function () { setTimeout(write); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", function () { read(); lead(); });
    read();
    lead();
  }

  function search(register) {
    var asked = new URLSearchParams(location.search).get("q") || "";
    var wanted = fold(asked);
    var number = 0;
    document.getElementById("vraag").value = asked;
    if (!asked) { return; }
    Array.from(register.children).forEach(function (entry) {
      var found = false;
      entry.querySelectorAll("p").forEach(function (text) {
        var here = wanted !== "" && fold(text.textContent).includes(wanted);
        text.hidden = !here;
        found = found || here;
      });
      entry.hidden = !found;
      number += found ? 1 : 0;
    });
    document.getElementById("gevonden").textContent =
      number + (number === 1 ? " plaats" : " plaatsen") + " met \u2018" + asked + "\u2019.";
  }

  var form = document.getElementById("keuze");
  var register = document.getElementById("register");
  if (form) { choices(form); }
  if (register) { search(register); }
}());
