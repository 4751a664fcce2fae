/* While a site is watched: asks every second for its version, and reloads once that differs.
   A script is asked for, since a page that was opened from a folder may read nothing else. */
(function () {
  "use strict";
  var own = document.currentScript.src.replace("volg.js", "versie.js");
  var known = null;
  window.uvpVersie = function (version) {
    if (known !== null && version !== known) { location.reload(); }
    known = version;
  };
  function ask() {
    var script = document.createElement("script");
    script.src = own + "?" + Date.now();
    script.onload = script.onerror = function () { script.remove(); setTimeout(ask, 1000); };
    document.head.appendChild(script);
  }
  ask();
}());
