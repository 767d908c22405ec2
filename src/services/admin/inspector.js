// The inspector: what has happened, as it happens, and the rules that are in force. It only calls the same interface that
// everybody calls, and writes what it shows as text, never as HTML.
'use strict';

const KEPT = 500;

const call = async (path, method = 'GET', body) => {
  const answer = await fetch(`/_cosplay/${path}`, { method, body: body && JSON.stringify(body) });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok && answer.status !== 409) throw new Error(json?.error ?? `${answer.status}`);
  return json;
};

const element = (name, text, more = {}) => Object.assign(document.createElement(name), text === undefined ? more : { textContent: text, ...more });

const table = (heads, rows) => {
  const made = element('table');
  const head = made.createTHead().insertRow();
  heads.forEach((text) => head.append(element('th', text)));
  const body = made.createTBody();
  rows.forEach((row) => body.append(row));
  return made;
};

/** A row; a cell is a text, or a text with a class. */
const row = (cells) => {
  const made = element('tr');
  for (const cell of cells) {
    const [text, className = ''] = Array.isArray(cell) ? cell : [cell];
    made.append(element('td', text ?? '', { className }));
  }
  return made;
};

/** A further cell, with a button in it. */
const addButton = (made, text, onclick) => made.insertCell().append(element('button', text, { onclick }));

const short = (value) => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
const tone = (outcome) => (outcome === 'done' || outcome === 'finished' || outcome === 'instant' || outcome === 'delivered' ? 'fine' : outcome === 'open' || outcome === 'pending' ? '' : 'wrong');

// --- requests: live ------------------------------------------------------------------------------------------------

const live = { rows: [], body: null };

const request = (entry) => {
  const made = row([
    short(entry.id), short(entry.appid), entry.method, entry.operation ?? entry.service, [entry.key ?? entry.path, 'wide'],
    [short(entry.status ?? entry.outcome), tone(entry.outcome)], short(entry.milliseconds),
    [[entry.reason, ...(entry.faults ?? []).map((fault) => `rule ${fault.rule}`)].filter(Boolean).join('; '), 'wide'],
  ]);
  made.title = JSON.stringify(entry, null, 2);
  return made;
};

const follow = () => {
  const source = new EventSource('/_cosplay/requests/follow?limit=200');
  const state = document.getElementById('state');
  source.onopen = () => { state.textContent = `listening on ${location.host}`; };
  source.onerror = () => { state.textContent = 'the server is gone; trying again'; };
  source.addEventListener('request', ({ data }) => {
    const made = request(JSON.parse(data));
    live.rows.unshift(made);
    live.body?.prepend(made);
    live.rows.splice(KEPT).forEach((old) => old.remove());
  });
};

const requests = (section) => {
  const made = table(['id', 'AppId', 'method', 'operation', 'key', 'status', 'ms', 'why'], live.rows);
  live.body = made.tBodies[0];
  section.append(made);
};

// --- what is asked for when it is looked at --------------------------------------------------------------------------

const step = ({ step }) => (typeof step === 'string' ? step : `piece ${step.piece.at}`);

const uploads = async (section) => {
  const list = (await call('uploads')).reverse();
  section.append(table(
    ['id', 'AppId', 'key', 'state', 'pieces', 'retries', 'wasted', 'gaps', 'steps'],
    list.map((upload) => row([
      short(upload.id), short(upload.appid), [upload.key, 'wide'], [upload.state, tone(upload.state)], short(upload.pieces), short(upload.retries),
      short(upload.wasted_bytes), short(upload.gaps.length ? upload.gaps : ''),
      [[...upload.steps.map((told) => step(told) + (told.outcome === 'done' ? '' : ` (${told.outcome})`)), ...(upload.callbacks ?? []).map((told) => `${told.event} (${told.status})`)].join(' → '), 'wide'],
    ])),
  ));
};

