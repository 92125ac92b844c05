/*
 * Fairlead's tracking kit: keeps the click id that a partner's link brings ("fl_click" in the address) in a first-party
 * cookie, and hands it on. Settings of the script's own tag:
 *   data-days    how long the id is kept, 1 to 400 (90)
 *   data-domain  the cookie's domain, where a site has several subdomains
 * Fields named "fl_click" are filled, also those that come later; links with "data-fl-pass" carry the id to other hosts.
 * Where cookies are blocked, links and forms of the same site carry it. The id is in window.fairlead.clickId, too.
 */
(() => {
  const name = "fl_click";
  const valid = /^click_[a-z0-9]{26}$/;
  const setting = document.currentScript?.dataset ?? {};
  const days = Math.min(400, Math.max(1, Number(setting.days) || 90));

  const stored = () => {
    const found = document.cookie.match(/(?:^|;\s*)fl_click=([^;]*)/);
    return found && valid.test(found[1]) ? found[1] : "";
  };
  const keep = (id) => {
    const domain = setting.domain ? `; Domain=${setting.domain}` : "";
    const secure = location.protocol === "https:" ? "; Secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that visitors use
    document.cookie = `${name}=${id}; Path=/; SameSite=Lax; Max-Age=${days * 86_400}${domain}${secure}`;
  };

  const given = new URLSearchParams(location.search).get(name) ?? "";
  if (valid.test(given)) keep(given);
  const id = valid.test(given) ? given : stored();
  window.fairlead = { clickId: id || null };
  if (!id) return;
  const blocked = stored() !== id;

  const fill = (root) => {
    for (const field of root.querySelectorAll(`input[name=${name}]`)) if (field.value !== id) field.value = id;
  };
  const carry = (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || !/^https?:$/.test(link.protocol)) return;
    if (!(link.host === location.host ? blocked : link.hasAttribute("data-fl-pass"))) return;
    const to = new URL(link.href);
    to.searchParams.set(name, id);
    link.href = to.href;
  };
  const send = ({ target: form }) => {
    fill(form);
    // Attributes, not properties: a field may be named "action".
    const to = new URL(form.getAttribute("action") ?? "", location.href);
    if (!blocked || to.host !== location.host || form.querySelector(`[name=${name}]`)) return;
    if (/^post$/i.test(form.getAttribute("method"))) {
      to.searchParams.set(name, id);
      form.setAttribute("action", to.href);
    } else {
      // What such a form sends takes the place of its address' parameters.
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: id }));
    }
  };
  const start = () => {
    fill(document);
    new MutationObserver(() => fill(document)).observe(document.documentElement, { childList: true, subtree: true });
  };
  // A form that is reset or filled by a script of the page has the id again when it is sent.
  document.addEventListener("submit", send, true);
  for (const kind of ["click", "auxclick", "contextmenu"]) document.addEventListener(kind, carry, true);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
