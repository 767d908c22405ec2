// The inspector in headless Chromium, with real traffic: an upload by vod-js-sdk-v6 of which a part is cut, requests that
// are refused, hostile names. Every page is looked at in both languages, both themes and at the width of a phone; scripts
// are type-checked. With PICTURES set, a picture of each page is saved there.
import { execFileSync } from 'node:child_process';
import { createHmac, randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { bytesOf, check, finish } from './checks.mjs';

const SECRET_ID = 'AKIDcosplaycosplaycosplaycosplay0000';
const SECRET_KEY = 'cosplaysecretcosplaysecret000000';
const server = new URL(process.env.COSPLAY_URL);
const here = fileURLToPath(new URL('.', import.meta.url));
const pictures = process.env.PICTURES;
const HOSTILE = '<img src=x onerror=alert(1)>';
/** Pages of which there is a dark picture. */
const DARK = ['request', 'upload'];
/** A frame that takes longer than this is seen as a jerk, in milliseconds. */
const JANK = 100;

const at = (path) => new URL(`/_cosplay/${path}`, server).href;

async function api(method, path, body) {
  const answer = await fetch(at(path), { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

function signature() {
  const now = Math.floor(Date.now() / 1000);
  const plain = `secretId=${SECRET_ID}&currentTimeStamp=${now}&expireTime=${now + 600}&random=${randomInt(2 ** 31)}`;
  return Buffer.concat([createHmac('sha1', SECRET_KEY).update(plain).digest(), Buffer.from(plain)]).toString('base64');
}

/** Somebody's upload page, which is on no machine. */
async function uploadPage(browser, folder) {
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  const files = {
    '/': ['text/html', await readFile(join(here, 'upload.html'))],
    '/vod-js-sdk-v6.js': ['text/javascript', await readFile(join(here, 'node_modules/vod-js-sdk-v6/dist/vod-js-sdk-v6.js'))],
  };
  await page.route(/^https:\/\/app\.example\//, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/sign') return route.fulfill({ body: signature() });
    const [contentType, body] = files[pathname] ?? ['text/plain', ''];
    return route.fulfill({ contentType, body, status: files[pathname] ? 200 : 404 });
  });
  await page.goto('https://app.example/');
  const video = join(folder, 'holiday.mp4');
  await writeFile(video, bytesOf(20 * 1024 * 1024, 'inspector'));
  await page.setInputFiles('#video', video);
  return page;
}

/** Real traffic: a VOD upload of which a part is cut once, and refusals, some with hostile names. */
async function traffic(browser, folder) {
  await api('PUT', 'faults', [{
    id: 'cut-a-part', when: { operation: 'cos_xml.upload_part' }, on: { calls: [2] }, effect: { reset_after_request_bytes: 1048576 },
  }]);
  const page = await uploadPage(browser, folder);
  const told = await page.evaluate(() => window.upload().then(({ fileId }) => fileId, (error) => `failed: ${error.message}`));
  check('vod-js-sdk-v6 uploads although a part is cut', /^\d+$/.test(told) || told);
  await page.close();
  const bucket = `examplebucket-1250000000`;
  for (const key of ['docs/readme.txt', `${HOSTILE}/photo.jpg`, 'docs/你好.txt']) {
    const query = new URLSearchParams({ bucket, key });
    await fetch(at(`objects/content?${query}`), { method: 'PUT', body: `content of ${key}`, headers: { 'content-type': 'text/plain' } });
  }
  for (const path of [`/${bucket}/absent.txt`, `/${bucket}/${encodeURIComponent(HOSTILE)}?q=${encodeURIComponent(HOSTILE)}`]) {
    await fetch(new URL(path, server), { headers: { 'x-hostile': HOSTILE } });
  }
  const signed = await api('POST', 'sign/cos-xml', { method: 'GET', path: `/${bucket}/docs/readme.txt` });
  check('a signed request is answered', (await fetch(new URL(signed.presigned, server))).status, 200);
  return told;
}

/** Listens to everything that a page must not do. */
function watch(page, wrong) {
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { if (dialog.type() === 'alert') wrong.push('an alert ran'); void dialog.accept(); });
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(`console: ${message.text()} ${message.location().url}`); });
}