const events = async (section) => {
  const list = (await call('events')).reverse();
  section.append(table(
    ['id', 'AppId', 'event', 'to', 'status', 'attempts', 'last error', ''],
    list.map((event) => {
      const made = row([short(event.id), short(event.appid), event.event, [event.url, 'wide'], [event.status, tone(event.status)], short(event.attempts), [event.last_error ?? event.rule, 'wide']]);
      addButton(made, 'send again', () => call('events/redeliver', 'POST', { id: event.id }).then(() => show('events')));
      made.title = JSON.stringify(event.body, null, 2);
      return made;
    }),
  ));
};

const EXAMPLE = { when: { operation: 'cos_json.upload_slice_data', key: '*' }, on: { calls: [2] }, effect: { reset_after_request_bytes: 100000 } };

const faults = async (section) => {
  const list = await call('faults');
  section.append(table(
    ['id', 'when', 'on', 'effect', 'matches', 'hits', 'left', ''],
    list.map((rule) => {
      const made = row([rule.id, [short(rule.when), 'wide'], short(rule.on), [short(rule.effect), 'wide'], short(rule.matches), short(rule.hits), short(rule.left)]);
      addButton(made, 'remove', () => call(`faults/${encodeURIComponent(rule.id)}`, 'DELETE').then(() => show('faults')));
      return made;
    }),
  ));
  const text = element('textarea', JSON.stringify(EXAMPLE, null, 1), { ariaLabel: 'a fault rule as JSON' });
  const said = element('p', '', { className: 'wrong' });
  const add = element('button', 'add this rule', {
    onclick: async () => {
      try {
        await call('faults', 'POST', JSON.parse(text.value));
        show('faults');
      } catch (error) { said.textContent = error.message; }
    },
  });
  section.append(element('p', 'A rule, as docs/admin.md describes it:', { className: 'hint' }), text, add, said);
};

const explain = (section) => {
  const text = element('textarea', '', { ariaLabel: 'a signature', placeholder: 'A signature of VOD or COS: bare, as a header, or as a URL' });
  const told = element('div');
  text.oninput = async () => {
    told.replaceChildren();
    if (!text.value.trim()) return;
    const found = await call('explain', 'POST', { signature: text.value });
    told.append(
      element('p', `${found.scheme}: ${found.verdict}`, { className: found.verdict === 'wrong' ? 'wrong' : 'fine' }),
      ...found.findings.map((finding) => element('p', `• ${finding}`)),
      table(['', '', ''], found.fields.map((field) => row([field.name, [field.value, 'wide'], field.meaning]))),
    );
  };
  section.append(text, told);
};

const world = async (section) => {
  const [accounts, buckets, clock] = await Promise.all([call('accounts'), call('buckets'), call('clock')]);
  section.append(
    element('p', `clock: ${clock.mode}, ${new Date(clock.time * 1000).toISOString()}`),
    table(['AppId', 'SecretId'], accounts.map((account) => row([short(account.appid), account.secret_id]))),
    table(['bucket', 'AppId', 'region'], buckets.map((bucket) => row([bucket.name, short(bucket.appid), short(bucket.region)]))),
  );
};

// --- the page ----------------------------------------------------------------------------------------------------------

const VIEWS = { requests, uploads, faults, events, explain, world };

const show = async (name) => {
  const section = element('section');
  for (const tab of document.querySelectorAll('nav button')) tab.ariaSelected = String(tab.textContent === name);
  document.querySelector('main').replaceChildren(section);
  live.body = null;
  location.hash = name;
  try {
    await VIEWS[name](section);
  } catch (error) { section.append(element('p', error.message, { className: 'wrong' })); }
};

for (const name of Object.keys(VIEWS)) {
  document.querySelector('nav').append(element('button', name, { role: 'tab', onclick: () => show(name) }));
}
follow();
show(location.hash.slice(1) in VIEWS ? location.hash.slice(1) : 'requests');
