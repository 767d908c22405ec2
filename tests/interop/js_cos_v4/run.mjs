// A COS v4 upload story told by the vendor's own JavaScript SDK (cos-js-sdk-v4), as published, in headless
// Chromium. The SDK keeps its built-in host names: the browser resolves every vendor host to the server. The
// page lives on another origin, so every request is subject to CORS, as in somebody's application.
import { createHash, createHmac, randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { bytesOf, check, finish } from './checks.mjs';

const NAME = 'js_cos_v4';
const APPID = '1250000000';
const BUCKET = 'examplebucket';
const SECRET_ID = 'AKIDcosplaycosplaycosplaycosplay0000';
const SECRET_KEY = 'cosplaysecretcosplaysecret000000';
const MIB = 1024 * 1024;

const server = process.env.COSPLAY_URL;
const here = fileURLToPath(new URL('.', import.meta.url));

const code = (what, answer, want = 0) => {
  check(what, answer?.code, want);
  return answer?.data ?? {};
};

/** A refusal: its code, and the HTTP status that a page can see only where CORS headers stand on errors too. */
const refused = (what, answer, status, want) => check(what, [answer?.status, answer?.code], [status, want]);

const hex = (algorithm, content) => createHash(algorithm).update(content).digest('hex');

let lastSignature = '';
function signature({ kind, path, key = SECRET_KEY, age = '0', again }) {
  if (again) return lastSignature;
  const now = Math.floor(Date.now() / 1000) - Number(age);
  const [expires, fileid] = kind === 'once' ? [0, path] : [now + 600, ''];
  const plain = `a=${APPID}&k=${SECRET_ID}&e=${expires}&t=${now}&r=${randomInt(2 ** 32)}&f=${fileid}&b=${BUCKET}`;
  const mac = createHmac('sha1', key).update(plain).digest();
  lastSignature = Buffer.concat([mac, Buffer.from(plain)]).toString('base64');
  return lastSignature;
}

function serve() {
  const files = {
    '/': [join(here, 'page.html'), 'text/html'],
    '/cos-js-sdk-v4.js': [join(here, 'node_modules/cos-js-sdk-v4/dist/cos-js-sdk-v4.js'), 'text/javascript'],
  };
  const site = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://site');
    if (url.pathname === '/sign') {
      response.end(signature(Object.fromEntries(url.searchParams)));
    } else if (files[url.pathname]) {
      const [path, type] = files[url.pathname];
      response.writeHead(200, { 'Content-Type': type }).end(await readFile(path));
    } else {
      response.writeHead(404).end();
    }
  });
  return new Promise((ready) => site.listen(0, '127.0.0.1', () => ready(site)));
}

/** What the network saw of one action: every answer's status and envelope, in the order they were complete. */
class Wire {
  constructor(page, cdp) {
    this.inFlight = new Set();
    this.answers = [];
    this.preflights = 0;
    const ours = (seen) => (request) => {
      if (request.url().includes('/files/v2/') && request.method() !== 'OPTIONS') seen(request);
    };
    page.on('request', ours((request) => this.inFlight.add(request)));
    page.on('requestfailed', ours((request) => this.inFlight.delete(request)));
    page.on('requestfinished', ours(async (request) => {
      try {
        const response = await request.response();
        this.answers.push({ status: response.status(), ...await response.json() });
      } catch {
        // The browser forgets what it was answered when it leaves a page.
      } finally {
        this.inFlight.delete(request);
      }
    }));
    cdp.on('Network.responseReceived', ({ type, response }) => {
      if (type === 'Preflight' && response.status === 200) this.preflights += 1;
    });
  }

  /** The answers since the last time, once none is on its way: the page may know of its end before we do. */
  async take() {
    while (this.inFlight.size > 0) await setTimeout(5);
    return this.answers.splice(0);
  }
}

const slices = (answers) => answers.filter((answer) => answer.code === 0 && answer.data?.datalen !== undefined);

