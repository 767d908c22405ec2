// An upload told by the vendor's own mini-program SDK (vod-wx-sdk-v2), as published: it applies, sends the bytes through
// vod2.qcloud.com with `Vod-Forward-Cos`, and commits. The hosts are built into the SDK.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, check, finish } from './checks.mjs';
import wx, { seen } from './wx.mjs';

const sdk = createRequire(import.meta.url)('vod-wx-sdk-v2');
const NAME = 'vod_wx';
const MIB = 1024 * 1024;
const server = new URL(process.env.COSPLAY_URL);
console.log = ((log) => (...words) => (String(words[0]).startsWith('  ') || String(words[0]).startsWith(NAME) ? log(...words) : undefined))(console.log);

const fetchBytes = (url) => new Promise((resolve, reject) => {
  const target = new URL(url);
  const headers = { host: target.host };
  get({ host: server.hostname, port: server.port, path: target.pathname, headers }, (response) => {
    const pieces = [];
    response.on('data', (piece) => pieces.push(piece));
    response.on('end', () => resolve({ status: response.statusCode, bytes: Buffer.concat(pieces) }));
  }).on('error', reject);
});

/** A signature from the service that the SDK's demo asks. */
const signature = (more = {}) => new Promise((resolve, reject) => {
  wx.request({
    url: 'https://demo.vod2.myqcloud.com/ugc-upload/',
    method: 'POST',
    data: { Action: 'GetUgcUploadSign', ...more },
    success: (result) => resolve(result.data.data.sign),
    fail: reject,
  });
});

/** Runs one upload to its end. */
const upload = (params, more) => new Promise((resolve) => {
  sdk.start({
    getSignature: (callback) => signature(more).then(callback),
    progress: () => {},
    error: (error) => resolve({ error }),
    finish: (result) => resolve(result),
    ...params,
  });
});

const scratch = await mkdtemp(join(tmpdir(), 'cosplay-wx-'));
const file = async (name, content) => {
  const path = join(scratch, name);
  await writeFile(path, content);
  return path;
};

try {
  const small = bytesOf(300_007, 'small');
  const path = await file('0123456789abcdef0123456789abcdef.mp4', small);
  const result = await upload({ mediaFile: { tempFilePath: path, size: small.length }, mediaName: 'holiday' });
  check('a small video is committed', [typeof result.fileId, result.videoName, result.error], ['string', 'holiday', undefined]);
  const played = await fetchBytes(result.videoUrl);
  check('it plays byte-identical', [played.status, played.bytes.equals(small)], [200, true]);
  check('its bytes went through the upload host', seen.filter(({ forwarded }) => forwarded).every(({ host, status }) => host === 'vod2.qcloud.com' && status < 300), true);
  check('some did', seen.some(({ forwarded }) => forwarded), true);
  check('its session is forgotten', [...wx.storage.keys()].filter((key) => key.startsWith('wp_ugc_')), []);

  const large = bytesOf(20 * MIB + 77, 'large');
  const cover = bytesOf(5000, 'cover');
  const both = await upload({
    mediaFile: { tempFilePath: await file('1123456789abcdef0123456789abcdef.mov', large), size: large.length },
    coverFile: {
      tempFilePaths: [await file('2123456789abcdef0123456789abcdef.png', cover)],
      tempFiles: [{ size: cover.length }],
    },
  });
  check('a large video with a cover is committed', [typeof both.fileId, both.error], ['string', undefined]);
  const [video, picture] = [await fetchBytes(both.videoUrl), await fetchBytes(both.coverUrl)];
  check('the video plays byte-identical', [video.status, video.bytes.equals(large)], [200, true]);
  check('the cover shows byte-identical', [picture.status, picture.bytes.equals(cover)], [200, true]);
  const parts = seen.filter(({ method, path: at }) => method === 'PUT' && at.endsWith('.mov'));
  check('it came in parts of 8 MiB', parts.length, 3);

  const applied = await new Promise((resolve, reject) => {
    signature().then((made) => wx.request({
      url: 'https://vod2.qcloud.com/v3/index.php?Action=ApplyUploadUGC',
      method: 'POST',
      data: { signature: made, videoName: 'begun before', videoType: 'mp4' },
      success: (result) => resolve(result.data.data),
      fail: reject,
    }));
  });
  wx.setStorageSync('wp_ugc_3123456789abcdef0123456789abcdef.mp4', applied.vodSessionKey);
  const begun = await file('3123456789abcdef0123456789abcdef.mp4', small);
  const resumed = await upload({ mediaFile: { tempFilePath: begun, size: small.length } });
  check('an upload that was begun before goes on at its path', new URL(resumed.videoUrl).pathname, applied.video.storagePath);

  const before = seen.length;
  const refused = await upload({ mediaFile: { tempFilePath: path, size: small.length } }, { expireTime: 1600000000, currentTimeStamp: 1599990000 });
  check('an expired signature reaches the app as 10010', refused.error?.data?.code, 10010);
  check('and was tried again three times', seen.slice(before).filter(({ path: at }) => at === '/v3/index.php').length, 4);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

finish(NAME);
