/*
 * Fairlead's tracking kit: keeps the click id that a partner's link brings ("fl_click" in the address) in a first-party
 * cookie, and hands it on. Settings of the script's own tag:
 *   data-days    how long the id is kept, 1 to 400 (90)
 *   data-domain  the cookie's domain, where a site has several subdomains
 * Fields named "fl_click" are filled, also those that come later; links with "data-fl-pass" carry the id to other hosts.
 * Where cookies are blocked, links of the same site carry it. The id is in window.fairlead.clickId, too.
 */
(function () {
  var name = "fl_click";
  var tag = document.currentScript;
  var setting = (tag && tag.dataset) || {};
  var days = Math.min(400, Math.max(1, Number(setting.days) || 90));
  var valid = /^click_[a-z0-9]{26}$/;

  function stored() {
    var found = document.cookie.match(/(?:^|;\s*)fl_click=([^;]*)/);
    return found && valid.test(found[1]) ? found[1] : "";
  }
  var given = new URLSearchParams(location.search).get(name) || "";
  if (valid.test(given)) {
    document.cookie =
      name + "=" + given + "; Path=/; SameSite=Lax; Max-Age=" + days * 86400 +
      (setting.domain ? "; Domain=" + setting.domain : "") +
      (location.protocol === "https:" ? "; Secure" : "");
  } else given = stored();
  window.fairlead = { clickId: given || null };
  if (!given) return;
  var blocked = stored() !== given;

  function fill(root) {
    var fields = root.querySelectorAll("input[name=" + name + "]");
    for (var i = 0; i < fields.length; i += 1) if (fields[i].value !== given) fields[i].value = given;
  }
  function carry(event) {
    var link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || !/^https?:$/.test(link.protocol)) return;
    if (!(link.host === location.host ? blocked : link.hasAttribute("data-fl-pass"))) return;
    var to = new URL(link.href);
    to.searchParams.set(name, given);
    link.href = to.href;
  }
  function start() {
    fill(document);
    new MutationObserver(function () {
      fill(document);
    }).observe(document.documentElement, { childList: true, subtree: true });
  }
  // A form that is reset or filled by a script of the page has the id again when it is sent.
  document.addEventListener("submit", function (event) { fill(event.target); }, true);
  ["click", "auxclick", "contextmenu"].forEach(function (kind) {
    document.addEventListener(kind, carry, true);
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
