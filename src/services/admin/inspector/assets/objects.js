// Uploads a file into the folder that is shown.
import { find } from './page.js';

const form = find('#upload', HTMLFormElement);

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const said = find('.said', HTMLElement, form);
  const file = find('input[type="file"]', HTMLInputElement, form)?.files?.[0];
  if (!file) return;
  const query = new URLSearchParams({ bucket: form.dataset.bucket ?? '', key: `${form.dataset.prefix ?? ''}${file.name}` });
  const send = async () => {
    const answer = await fetch(`/_cosplay/objects/content?${query}`, { method: 'PUT', body: file });
    if (!answer.ok) throw new Error((await answer.json()).error);
    location.reload();
  };
  send().catch((error) => { if (said) said.textContent = error instanceof Error ? error.message : String(error); });
});
