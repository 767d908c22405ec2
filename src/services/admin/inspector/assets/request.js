// The page of one request: its curl command goes to the clipboard.

import { find } from './page.js';

const link = find('#curl', HTMLAnchorElement);

link?.addEventListener('click', (event) => {
  event.preventDefault();
  const before = link.textContent;
  const copy = async () => {
    const answer = await fetch(link.href);
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    await navigator.clipboard.writeText(text);
    link.textContent = link.dataset.done ?? '';
    setTimeout(() => { link.textContent = before; }, 1200);
  };
  // Without leave to write to the clipboard, the command is shown instead.
  copy().catch(() => location.assign(link.href));
});