class Story {
  constructor(page, wire, folder) {
    Object.assign(this, { page, wire, folder });
  }

  call(...all) { return this.page.evaluate((all) => window.call(...all), all); }
  upload(...all) { return this.page.evaluate((all) => window.upload(...all), all); }
  sign(bent = {}) { return this.page.evaluate((bent) => window.sign(bent), bent); }

  async choose(content) {
    const path = join(this.folder, 'chosen.bin');
    await writeFile(path, content);
    await this.page.setInputFiles('#file', path);
    return content;
  }

  async readBack(what, url, content) {
    const got = await this.page.evaluate((url) => window.download(url), url).catch((error) => error.message);
    check(`${what}: downloaded, same bytes`, got, { status: 200, sha256: hex('sha256', content) });
  }

  async folders() {
    check('create folder: ctime', typeof code('create folder', await this.call('createFolder', '/story', '目录属性')).ctime, 'number');
    refused('create it again', await this.call('createFolder', '/story'), 400, -178);
    // The SDK appends a slash of its own, so this one arrives with two.
    refused('create it with a slash', await this.call('createFolder', '/story/'), 400, -178);
    check('folder biz_attr', code('stat folder', await this.call('getFolderStat', '/story')).biz_attr, '目录属性');
    code('update folder', await this.call('updateFolder', '/story', 'renamed'));
    check('folder biz_attr updated', (await this.call('getFolderStat', '/story')).data?.biz_attr, 'renamed');
  }

  async smallFiles() {
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const edges = Buffer.from('\r\n------WebKitFormBoundaryAAAAAAAAAAAAAAAA--\r\n\0\r\n--');
    const awkward = await this.choose(Buffer.concat([edges, every, edges]));
    const { answer, sent } = await this.upload('uploadFile', '/story/awkward.bin');
    const told = code('upload', answer);
    check('upload: resource_path', told.resource_path, `/${APPID}/${BUCKET}/story/awkward.bin`);
    check('upload: progress reaches the end', sent, 1);
    await this.readBack('from access_url', told.access_url, awkward);
    await this.readBack('from source_url', told.source_url, awkward);
    const stat = code('stat', await this.call('getFileStat', '/story/awkward.bin'));
    check('stat: size and sha', [stat.filelen, stat.sha], [awkward.length, hex('sha1', awkward)]);

    refused('the same again', (await this.upload('uploadFile', '/story/awkward.bin')).answer, 400, -4018);
    const other = await this.choose(Buffer.from('other content'));
    refused('other content, no overwrite', (await this.upload('uploadFile', '/story/awkward.bin')).answer, 400, -177);
    const over = code('other content, overwrite', (await this.upload('uploadFile', '/story/awkward.bin', { insertOnly: 0 })).answer);
    await this.readBack('overwritten', over.access_url, other);

    const name = "/story/你好 a+b%41&=~!'(x)*?#.txt";
    const named = code('a name of awkward letters', (await this.upload('uploadFile', name)).answer);
    check('a name of awkward letters: resource_path', named.resource_path, `/${APPID}/${BUCKET}${name}`);
    await this.readBack('a name of awkward letters', named.access_url, other);
    code('a name of awkward letters: update', await this.call('updateFile', name, 'attr'));
    code('a name of awkward letters: delete', await this.call('deleteFile', name));
    refused('an absent file', await this.call('getFileStat', name), 404, -197);
  }

  async attributes() {
    const headers = { 'Cache-Control': 'max-age=60', 'Content-Type': 'text/x-story', 'x-cos-meta-owner': 'me' };
    code('update', await this.call('updateFile', '/story/awkward.bin', '属性', 'eWPrivateRPublic', headers));
    const stat = code('stat', await this.call('getFileStat', '/story/awkward.bin'));
    check('what was set', [stat.biz_attr, stat.authority, stat.custom_headers], ['属性', 'eWPrivateRPublic', headers]);
  }

