// What every page can do: copy, send a form to the interface, and be used with the keyboard. Whatever comes
// from a request is shown as text.

/** The frame's data: words for what scripts say. */
const words = document.body.dataset;

/**
 * Calls the JSON interface.
 * @param {string} path below `/_cosplay/`
 * @param {string} [method]
 * @param {unknown} [body]
 * @returns {Promise<any>} the answer's JSON, or null where there is none
 */
export const call = async (path, method = 'GET', body) => {
  const answer = await fetch(`/_cosplay/${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  const read = text && isJson ? JSON.parse(text) : text || null;
  if (!answer.ok) throw new Error(read?.error ?? (text || String(answer.status)));
  return read;
};

/**
 * The element that a selector finds, which has to be of a class.
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [within]
 * @returns {T | null}
 */
export const find = (selector, type, within = document) => {
  const found = within.querySelector(selector);
  return found instanceof type ? found : null;
};

/** Copies the text of the element that a button names by `data-copy`, or of its `data-text`.
 * @param {HTMLElement} button */
const copy = async (button) => {
  const source = button.dataset.copy ? document.getElementById(button.dataset.copy) : null;
  await navigator.clipboard.writeText(source?.textContent?.trim() ?? button.dataset.text ?? '');
  const before = button.textContent;
  button.textContent = words.copied ?? '';
  setTimeout(() => { button.textContent = before; }, 1200);
};

/**
 * A field of a form as the value it stands for: `data-type` is `number`, `boolean`, `json` or nothing.
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} field
 */
const valueOf = (field) => {
  const text = field.value.trim();
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked;
  if (text === '') return undefined;
  if (field.dataset.type === 'number') return Number(text);
  if (field.dataset.type === 'json') return JSON.parse(text);
  return text;
};

/**
 * The fields of a form as JSON; a name with a dot is a member of a member.
 * @param {HTMLFormElement} form
 */
export const bodyOf = (form) => {
  /** @type {Record<string, any>} */
  const body = {};
  for (const field of form.elements) {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
    if (!isField || !field.name || field.disabled || field.dataset.path !== undefined) continue;
    const value = valueOf(field);
    if (value === undefined) continue;
    const steps = field.name.split('.');
    const last = steps.pop() ?? '';
    let place = body;
    for (const step of steps) place = place[step] ??= {};
    place[last] = value;
  }
  return body;
};

/**
 * Sends a form to the interface: `data-call` is its path, in which `{name}` stands for the field of that name
 * (which has `data-path`), `data-method` the method, `data-empty` says that it has no body. Then the page is
 * loaded again, or that of `data-next`. An error is told in the form's `.said`.
 * @param {HTMLFormElement} form
 */
const send = async (form) => {
  const said = find('.said', HTMLElement, form);
  const confirmation = form.dataset.confirm;
  if (confirmation && !confirm(confirmation)) return;
  try {
    const path = (form.dataset.call ?? '').replace(/\{(\w+)\}/g, (_, name) => {
      const field = form.elements.namedItem(name);
      return encodeURIComponent(field && 'value' in field ? String(field.value) : '');
    });
    const answer = await call(path, form.dataset.method ?? 'POST', form.dataset.empty === undefined ? bodyOf(form) : undefined);
    if (form.dataset.show !== undefined && said) said.textContent = JSON.stringify(answer, null, 1);
    else if (form.dataset.done && said) said.textContent = form.dataset.done;
    else if (form.dataset.next) location.assign(form.dataset.next.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(answer?.[name] ?? '')));
    else location.reload();
  } catch (error) {
    if (said) said.textContent = error instanceof Error ? error.message : String(error);
  }
};

/** Rows that can be chosen by key: those of tables with the class `rows`. */
const rows = () => [...document.querySelectorAll('table.rows > tbody > tr:not([hidden])')];

/** Chooses the row that is some rows away. @param {number} by */
const move = (by) => {
  const all = rows();
  const now = all.findIndex((row) => row.classList.contains('is-chosen'));
  const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? 0 : now + by))];
  if (!next) return;
  all[now]?.classList.remove('is-chosen');
  next.classList.add('is-chosen');
  next.scrollIntoView({ block: 'nearest' });
  find('a', HTMLAnchorElement, next)?.focus({ preventScroll: true });
};

let afterG = false;

/** @param {KeyboardEvent} event */
const onKey = (event) => {
  const target = event.target;
  const isTyping = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  if (event.key === 'Escape' && isTyping) target.blur();
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const wasG = afterG;
  afterG = false;
  if (wasG) {
    const link = find(`nav a[data-key="${CSS.escape(event.key)}"]`, HTMLAnchorElement);
    if (link) link.click();
    return;
  }
  if (event.key === '/') {
    const filter = find('[data-filter]', HTMLInputElement);
    if (!filter) return;
    event.preventDefault();
    filter.focus();
    filter.select();
  } else if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
  else if (event.key === 'g') afterG = true;
};

document.documentElement.classList.add('scripted');
document.addEventListener('keydown', onKey);
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (button && (button.dataset.copy !== undefined || button.dataset.text !== undefined)) void copy(button);
});
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.call === undefined) return;
  event.preventDefault();
  void send(form);
});
// A box can switch a field off: one that is off is not sent.
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.dataset.enables) return;
  const field = document.getElementById(target.dataset.enables);
  if (field instanceof HTMLInputElement) field.disabled = !target.checked;
});
// Filters act as soon as they change.
document.addEventListener('change', (event) => {
  const field = event.target;
  const form = field instanceof HTMLElement ? field.closest('form') : null;
  if (form instanceof HTMLFormElement && form.dataset.auto !== undefined) form.requestSubmit();
});