async function isSound(page, what, wrong) {
  check(`${what}: no console error, no violation of the policy`, wrong.splice(0), []);
  check(`${what}: hostile names are text`, await page.locator('img[src="x"]').count(), 0);
  const axe = await readFile(join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const bad = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  check(`${what}: axe has no serious finding`, bad.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary.slice(0, 200)}`).join(' | ')}`), []);
}

/** Whether the page as a whole is wider than its window. */
const isTooWide = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}` : false;
});

async function picture(page, name) {
  if (!pictures) return;
  await page.screenshot({ path: join(pictures, `${name}.png`), type: 'png' });
}

async function everyPage(browser, pages) {
  const wrong = [];
  for (const language of ['en', 'zh-CN']) {
    const context = await browser.newContext({ locale: language, viewport: { width: 1280, height: 720 }, colorScheme: 'light' });
    const page = await context.newPage();
    watch(page, wrong);
    for (const [name, path] of Object.entries(pages)) {
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto(at(path));
        const what = `${name}, ${language}, ${scheme}`;
        check(`${what}: it is in that language`, await page.getAttribute('html', 'lang'), language === 'en' ? 'en' : 'zh-CN');
        await page.waitForTimeout(100);
        await isSound(page, what, wrong);
        if (language === 'en' && scheme === 'light') await picture(page, `inspector-${name}`);
        if (language === 'en' && scheme === 'dark' && DARK.includes(name)) await picture(page, `inspector-${name}-dark`);
        if (language !== 'en' && scheme === 'light' && name === 'upload') await picture(page, `inspector-${name}-zh`);
      }
    }
    await context.close();
  }
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true });
  const page = await phone.newPage();
  watch(page, wrong);
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(at(path));
    check(`${name} fits the width of a phone`, await isTooWide(page), false);
    if (name === 'requests') await picture(page, 'inspector-phone');
  }
  check('on a phone: no console error', wrong.splice(0), []);
  await phone.close();
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const without = await bare.newPage();
  for (const [name, path] of Object.entries(pages)) {
    const answer = await without.goto(at(path));
    check(`${name} can be read without JavaScript`, [answer.status(), (await without.locator('main').innerText()).length > 20], [200, true]);
  }
  await bare.close();
}

async function interaction(page, wrong) {
  await page.goto(at('ui/requests'));
  await page.waitForTimeout(300);
  const begun = Date.now();
  await fetch(new URL('/examplebucket-1250000000/live-update.txt', server));
  await page.getByText('live-update.txt').first().waitFor({ timeout: 3000 });
  check('a new request is shown within a second', Date.now() - begun < 1000 || Date.now() - begun);
  await page.goto(at('ui/requests?text=live-update'));
  check('the filter leaves one row', await page.locator('#requests tbody tr').count(), 1);
  await page.locator('#requests tbody tr a').first().click();
  await page.waitForURL(/\/ui\/requests\/\d+$/);
  check('a click opens the request', await page.locator('h1').innerText(), 'GET /examplebucket-1250000000/live-update.txt');

  const before = (await api('GET', 'requests?limit=100000')).length;
  await page.locator('form[data-call$="/replay"] button').click();
  await page.waitForURL(/\/ui\/requests/);
  check('a replay leaves an entry of its own', (await api('GET', 'requests?limit=100000')).length, before + 1);

  await api('DELETE', 'faults');
  await page.goto(at('ui/faults'));
  await page.selectOption('#builder select[name="operation"]', 'cos_xml.get_object');
  await page.fill('#builder input[name="error"]', 'SlowDown');
  await page.selectOption('#builder select[name="on"]', 'first');
  await page.fill('#builder input[name="n"]', '1');
  await page.waitForFunction(() => /"first": 1/.test(document.querySelector('#json').value));
  check('the state of the builder is in the address', page.url().includes('error=SlowDown'));
  await page.locator('#rule button').click();
  await page.locator('#verdict').waitFor();
  const failed = await fetch(new URL('/examplebucket-1250000000/docs/readme.txt', server));
  check('the rule of the builder acts', [failed.status, (await failed.text()).includes('SlowDown')], [503, true]);
  await page.reload();
  check('the page tells that every rule has acted', await page.locator('#verdict.fine').count(), 1);
  await page.goto(at('ui/errors?q=-4019'));
  await page.locator('table a', { hasText: 'Force' }).first().click();
  check('"force this once" fills the builder', (await page.inputValue('#json')).includes('-4019'));

  const time = async () => (await api('GET', 'clock')).time;
  const then = await time();
  await page.goto(at('ui/world'));
  await page.fill('form[data-call^="clock/advance"] input[type="number"]', '7200');
  await page.locator('form[data-call^="clock/advance"] button.main').click();
  await page.waitForTimeout(500);
  check('the clock is advanced', (await time()) - then >= 7200);
  await api('PUT', 'clock', { mode: 'real' });
  check('interaction: no console error', wrong.splice(0), []);
}

/** Sends requests over a few connections. */
async function flood(count) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const one = (n) => new Promise((done, failed) => {
    http.get(new URL(`/examplebucket-1250000000/many/${n}.txt`, server), { agent }, (answer) => { answer.resume(); answer.on('end', done); }).on('error', failed);
  });
  for (let n = 0; n < count; n += 200) await Promise.all(Array.from({ length: 200 }, (_, more) => one(n + more)));
  agent.destroy();
}

async function manyRows(page, wrong) {
  await page.goto(at('ui/requests'));
  await page.waitForTimeout(300);
  await flood(10_000);
  await page.waitForTimeout(1500);
  const rows = await page.locator('#requests tbody tr').count();
  const frames = await page.evaluate(async () => {
    const times = [];
    let last = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < 120; frame += 1) {
      scrollBy(0, 120);
      const now = await new Promise(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times.sort((a, b) => a - b);
  });
  const share = (part) => frames[Math.floor((frames.length - 1) * part)].toFixed(1);
  console.log(`  10,000 entries: ${rows} rows in the page; frames of scrolling: median ${share(0.5)} ms, 95 % ${share(0.95)} ms, longest ${share(1)} ms`);
  check('10,000 entries scroll without a jerk', Number(share(0.95)) < JANK || share(0.95));
  const paint = await page.evaluate(async () => {
    const entries = performance.getEntriesByName('first-contentful-paint');
    return entries[0]?.startTime ?? null;
  });
  console.log(`  first paint of the requests: ${paint === null ? 'not measured' : `${paint.toFixed(0)} ms`}`);
  check('many rows: no console error', wrong.splice(0), []);
}

console.log('inspector: types');
if (process.env.ASSETS) {
  const scripts = (await import('node:fs')).readdirSync(process.env.ASSETS).filter((name) => name.endsWith('.js')).map((name) => join(process.env.ASSETS, name));
  let said = '';
  try {
    execFileSync(join(here, 'node_modules/.bin/tsc'), ['--noEmit', '--allowJs', '--checkJs', '--strict', '--target', 'es2022', '--module', 'es2022', '--lib', 'es2022,dom,dom.iterable', ...scripts], { encoding: 'utf8' });
  } catch (error) {
    said = error.stdout;
  }
  check('tsc --checkJs --strict finds nothing', said, '');
}

const folder = await mkdtemp(join(tmpdir(), 'cosplay-inspector-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [...JSON.parse(process.env.CHROMIUM_ARGS), '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  console.log('inspector: traffic');
  const media = await traffic(browser, folder);
  const uploads = await api('GET', 'uploads');
  const vod = uploads.find(({ service }) => service === 'vod') ?? uploads.at(-1);
  check('the upload\'s timeline has its retry', (vod?.retries ?? 0) > 0);
  const refused = (await api('GET', 'requests')).find(({ outcome }) => outcome === 'refused');
  const pages = {
    overview: '',
    requests: 'ui/requests',
    request: `ui/requests/${refused?.id ?? 1}`,
    uploads: 'ui/uploads',
    upload: `ui/uploads/${vod?.id ?? 1}`,
    objects: 'ui/objects?bucket=examplebucket-1250000000',
    object: `ui/objects?bucket=examplebucket-1250000000&key=${encodeURIComponent('docs/readme.txt')}`,
    media: `ui/objects?media=${media}`,
    faults: 'ui/faults?operation=cos_json.upload_slice_init&effect=error&family=cos_json&error=-4019&on=calls&n=2',
    events: 'ui/events',
    errors: 'ui/errors?q=4019',
    explain: 'ui/explain',
    world: 'ui/world',
  };
  console.log('inspector: every page');
  await everyPage(browser, pages);
  console.log('inspector: interaction');
  const wrong = [];
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  watch(page, wrong);
  await interaction(page, wrong);
  console.log('inspector: many rows');
  await manyRows(page, wrong);
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
finish('inspector');
