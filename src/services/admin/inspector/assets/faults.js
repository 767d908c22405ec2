// The builder of rules: the server makes the JSON of the fields, and the rule is added from the JSON.
import { call, find } from './page.js';

const builder = find('#builder', HTMLFormElement);
const text = find('#json', HTMLTextAreaElement);
const rule = find('#rule', HTMLFormElement);

/** Effects that are there or not. */
const PLAIN = ['close_without_response', 'corrupt_response', 'drop_event'];

/** Shows the fields that the chosen effect and schedule take. */
const fit = () => {
  if (!builder) return;
  const effect = new FormData(builder).get('effect');
  const schedule = new FormData(builder).get('on');
  for (const label of builder.querySelectorAll('[data-for]')) {
    if (!(label instanceof HTMLElement)) continue;
    const kind = label.dataset.for;
    label.hidden = kind === 'n' ? schedule === 'always'
      : kind === 'error' ? effect !== 'error'
      : effect === 'error' || PLAIN.includes(String(effect));
  }
};

/** The address of the page with these fields, those that are empty left out. */
const address = () => {
  const query = new URLSearchParams();
  if (builder) for (const [name, value] of new FormData(builder)) if (value !== '') query.set(name, String(value));
  return `/_cosplay/ui/faults?${query}`;
};

let asked = 0;

/** Asks the server for the rule that the fields make. @param {boolean} all whether lists change as well */
const remake = async (all) => {
  if (!builder || !text) return;
  const mine = asked += 1;
  const url = address();
  const answer = await fetch(url);
  if (!answer.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  text.value = page.querySelector('#json')?.textContent ?? '';
  if (all) {
    for (const selector of ['select[name="operation"]', '#errors']) {
      const made = page.querySelector(selector);
      const here = builder.querySelector(selector);
      if (made && here) here.replaceChildren(...made.childNodes);
    }
  }
  history.replaceState(null, '', url);
};

builder?.addEventListener('input', (event) => {
  fit();
  const field = event.target;
  void remake(field instanceof HTMLSelectElement && ['service', 'family'].includes(field.name));
});
builder?.addEventListener('submit', (event) => {
  event.preventDefault();
  void remake(true);
});
rule?.addEventListener('submit', (event) => {
  event.preventDefault();
  const said = find('.said', HTMLElement, rule);
  const add = async () => {
    await call('faults', 'POST', JSON.parse(text?.value ?? ''));
    location.reload();
  };
  add().catch((error) => { if (said) said.textContent = error instanceof Error ? error.message : String(error); });
});
fit();
