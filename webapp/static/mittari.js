// Nothing here is needed to answer: it only shortens the way for those whose browser runs it.
"use strict";

(function () {
  var typed = "";
  var timer = 0;

  // Keys work only while the focus is inside the question, so they cannot fight a screen reader or speech input.
  function chooseByNumber(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[0-9]$/.test(event.key)) return;
    var group = event.target.closest && event.target.closest("[data-number-keys]");
    if (!group || /^(text|number|textarea)$/.test(event.target.type)) return;
    var radios = group.querySelectorAll("input[type=radio]");
    var choice = group.dataset.numberKeys === "value" ? byValue(radios, event.key) : radios[Number(event.key) - 1];
    if (!choice) return;
    choice.checked = true;
    choice.focus();
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    event.preventDefault();
  }

  // "1" then "0" within a moment is 10.
  function byValue(radios, key) {
    clearTimeout(timer);
    timer = setTimeout(function () { typed = ""; }, 700);
    typed = withValue(radios, typed + key) ? typed + key : key;
    return withValue(radios, typed);
  }

  function withValue(radios, value) {
    return Array.prototype.find.call(radios, function (radio) { return radio.value === value; });
  }

  // Leaves without a trace in the back button and blanks the page while the next one loads.
  function exitQuickly(event) {
    var link = event.target.closest && event.target.closest("[data-exit]");
    if (!link) return;
    event.preventDefault();
    document.body.hidden = true;
    document.title = "";
    window.location.replace(link.href);
  }

  function printPage(event) {
    if (event.target.closest && event.target.closest("[data-print]")) window.print();
  }

  // The server stores a form once however often it arrives; this only spares a wait.
  function submitOnce(event) {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "1";
    setTimeout(function () { delete event.target.dataset.sent; }, 2000);
  }

  document.addEventListener("keydown", chooseByNumber);
  document.addEventListener("click", exitQuickly);
  document.addEventListener("click", printPage);
  document.addEventListener("submit", submitOnce);
  document.querySelectorAll("[data-print]").forEach(function (button) { button.hidden = false; });
})();
