// The page that explains: the answer follows what is typed. The server writes it; the script only puts it in its place.

import { find } from './page.js';

const form = find('#explain', HTMLFormElement);
const answer = find('#answer', HTMLElement);
let last = 0;

const ask = async () => {
  if (!form || !answer) return;
  last += 1;
  const mine = last;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const page = await (await fetch(form.action, { method: 'POST', body: fields })).text();
  // A later question has overtaken this one.
  if (mine !== last) return;
  const made = new DOMParser().parseFromString(page, 'text/html').querySelector('#answer') ?? new DOMParser().parseFromString(page, 'text/html').querySelector('main');
  if (made) answer.replaceChildren(...made.childNodes);
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
form?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => void ask(), 200);
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  void ask();
});
