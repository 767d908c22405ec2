// VOD uploads by the vendor's own browser SDK (vod-js-sdk-v6), as published, in headless Chromium. The SDK keeps its hosts;
// the browser resolves them to the server, and trusts its certificate because the browser's store of certificates has it:
// names, constraints and dates are all checked. Page and storage speak https, and http once, because the SDK sends objects
// by the scheme of the page.
import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { check, finish } from './checks.mjs';

const NAME = 'vod_js_v6';
const SECRET_ID = 'AKIDcosplaycosplaycosplaycosplay0000';
const SECRET_KEY = 'cosplaysecretcosplaysecret000000';
const MIB = 1024 * 1024;
/** The SDK's part size. */
const PART = 8 * MIB;

const server = new URL(process.env.COSPLAY_URL);
const here = fileURLToPath(new URL('.', import.meta.url));

const sha256 = (content) => createHash('sha256').update(content).digest('hex');

function signature(age) {
  const now = Math.floor(Date.now() / 1000) - age;
  const plain = `secretId=${SECRET_ID}&currentTimeStamp=${now}&expireTime=${now + 600}&random=${randomInt(2 ** 31)}`;
  return Buffer.concat([createHmac('sha1', SECRET_KEY).update(plain).digest(), Buffer.from(plain)]).toString('base64');
}

/** Somebody's application, which is on no machine: the browser is handed its pages whatever the scheme. */
async function application(page) {
  const files = {
    '/': ['text/html', await readFile(join(here, 'page.html'))],
    '/vod-js-sdk-v6.js': ['text/javascript', await readFile(join(here, 'node_modules/vod-js-sdk-v6/dist/vod-js-sdk-v6.js'))],
  };
  await page.route(/^https?:\/\/app\.example\//, (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    if (pathname === '/sign') return route.fulfill({ body: signature(Number(searchParams.get('age'))) });
    const [contentType, body] = files[pathname] ?? ['text/plain', ''];
    return route.fulfill({ contentType, body, status: files[pathname] ? 200 : 404 });
  });
}

/** What went over the wire since the last look: method, URL, body and status of every request that was answered. */
class Wire {
  constructor(page) {
    this.seen = [];
    page.on('requestfinished', async (request) => {
      const response = await request.response().catch(() => null);
      this.seen.push({ method: request.method(), url: new URL(request.url()), status: response?.status(), body: request.postData() });
    });
  }

  async take() {
    await setTimeout(200);
    return this.seen.splice(0);
  }
}

const action = (seen, name) => seen.filter(({ url }) => url.searchParams.get('Action') === name);
const parts = (seen) => seen.filter(({ method, url, status }) => method === 'PUT' && url.searchParams.has('partNumber') && status === 200);

/** Changes the server's fault rules. */
async function faults(method, path, rule) {
  const { ok, status } = await fetch(new URL(`/_cosplay/faults${path}`, server), { method, body: rule && JSON.stringify(rule) });
  if (!ok) throw new Error(`${method} faults${path}: ${status}`);
}

class Story {
  constructor(page, wire, folder) {
    Object.assign(this, { page, wire, folder });
  }

  upload(options = {}) { return this.page.evaluate((options) => window.upload(options), options); }

  async open(scheme) {
    await this.page.goto(`${scheme}://app.example/`);
  }

  async choose(id, name, content) {
    const path = join(this.folder, name);
    await writeFile(path, content);
    await this.page.setInputFiles(`#${id}`, path);
    return content;
  }

  /** The object behind a playback URL, as a page fetches it. */
  async playsBack(what, url, content) {
    const secure = url.replace('http:', 'https:');
    check(`${what} plays back byte for byte`, await this.page.evaluate((url) => window.download(url), secure), sha256(content));
    const { host, pathname } = new URL(url);
    const plain = await fetch(new URL(`/${host}${pathname}`, server));
    check(`${what} plays back over http as well`, sha256(Buffer.from(await plain.arrayBuffer())), sha256(content));
  }

  async video() {
    await this.open('https');
    const content = await this.choose('video', 'a video.MP4', randomBytes(MIB + 7));
    const { told, error, video } = await this.upload();
    check('a video is uploaded', error, undefined);
    check('progress reaches its end', video, 1);
    check('the answer has a file id', /^\d{19}$/.test(told?.fileId));
    const seen = await this.wire.take();
    const hosts = new Set(seen.filter(({ url }) => url.hostname !== 'app.example').map(({ url }) => url.origin));
    check('everything went over https to the vendor\'s hosts', [...hosts].every((origin) => /^https:\/\/[^/]*(qcloud|myqcloud)\.com$/.test(origin)) || [...hosts]);
    check('one Prepare, one Apply, one Commit', ['PrepareUploadUGC', 'ApplyUploadUGC', 'CommitUploadUGC'].map((name) => action(seen, name).filter(({ method }) => method === 'POST').length), [1, 1, 1]);
    if (told) await this.playsBack('the video', told.video.url, content);
  }

