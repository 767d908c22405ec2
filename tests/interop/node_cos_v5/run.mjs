// A COS v5 story told by the vendor's own Node.js SDK (cos-nodejs-sdk-v5), as published. It arrives through a proxy with the
// vendor's host names, and once with a domain of its own that names no bucket.
import { createHash, createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, check, finish } from './checks.mjs';

const COS = createRequire(import.meta.url)('cos-nodejs-sdk-v5');
const NAME = 'node_cos_v5';
const [Bucket, Region] = ['examplebucket-1250000000', 'ap-guangzhou'];
const [SecretId, SecretKey] = ['AKIDcosplaycosplaycosplaycosplay0000', 'cosplaysecretcosplaysecret000000'];
const HOST = `${Bucket}.cos.${Region}.myqcloud.com`;
const MIB = 1024 * 1024;
const server = new URL(process.env.COSPLAY_URL);
for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) delete process.env[name];

/** The call must fail with this code. */
async function refused(what, call, want) {
  const got = await call.then((data) => `success: ${JSON.stringify(data)}`, (error) => error.code ?? error.error?.Code);
  check(what, got, want);
}

const md5 = (content) => `"${createHash('md5').update(content).digest('hex')}"`;

/** One request without the SDK, to the vendor's host on the server. */
function plain(method, url, headers = {}, body = undefined) {
  const { host, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const options = { host: server.hostname, port: server.port, method, path: pathname + search, headers: { host, ...headers } };
    const sent = request(options, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const client = (more = {}) => new COS({ SecretId, SecretKey, Protocol: 'http:', Proxy: server.origin, ...more });

async function objects(cos) {
  const content = Buffer.concat([Buffer.from('\r\n--\0'), bytesOf(2500, 'object')]);
  const Key = 'a b+中/(1).bin';
  const put = await cos.putObject({ Bucket, Region, Key, Body: content, ContentType: 'text/x', 'x-cos-meta-one': '1' });
  check('put: ETag', put.ETag, md5(content));
  const head = await cos.headObject({ Bucket, Region, Key });
  check('head', [head.headers['content-length'], head.headers['content-type'], head.headers['x-cos-meta-one'], head.ETag], ['2505', 'text/x', '1', md5(content)]);
  check('get', (await cos.getObject({ Bucket, Region, Key })).Body.equals(content), true);
  const part = await cos.getObject({ Bucket, Region, Key, Range: 'bytes=5-24' });
  check('get a range', [part.statusCode, part.Body.equals(content.subarray(5, 25))], [206, true]);
  const unchanged = await cos.getObject({ Bucket, Region, Key, IfModifiedSince: new Date(Date.now() + 60000).toUTCString() });
  check('get if it has changed', unchanged.NotModified, true);
  await refused('get if it is another', cos.getObject({ Bucket, Region, Key, IfMatch: '"0"' }), 'PreconditionFailed');
  await refused('get what is not there', cos.getObject({ Bucket, Region, Key: 'nothing' }), 'NoSuchKey');
  await refused('put with a wrong MD5', cos.putObject({ Bucket, Region, Key: 'x', Body: 'x', Headers: { 'Content-MD5': '1B2M2Y8AsgTpgAmY7PhCfg==' } }), 'BadDigest');
  const copied = await cos.putObjectCopy({ Bucket, Region, Key: 'copy', CopySource: `${HOST}/${encodeURIComponent(Key).replaceAll('%2F', '/')}` });
  check('copy: ETag', copied.ETag, md5(content));
  await refused('copy what is not there', cos.putObjectCopy({ Bucket, Region, Key: 'x', CopySource: `${HOST}/nothing` }), 'NoSuchKey');
  await cos.putObjectAcl({ Bucket, Region, Key: 'copy', ACL: 'public-read' });
  check('acl', (await cos.getObjectAcl({ Bucket, Region, Key: 'copy' })).ACL, 'public-read');
  await cos.putObjectTagging({ Bucket, Region, Key: 'copy', Tags: [{ Key: 'k', Value: 'v' }] });
  check('tags', (await cos.getObjectTagging({ Bucket, Region, Key: 'copy' })).Tags, [{ Key: 'k', Value: 'v' }]);
  const appended = await cos.appendObject({ Bucket, Region, Key: 'log', Position: 0, Body: 'line' });
  check('append', appended.headers['x-cos-next-append-position'], '4');
  for (const one of [Key, 'copy', 'log']) await cos.deleteObject({ Bucket, Region, Key: one });
  check('head after delete', await cos.headObject({ Bucket, Region, Key }).catch((error) => error.statusCode), 404);
}

async function lists(cos) {
  const keys = Array.from({ length: 1010 }, (_, number) => `many/${String(number).padStart(4, '0')}`);
  for (let from = 0; from < keys.length; from += 20) {
    await Promise.all(keys.slice(from, from + 20).map((Key) => cos.putObject({ Bucket, Region, Key, Body: 'x' })));
  }
  const first = await cos.getBucket({ Bucket, Region, Prefix: 'many/' });
  check('list: first page', [first.Contents.length, first.IsTruncated], [1000, 'true']);
  const second = await cos.getBucket({ Bucket, Region, Prefix: 'many/', Marker: first.NextMarker });
  check('list: second page', [second.Contents.map((entry) => entry.Key), second.IsTruncated], [keys.slice(1000), 'false']);
  const shared = await cos.getBucket({ Bucket, Region, Delimiter: '/' });
  check('list: shared beginnings', [shared.CommonPrefixes, shared.Contents], [[{ Prefix: 'many/' }], []]);
  const deleted = await cos.deleteMultipleObject({ Bucket, Region, Objects: keys.slice(0, 1000).map((Key) => ({ Key })) });
  check('delete a thousand', deleted.Deleted.length, 1000);
  await cos.deleteMultipleObject({ Bucket, Region, Quiet: true, Objects: keys.slice(1000).map((Key) => ({ Key })) });
  check('nothing is left', (await cos.getBucket({ Bucket, Region })).Contents, []);
}

async function parts(cos, folder) {
  const content = bytesOf(3 * MIB + 17, 'parts');
  const path = join(folder, 'parts.bin');
  await writeFile(path, content);
  // A part of it is there already: the SDK goes on from it.
  const { UploadId } = await cos.multipartInit({ Bucket, Region, Key: 'parts.bin' });
  const part = await cos.multipartUpload({ Bucket, Region, Key: 'parts.bin', UploadId, PartNumber: 1, Body: content.subarray(0, MIB) });
  check('part: ETag', part.ETag, md5(content.subarray(0, MIB)));
  let resumed;
  const done = await cos.sliceUploadFile({ Bucket, Region, Key: 'parts.bin', FilePath: path, ChunkSize: MIB, onTaskReady: () => {}, onHashProgress: () => { resumed = true; } });
  check('resumed: four parts', done.ETag.replaceAll('"', '').split('-')[1], '4');
  check('resumed: the part was found', [resumed, done.UploadId], [true, UploadId]);
  check('resumed: no upload is left', (await cos.multipartList({ Bucket, Region })).Upload, []);
  check('resumed: same bytes', (await cos.getObject({ Bucket, Region, Key: 'parts.bin' })).Body.equals(content), true);
  const copied = await cos.sliceCopyFile({ Bucket, Region, Key: 'copied.bin', CopySource: `${HOST}/parts.bin`, CopySliceSize: MIB, CopyChunkSize: MIB });
  check('copied in parts', [copied.statusCode, (await cos.getObject({ Bucket, Region, Key: 'copied.bin' })).Body.equals(content)], [200, true]);
  const open = await cos.multipartInit({ Bucket, Region, Key: 'aborted.bin' });
  await cos.multipartAbort({ Bucket, Region, Key: 'aborted.bin', UploadId: open.UploadId });
  await refused('a part after the end', cos.multipartUpload({ Bucket, Region, Key: 'aborted.bin', UploadId: open.UploadId, PartNumber: 1, Body: 'x' }), 'NoSuchUpload');
  await cos.putObject({ Bucket, Region, Key: 'stream', Body: createReadStream(path), ContentLength: content.length });
  check('a stream', (await cos.headObject({ Bucket, Region, Key: 'stream' })).ETag, md5(content));
  for (const Key of ['parts.bin', 'copied.bin', 'stream']) await cos.deleteObject({ Bucket, Region, Key });
}

async function buckets(cos) {
  const mine = { Bucket: 'mine-1250000000', Region };
  await cos.putBucket(mine);
  check('buckets', (await cos.getService()).Buckets.map((bucket) => bucket.Name).sort(), [Bucket, mine.Bucket]);
  check('location', (await cos.getBucketLocation(mine)).LocationConstraint, Region);
  await refused('make it again', cos.putBucket(mine), 'BucketAlreadyOwnedByYou');
  check('cors, unset', (await cos.getBucketCors(mine)).CORSRules, []);
  const rule = { AllowedOrigins: ['http://a.example'], AllowedMethods: ['GET'], AllowedHeaders: ['*'], ExposeHeaders: [], MaxAgeSeconds: '5' };
  await cos.putBucketCors({ ...mine, CORSRules: [rule] });
  check('cors', (await cos.getBucketCors(mine)).CORSRules[0].AllowedOrigins, ['http://a.example']);
  await cos.putBucketAcl({ ...mine, ACL: 'public-read' });
  check('bucket acl', (await cos.getBucketAcl(mine)).ACL, 'public-read');
  await cos.putBucketVersioning({ ...mine, VersioningConfiguration: { Status: 'Enabled' } });
  check('versioning', (await cos.getBucketVersioning(mine)).VersioningConfiguration.Status, 'Enabled');
  const one = await cos.putObject({ ...mine, Key: 'v', Body: 'one' });
  const two = await cos.putObject({ ...mine, Key: 'v', Body: 'two' });
  const gone = await cos.deleteObject({ ...mine, Key: 'v' });
  const ids = [one, two, gone].map((answer) => answer.headers['x-cos-version-id']);
  const versions = await cos.listObjectVersions(mine);
  check('versions', [versions.Versions.map((entry) => entry.VersionId), versions.DeleteMarkers.map((entry) => entry.VersionId)], [[ids[1], ids[0]], [ids[2]]]);
  check('an old version', String((await cos.getObject({ ...mine, Key: 'v', VersionId: ids[0] })).Body), 'one');
  await refused('delete it in use', cos.deleteBucket(mine), 'BucketNotEmpty');
  for (const VersionId of ids) await cos.deleteObject({ ...mine, Key: 'v', VersionId });
  check('delete it', (await cos.deleteBucket(mine)).statusCode, 204);
}

async function urls(cos) {
  await cos.putObject({ Bucket, Region, Key: 'shown', Body: 'shown' });
  const shown = cos.getObjectUrl({ Bucket, Region, Key: 'shown', Sign: true, Protocol: 'http:', Query: { 'response-content-type': 'text/x' } });
  const got = await plain('GET', shown);
  check('pre-signed', [got.status, String(got.body), got.headers['content-type']], [200, 'shown', 'text/x']);
  const late = await plain('GET', cos.getObjectUrl({ Bucket, Region, Key: 'shown', Sign: true, Expires: -1000 }));
  check('pre-signed and expired', [late.status, String(late.body).includes('<Message>Request has expired</Message>')], [403, true]);
  const nobody = await plain('GET', `http://${HOST}/shown`);
  check('without a signature', [nobody.status, String(nobody.body).includes('<Code>AccessDenied</Code>')], [403, true]);
  await cos.deleteObject({ Bucket, Region, Key: 'shown' });
}

async function form(cos) {
  const now = Math.floor(Date.now() / 1000);
  const span = `${now - 5};${now + 600}`;
  const conditions = [{ 'q-sign-algorithm': 'sha1' }, { 'q-ak': SecretId }, { 'q-sign-time': span }, { bucket: Bucket }, ['starts-with', '$key', 'posted/'], ['content-length-range', 1, 1000]];
  const policy = JSON.stringify({ expiration: new Date((now + 600) * 1000).toISOString(), conditions });
  const sign = (key, text) => createHmac('sha1', key).update(text).digest('hex');
  const post = async (key, content, more = {}) => {
    const data = new FormData();
    const fields = {
      key, policy: Buffer.from(policy).toString('base64'), 'q-sign-algorithm': 'sha1', 'q-ak': SecretId, 'q-key-time': span,
      'q-signature': sign(sign(SecretKey, span), createHash('sha1').update(policy).digest('hex')), ...more,
    };
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    data.append('file', new Blob([content]), 'photo.jpg');
    const encoded = new Request('http://x/', { method: 'POST', body: data });
    const body = Buffer.from(await encoded.arrayBuffer());
    return plain('POST', `http://${HOST}/`, { 'content-type': encoded.headers.get('content-type'), 'content-length': body.length }, body);
  };
  const answer = await post('posted/${filename}', 'posted');
  check('form', [answer.status, answer.headers.etag, answer.headers.location], [204, md5('posted'), `http://${HOST}/posted/photo.jpg`]);
  check('form: same bytes', String((await cos.getObject({ Bucket, Region, Key: 'posted/photo.jpg' })).Body), 'posted');
  const redirected = await post('posted/x', 'posted', { success_action_redirect: 'http://127.0.0.1/done?a=b' });
  check('form: redirect', [redirected.status, redirected.headers.location], [303, `http://127.0.0.1/done?a=b&bucket=${Bucket}&key=posted%2Fx&etag=%22${md5('posted').replaceAll('"', '')}%22`]);
  check('form: another key', String((await post('other', 'posted')).body).includes('<Code>AccessDenied</Code>'), true);
  check('form: too large', String((await post('posted/x', Buffer.alloc(1001))).body).includes('<Code>EntityTooLarge</Code>'), true);
  for (const Key of ['posted/photo.jpg', 'posted/x']) await cos.deleteObject({ Bucket, Region, Key });
}

async function keysAndClocks(cos) {
  const ask = (more) => client(more).getObject({ Bucket, Region, Key: 'nothing' });
  await refused('wrong key', ask({ SecretKey: 'wrong' }), 'SignatureDoesNotMatch');
  await refused('unknown SecretId', ask({ SecretId: 'AKIDnobody' }), 'InvalidAccessKeyId');
  // The SDK reads our Date, corrects itself, and asks again.
  await refused('a clock that is fast is corrected', ask({ SystemClockOffset: 3600 * 1000 }), 'NoSuchKey');
  await refused('a clock that is slow is corrected', ask({ SystemClockOffset: -24 * 3600 * 1000 }), 'NoSuchKey');
  const issued = JSON.parse((await plain('GET', `${server.origin}/_cosplay/sts?seconds=600`)).body);
  const { tmpSecretId, tmpSecretKey, sessionToken } = issued.credentials;
  const temporary = { SecretId: undefined, SecretKey: undefined };
  const getAuthorization = (SecurityToken) => (_, callback) => callback({ TmpSecretId: tmpSecretId, TmpSecretKey: tmpSecretKey, SecurityToken, StartTime: issued.startTime, ExpiredTime: issued.expiredTime });
  await refused('a temporary key', ask({ ...temporary, getAuthorization: getAuthorization(sessionToken) }), 'NoSuchKey');
  await refused('with another token', ask({ ...temporary, getAuthorization: getAuthorization('x') }), 'InvalidToken');
  await cos.putObject({ Bucket, Region, Key: 'domain', Body: 'by domain' });
  const own = new COS({ SecretId, SecretKey, Protocol: 'http:', Domain: server.host });
  check('by a domain that names no bucket', String((await own.getObject({ Bucket, Region, Key: 'domain' })).Body), 'by domain');
  await own.deleteObject({ Bucket, Region, Key: 'domain' });
}

const cos = client();
const folder = await mkdtemp(join(tmpdir(), 'cosplay-'));
try {
  await objects(cos);
  await lists(cos);
  await parts(cos, folder);
  await buckets(cos);
  await urls(cos);
  await form(cos);
  await keysAndClocks(cos);
} finally {
  await rm(folder, { recursive: true });
}
finish(NAME);