  async listing() {
    for (const folder of ['/many', '/many/inner']) code(`create ${folder}`, await this.call('createFolder', folder));
    await this.choose(Buffer.from('x'));
    for (const name of ['a1', 'a2', 'b1', 'b2']) code(`upload ${name}`, (await this.upload('uploadFile', `/many/${name}`)).answer);
    const names = [];
    const ends = [];
    let context = '';
    while (ends.length < 6 && !ends.at(-1)) {
      const { data = {} } = await this.call('getFolderList', '/many', 2, context);
      names.push(...(data.infos ?? []).map((entry) => entry.name));
      ends.push(data.listover);
      context = data.context;
    }
    check('list in pages of two: names', names, ['a1', 'a2', 'b1', 'b2', 'inner/']);
    check('list in pages of two: listover', ends, [false, false, true]);
    const { data } = await this.call('getFolderList', '/many', 20, '', 0, 'eListDirOnly');
    check('list folders only', data?.infos?.map((entry) => entry.name), ['inner/']);
  }

  async slices() {
    const size = 21 * MIB + 12345;
    const content = await this.choose(bytesOf(size, 'big'));
    await this.wire.take();
    const preflights = this.wire.preflights;
    const { answer, hashed, sent } = await this.upload('uploadFile', '/story/big.bin');
    const told = code('21 MiB, the SDK picks slices', answer);
    const seen = await this.wire.take();
    check('its first question is answered 404', [seen[0]?.status, seen[0]?.code], [404, -197]);
    check('slices sent', slices(seen).length, 22);
    check('bytes sent', slices(seen).reduce((sum, { data }) => sum + data.datalen, 0), size);
    check('progress of hashing and sending', [hashed, sent >= 1], [1, true]);
    check('the browser asked for leave first', this.wire.preflights > preflights, true);
    check('finish answers where it lies', told.resource_path, `/${APPID}/${BUCKET}/story/big.bin`);
    check('sha of the whole', (await this.call('getFileStat', '/story/big.bin')).data?.sha, hex('sha1', content));
    await this.readBack('slices', told.access_url, content);

    await this.wire.take();
    const known = code('content already known', (await this.upload('uploadFile', '/story/known.bin')).answer);
    check('content already known: no slice sent', slices(await this.wire.take()).length, 0);
    await this.readBack('content already known', known.access_url, content);
    const kept = code('the same file again', (await this.upload('uploadFile', '/story/big.bin')).answer);
    check('the same file again: told from the list', [kept.resource_path, (await this.wire.take()).length], [told.resource_path, 1]);
  }

  async resume() {
    const path = '/story/torn.bin';
    const options = { sliceSize: 512 * 1024 };
    const content = bytesOf(8 * MIB + 99, 'torn');
    await this.choose(content);
    const torn = await this.upload('sliceUploadFile', path, { ...options, cancelAt: 0.4 });
    check('the upload is cancelled half-way', torn.answer, 'cancelled');
    const before = slices(await this.wire.take()).length;
    refused('no file yet', await this.call('getFileStat', path), 404, -197);

    // The SDK checks a resumed session's size against the file at hand.
    await this.open();
    await this.choose(bytesOf(9 * MIB, 'longer'));
    check('resuming with another file', (await this.upload('sliceUploadFile', path, options)).answer, { code: -1, message: 'filesize not match' });

    await this.choose(content);
    await this.wire.take();
    const told = code('resumed', (await this.upload('sliceUploadFile', path, options)).answer);
    const seen = await this.wire.take();
    const listed = seen[0]?.data?.listparts?.length;
    check('its first question is answered with a session', [seen[0]?.status, seen[0]?.code, typeof seen[0]?.data?.session], [200, 0, 'string']);
    check('what had arrived is kept', listed >= before && listed > 0 && listed < 17, true);
    check('only the rest is sent', slices(seen).length, 17 - listed);
    await this.readBack('resumed', told.access_url, content);
  }

