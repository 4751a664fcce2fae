/* The months of the planning that are to come, by the clock of who looks; the first of them also
   among the figures. Without a script all months stand there. */
(function () {
  "use strict";
  var list = document.getElementById("maanden");
  if (!list) { return; }
  var today = new Date();
  var month = today.getFullYear() + "-" + String(today.getMonth() + 1).padStart(2, "0");
  var coming = Array.from(list.children).filter(function (each) {
    return each.dataset.maand >= month;
  }).slice(0, Number(list.dataset.toon));
  coming.forEach(function (each) { each.classList.add("komt"); });
  var figure = document.getElementById("nu");
  if (!coming.length || !figure) { return; }
  var first = coming[0].querySelector("a");
  var count = coming[0].dataset.telt;
  figure.href = first.href;
  figure.querySelector("b").textContent = count;
  figure.querySelector("span").textContent =
    "planningsitem" + (count === "1" ? "" : "s") + " in " + first.textContent;
}());

/* The choice of what is shown is kept in the address, as in planning.html#thema=jeugd&maand=2026-05,
   and goes along to every other page, each of which says it under its title; the style hides the
   rest. Searching shows only what has the words. */
(function () {
  "use strict";

  /* What can be chosen: of each value of each kind its title, and its page. */
  var KNOWN = window.uvpKeuze || {};
  var KEPT = "uvp-keuze:" + location.pathname.replace(/[^/]*$/, "");
  var HERE = location.pathname.replace(/.*\//, "") || "index.html";
  var form = document.getElementById("keuze");
  var lists = form ? Array.from(form.elements).filter(function (each) { return each.name; }) : [];
  var status = document.getElementById("aantal");
  var content = document.getElementById("lijst");

  function page(kind, value) {
    return KNOWN[kind][value][1].replace(/#.*/, "");
  }

  /* The municipality that a page is about, which is chosen by being there. */
  function own(name) {
    return Object.keys(KNOWN.gemeente || {}).find(function (value) {
      return page("gemeente", value) === name;
    });
  }

  /* The value that somebody typed as it is, by its title or the beginning of that: "Vaals", "mei".
     Nothing where that is none, or more than one. */
  function meant(kind, said) {
    if (said === null || !KNOWN[kind] || Object.hasOwn(KNOWN[kind], said)) {
      return KNOWN[kind] && said;
    }
    var like = Object.keys(KNOWN[kind]).filter(function (value) {
      return (fold(KNOWN[kind][value][0]) + " ").startsWith(fold(said) + " ") && fold(said);
    });
    return like.length === 1 ? like[0] : null;
  }

  /* As far as it can be chosen; on the page of a municipality that is the one. */
  function known(text, name) {
    var asked = new URLSearchParams(text), kept = new URLSearchParams();
    if (own(name)) { asked.set("gemeente", own(name)); }
    Object.keys(KNOWN).forEach(function (kind) {
      var value = meant(kind, asked.get(kind));
      if (value) { kept.set(kind, value); }
    });
    return kept;
  }

  /* What the address asks that cannot be chosen, or is asked beside another of its kind. */
  function lost() {
    var said = place() ? "" : location.hash.slice(1), taken = {};
    return Array.from(new URLSearchParams(said)).filter(function (pair) {
      var value = meant(pair[0], pair[1]), other = taken[pair[0]] || value;
      taken[pair[0]] = other;
      return pair[1] && (!value || value !== other);
    }).map(function (pair) { return pair.join("="); });
  }

  function keep(choice) {
    try {
      sessionStorage.setItem(KEPT, choice);
    } catch (refused) { /* Without a store, the choice is only in the address. */ }
  }

  /* What the address is of: a place on the page, or else the choice. */
  function place() {
    var said = location.hash.slice(1);
    return said.includes("=") ? "" : said;
  }

  /* The choice in the address; in one of a place is none, and the last one still stands. */
  function chosen() {
    var said = location.hash.slice(1);
    try {
      if (place()) { said = sessionStorage.getItem(KEPT) || ""; }
    } catch (refused) { said = ""; }
    return known(said, HERE);
  }

  /* Makes every link to a page lead to the same choice there, and to what it says itself. */
  function lead(choice) {
    leading.forEach(function (each) {
      var there = new URLSearchParams(choice);
      new URLSearchParams(each.choice).forEach(function (value, kind) { there.set(kind, value); });
      there = known(there, each.page).toString();
      each.element.setAttribute(each.name, each.page + (there ? "#" + there : ""));
    });
  }

  function applies(kind, value) {
    return page(kind, value) === HERE || lists.some(function (list) { return list.name === kind; });
  }

  function link(href, text) {
    var made = document.createElement("a");
    made.href = href;
    made.textContent = text;
    return made;
  }

  /* Says under the title what is chosen, how to let go of it, and where it says nothing here. */
  function say(choice, missed) {
    var line = document.getElementById("gekozen");
    line.textContent = choice.toString() ? "Keuze:" : "";
    choice.forEach(function (value, kind) {
      var title = KNOWN[kind][value][0], there = KNOWN[kind][value][1];
      var rest = new URLSearchParams(choice), one = document.createElement("span");
      rest.delete(kind);
      var chip = link((kind === "gemeente" && own(HERE) ? "index.html#" : "#") + rest, title + " \u00d7");
      chip.setAttribute("aria-label", title + " \u00d7: niet meer kiezen");
      one.append(chip);
      if (!applies(kind, value)) {
        one.append(" geldt hier niet");
        var led = there.includes("#") ? there : there + "#" + known(choice, there);
        if (there) { one.append(", wel op ", link(led, "de pagina " + title)); }
      }
      line.append(" ", one);
    });
    if (missed.length) { line.append(" Niet gevonden in dit programma: " + missed.join(", ") + "."); }
    line.hidden = !line.textContent;
  }

  function shown(element) {
    return element.getClientRects().length > 0;
  }

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  /* Hides the groups of which nothing is shown, and the notes of what is not. */
  function update(choice) {
    var seen = new Set();
    content.hidden = false;
    all(".groep").forEach(function (group) {
      group.hidden = false;
      var items = all("li[data-thema],tr[data-thema]", group).filter(shown);
      var empty = group.querySelector(".leeg");
      items.forEach(function (each) { seen.add(each.dataset.nr || each); });
      if (empty) { empty.hidden = items.length > 0; }
      group.hidden = items.length === 0 && !(empty && !choice.toString());
    });
    all(".noten li", content).forEach(function (note) {
      note.hidden = !all("a[href='#" + note.id + "']", content).some(shown);
    });
    content.hidden = seen.size === 0;
    status.textContent = seen.size + " " + (seen.size === 1 ? status.dataset.een : status.dataset.meer);
    if (!seen.size && choice.toString()) {
      status.textContent = "Geen " + status.dataset.meer + " met deze keuze. ";
      status.append(link("#", "Toon alles"));
    }
  }

  function show(choice, missed) {
    keep(choice);
    lists.forEach(function (list) { list.value = choice.get(list.name) || ""; });
    lead(choice);
    say(choice, missed || []);
    if (form) { update(choice); }
  }

  function read() {
    var choice = chosen(), target = document.getElementById(place()), missed = lost();
    if (!place() && location.hash.slice(1) !== choice.toString()) {
      history.replaceState(null, "", "#" + choice);
    }
    show(choice, missed);
    if (target && !shown(target)) { show(known("", HERE)); }
    if (target && target.id !== "inhoud") { target.scrollIntoView(); }
  }

  function write(choice) {
    lists.forEach(function (list) {
      if (list.value) { choice.set(list.name, list.value); } else { choice.delete(list.name); }
    });
    location.hash = known(choice, HERE);
    show(known(choice, HERE));
  }

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function words(text) {
    return fold(text).split(" ").filter(Boolean);
  }

  /* The text within an element, with the words marked that fit. */
  function tell(element, text, fits) {
    text.split(/([\p{L}\p{M}\p{N}]+)/u).forEach(function (piece) {
      var said = words(piece).some(fits) ? document.createElement("mark") : element;
      said.append(piece);
      if (said !== element) { element.append(said); }
    });
    return element;
  }

  /* The entries that have all that is wanted, each with the texts that have some of it; those that
     have it all in their title first. */
  function look(wanted, like) {
    var near = [[], []];
    function of(text) {
      var said = words(text);
      return wanted.filter(function (sought) {
        return said.some(function (word) { return like(word, sought); });
      });
    }
    uvpRegister.forEach(function (entry) {
      var title = of(entry[1] + entry[2]);
      var texts = entry[3].filter(function (text) { return of(text).length; });
      if (new Set(title.concat.apply(title, texts.map(of))).size === new Set(wanted).size) {
        near[title.length === wanted.length ? 0 : 1].push([entry, texts]);
      }
    });
    return near[0].concat(near[1]);
  }

  function begins(word, sought) { return word.startsWith(sought); }

  function holds(word, sought) { return word.includes(sought); }

  /* Looks for words that begin as what is asked; only where there are none, for words with it inside,
     as a Dutch word may be the end of a longer one. */
  function search(register) {
    var asked = (new URLSearchParams(location.search).get("q") || "").trim(), wanted = words(asked);
    document.getElementById("vraag").value = asked;
    if (!asked) { return; }
    var like = wanted.length && look(wanted, begins).length ? begins : holds;
    var found = wanted.length ? look(wanted, like) : [];
    function fits(word) { return wanted.some(function (sought) { return like(word, sought); }); }
    found.forEach(function (hit) {
      var item = document.createElement("li"), entry = hit[0];
      var title = document.createElement(entry[1] ? "b" : "span");
      var name = tell(link(entry[0], ""), entry[1], fits);
      name.append(tell(title, entry[2], fits));
      item.append(name);
      hit[1].forEach(function (text) { item.append(tell(document.createElement("p"), text, fits)); });
      register.append(item);
    });
    document.getElementById("gevonden").textContent = found.length
      ? found.length + (found.length === 1 ? " plaats" : " plaatsen") + " met \u2018" + asked + "\u2019"
        + (like === begins ? "." : " midden in een woord.")
      : "Niets gevonden met \u2018" + asked + "\u2019. Probeer een ander of een korter woord, of kies hieronder.";
  }

  var register = document.getElementById("register");
  if (register) { search(register); }
  /* The links to pages, without those to a place on one. */
  var leading = all("a[href*='.html']:not([href^='..']),form[action]").map(function (each) {
    var name = each.tagName === "A" ? "href" : "action", said = each.getAttribute(name).split("#");
    return { element: each, name: name, page: said[0], choice: said[1] || "" };
  }).filter(function (each) { return !each.choice || each.choice.includes("="); });
  if (form) {
    form.addEventListener("change", function () { write(chosen()); });
    form.addEventListener("reset", function () { setTimeout(write, 0, new URLSearchParams()); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  }
  window.addEventListener("hashchange", read);
  read();
}());
