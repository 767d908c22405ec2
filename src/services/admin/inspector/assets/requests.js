// The table of requests: new ones come in at the top as they end, until somebody pauses it.

import { find } from './page.js';

/** Rows that stay in the page; the older ones are a click away. */
const KEPT = 400;

const table = find('#requests', HTMLTableElement);
const template = find('#row', HTMLTemplateElement);
const state = find('#state', HTMLElement);
const pause = find('#pause', HTMLButtonElement);

/**
 * A request as the interface tells it.
 * @typedef {{ id: number, time: number, service: string, operation: string | null, method: string, host: string, path: string,
 *   status: number | null, outcome: string, code?: string | number, reason?: string, milliseconds: number, bytes_in: number,
 *   bytes_out: number, faults?: { rule: string }[] }} Entry
 */

/** Bytes as people read them. @param {number} bytes */
const size = (bytes) => {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let left = bytes / 1024;
  let unit = 0;
  for (; left >= 1024 && unit < units.length - 1; unit += 1) left /= 1024;
  return `${left.toFixed(1)} ${units[unit]}`;
};

/** The class that colours a status. @param {Entry} entry */
const tone = ({ status, outcome }) => (status === null || outcome !== 'done' ? 'wrong' : status >= 400 ? 'warn' : 'fine');

/** A path as people read it. @param {string} path */
const decoded = (path) => {
  try { return decodeURIComponent(path); } catch { return path; }
};

/** A row for a request. Texts are set, never parsed. @param {Entry} entry */
const rowOf = (entry) => {
  const row = /** @type {DocumentFragment} */ (template?.content.cloneNode(true)).querySelector('tr');
  if (!row) throw new Error('the page has no row');
  const moment = new Date(entry.time * 1000).toISOString().replace('.000', '');
  /** @type {Record<string, string>} */
  const texts = {
    time: moment.slice(11, 19),
    method: entry.method,
    host: entry.host,
    path: decoded(entry.path),
    reason: entry.reason ?? '',
    operation: entry.operation ?? entry.service,
    status: String(entry.status ?? entry.outcome),
    code: String(entry.code ?? ''),
    milliseconds: entry.milliseconds.toFixed(1),
    bytes: `${size(entry.bytes_in)} / ${size(entry.bytes_out)}`,
    rule: (entry.faults ?? []).map(({ rule }) => rule).join(', '),
  };
  for (const cell of row.querySelectorAll('[data-f]')) {
    const name = cell instanceof HTMLElement ? cell.dataset.f ?? '' : '';
    cell.textContent = texts[name] ?? '';
    if (name === 'time') cell.setAttribute('title', moment);
    if (name === 'status') cell.className = tone(entry);
    if (cell instanceof HTMLAnchorElement) cell.href = `/_cosplay/ui/requests/${entry.id}`;
  }
  row.dataset.id = String(entry.id);
  row.classList.add('is-new');
  return row;
};

/** @type {Entry[]} */
let waiting = [];
let isPaused = false;
let isAsked = false;

/** Tells how things are. @param {string} [text] */
const tell = (text) => {
  if (!state) return;
  const held = isPaused && waiting.length ? `${waiting.length} ${state.dataset.waiting}` : '';
  state.textContent = text ?? (isPaused ? held : state.dataset.live ?? '');
};

/** Shows what has come, newest first, once a frame. */
const show = () => {
  isAsked = false;
  const body = table?.tBodies[0];
  if (isPaused || !body || !waiting.length) return;
  const rows = waiting.slice(-KEPT).map(rowOf).reverse();
  waiting = [];
  body.prepend(...rows);
  while (body.rows.length > KEPT) body.rows[body.rows.length - 1]?.remove();
  find('#none', HTMLElement)?.remove();
};

/** @param {Entry} entry */
const add = (entry) => {
  waiting.push(entry);
  if (waiting.length > 2 * KEPT) waiting = waiting.slice(-KEPT);
  if (isPaused) tell();
  else if (!isAsked) {
    isAsked = true;
    // A hidden tab gets no frames, and must not gather rows without end.
    if (document.hidden) setTimeout(show, 250);
    else requestAnimationFrame(show);
  }
};

pause?.addEventListener('click', () => {
  isPaused = !isPaused;
  pause.ariaPressed = String(isPaused);
  pause.textContent = (isPaused ? pause.dataset.resume : pause.dataset.pause) ?? '';
  show();
  tell();
});

const path = table?.dataset.stream;
if (path) {
  const source = new EventSource(`/_cosplay/${path}`);
  source.onopen = () => tell();
  source.onerror = () => tell(state?.dataset.lost);
  source.addEventListener('request', ({ data }) => add(JSON.parse(data)));
  source.addEventListener('missed', () => tell(state?.dataset.missed));
  addEventListener('pagehide', () => source.close());
}