  async moving() {
    code('copy', await this.call('copyFile', '/story/awkward.bin', '/copied/one.bin', 0));
    code('copy beside it by a bare name', await this.call('copyFile', '/copied/one.bin', 'two.bin', 0));
    code('which means the same folder', await this.call('getFileStat', '/copied/two.bin'));
    refused('copy onto a file', await this.call('copyFile', '/story/big.bin', '/copied/one.bin', 0), 400, -177);
    code('copy over a file', await this.call('copyFile', '/story/big.bin', '/copied/one.bin', 1));
    check('copied over: size', (await this.call('getFileStat', '/copied/one.bin')).data?.filelen, 21 * MIB + 12345);
    code('move', await this.call('moveFile', '/copied/two.bin', '/moved/two.bin', 0));
    refused('the source is gone', await this.call('getFileStat', '/copied/two.bin'), 404, -197);
    const moved = code('the target is there', await this.call('getFileStat', '/moved/two.bin'));
    check('moved: its attributes', [moved.authority, moved.custom_headers?.['x-cos-meta-owner']], ['eWPrivateRPublic', 'me']);
    await this.readBack('moved', moved.access_url, Buffer.from('other content'));
    refused('copy an absent file', await this.call('copyFile', '/copied/two.bin', '/x', 0), 404, -197);
  }

  async signatures() {
    await this.sign({ key: 'wrong' });
    refused('wrong key', await this.call('getFileStat', '/story/big.bin'), 400, -97);
    await this.sign({ age: 601 });
    refused('expired', await this.call('getFileStat', '/story/big.bin'), 400, -96);
    await this.sign();
    code('once', await this.call('updateFile', '/story/big.bin', 'once'));
    await this.sign({ again: 1 });
    refused('and once more', await this.call('updateFile', '/story/big.bin', 'twice'), 400, -77);
    await this.sign();
  }

  /** The other way in: no name resolved, the SDK's address field points at the server. */
  async endpoint() {
    await this.page.evaluate((url) => window.endpoint(url), server);
    const content = await this.choose(Buffer.from('direct'));
    const told = code('upload', (await this.upload('uploadFile', '/direct/file.txt')).answer);
    check('its answer names this server', told.access_url?.startsWith(`${server}/`), true);
    await this.readBack('access_url', told.access_url, content);
    await this.readBack('source_url', told.source_url, content);
    await this.open();
    code('seen under the vendor host too', await this.call('getFileStat', '/direct/file.txt'));
  }

  async deleting() {
    refused('delete a folder in use', await this.call('deleteFolder', '/many'), 400, -173);
    for (const name of ['a1', 'a2', 'b1', 'b2']) code(`delete ${name}`, await this.call('deleteFile', `/many/${name}`));
    refused('delete it again', await this.call('deleteFile', '/many/a1'), 404, -197);
    for (const folder of ['/many/inner', '/many']) code(`delete folder ${folder}`, await this.call('deleteFolder', folder));
    refused('the folder is gone', await this.call('getFolderStat', '/many'), 404, -197);
  }

  /** A fresh page, as after a reload: the SDK remembers nothing but what it left in the browser's storage. */
  async open() {
    await this.page.reload();
    await this.page.waitForFunction(() => window.call !== undefined);
  }
}

const site = await serve();
const folder = await mkdtemp(join(tmpdir(), 'cosplay-interop-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    ...JSON.parse(process.env.CHROMIUM_ARGS), // what the binary tells, as the recipe has it
    '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => check('the page runs without an error', error.message, ''));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const wire = new Wire(page, cdp);
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  const story = new Story(page, wire, folder);
  for (const chapter of ['folders', 'smallFiles', 'attributes', 'listing', 'slices', 'resume', 'moving', 'signatures', 'endpoint', 'deleting']) {
    console.log(`${NAME}: ${chapter}`);
    await story[chapter]();
  }
} finally {
  await browser.close();
  site.close();
  await rm(folder, { recursive: true });
}
finish(NAME);