  async plainPage() {
    await this.open('http');
    const content = await this.choose('video', 'plain.mp4', randomBytes(4321));
    const { told, error } = await this.upload();
    check('a video from a page over http is uploaded', error, undefined);
    const seen = await this.wire.take();
    check('its object went over http', parts(seen).map(({ url }) => url.protocol), ['http:']);
    if (told) {
      await this.open('https');
      await this.playsBack('it', told.video.url, content);
    }
  }

  async videoAndCover() {
    await this.open('https');
    const content = await this.choose('video', 'covered.mp4', randomBytes(3 * MIB));
    const picture = await this.choose('cover', 'cover.png', randomBytes(50_000));
    const { told, error, cover } = await this.upload();
    check('a video with a cover is uploaded', [error, cover], [undefined, 1]);
    if (told) {
      await this.playsBack('the video', told.video.url, content);
      await this.playsBack('the cover', told.cover.url, picture);
    }
  }

  async large() {
    await this.open('https');
    const content = await this.choose('video', 'large.mp4', randomBytes(3 * PART));
    await this.wire.take();
    const { told, error } = await this.upload();
    check('24 MB are uploaded', error, undefined);
    check('in parts of 8 MiB', parts(await this.wire.take()).length, 3);
    if (told) await this.playsBack('the video', told.video.url, content);
  }

  async resume() {
    await this.open('https');
    const content = await this.choose('video', 'resumed.mp4', randomBytes(10 * PART + 99));
    // It is cancelled while six parts are whole and others stand still: six are less than 0.6 of all.
    const rule = { id: 'slow', when: { operation: 'cos_xml.upload_part' }, on: { after: 6 }, effect: { stall_after_request_bytes: MIB, for_ms: 10000 } };
    await faults('POST', '', rule);
    const cancelled = await this.upload({ cancelAt: 0.65 });
    await faults('DELETE', '/slow');
    check('an upload is cancelled', cancelled.cancelled);
    const before = await this.wire.take();
    const key = JSON.parse(action(before, 'ApplyUploadUGC').find(({ method }) => method === 'POST').body);
    check('it was not a resumed one', key.vodSessionKey, undefined);
    // As a person does: the page is opened again and the same file chosen.
    await this.open('https');
    await this.page.setInputFiles('#video', join(this.folder, 'resumed.mp4'));
    const { told, error } = await this.upload();
    check('it is resumed', error, undefined);
    const seen = await this.wire.take();
    const applied = JSON.parse(action(seen, 'ApplyUploadUGC').find(({ method }) => method === 'POST').body);
    check('with the session of before', typeof applied.vodSessionKey, 'string');
    const [whole, rest] = [parts(before).length, parts(seen).length];
    // A part that was cancelled may have arrived all the same, its answer unheard.
    check(`${whole} parts of 11 stay, ${rest} follow`, whole > 0 && rest > 0 && whole + rest <= 11);
    if (told) await this.playsBack('the video', told.video.url, content);
  }

  async expired() {
    await this.open('https');
    await this.choose('video', 'expired.mp4', randomBytes(1000));
    await this.page.evaluate(() => window.sign(3600));
    const { error } = await this.upload();
    check('an expired signature is surfaced', /expired/i.test(error?.message) || error);
    const seen = await this.wire.take();
    check('after four attempts', action(seen, 'ApplyUploadUGC').filter(({ method }) => method === 'POST').length, 4);
    await this.page.evaluate(() => window.sign(0));
    check('a fresh one is accepted', (await this.upload()).error, undefined);
  }
}

/** Arguments of the recipe. */
const documented = JSON.parse(process.env.CHROMIUM_ARGS);
const TRUST = '--ignore-certificate-errors-spki-list';

const launch = (env, more = []) => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  env,
  args: [
    // What the binary tells, as the recipe has it; trust is what these stories are about, so it comes from the store.
    ...documented.filter((argument) => !argument.startsWith(TRUST)),
    '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ...more,
  ],
});

const folder = await mkdtemp(join(tmpdir(), 'cosplay-interop-'));
const browser = await launch({ ...process.env, HOME: process.env.BROWSER_HOME });
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => check('the page runs without an error', error.message, ''));
  await application(page);
  const story = new Story(page, new Wire(page), folder);
  for (const chapter of ['video', 'plainPage', 'videoAndCover', 'large', 'resume', 'expired']) {
    console.log(`${NAME}: ${chapter}`);
    await story[chapter]();
  }
} finally {
  await browser.close();
}

console.log(`${NAME}: trust`);
for (const [what, home, more, want] of [
  ['a browser without the certificate does not connect', 'EMPTY_HOME', [], 'net::ERR_CERT_AUTHORITY_INVALID'],
  ['one that is told the hash of the authority\'s key does', 'EMPTY_HOME', documented.filter((argument) => argument.startsWith(TRUST)), 'connected'],
  ['so does one that hashes the certificate itself, as the first edition\'s recipe had it', 'EMPTY_HOME', [`${TRUST}=${process.env.CA_KEY_HASH}`], 'connected'],
]) {
  const other = await launch({ ...process.env, HOME: process.env[home] }, more);
  const page = await other.newPage();
  const got = await page.goto('https://vod2.qcloud.com/').then(() => 'connected', (error) => /net::\w+/.exec(error.message)?.[0]);
  check(what, got, want);
  await other.close();
}
await rm(folder, { recursive: true });

finish(NAME);
