// `cosplay exec -- node story.mjs`: the vendor's Node.js SDK with no endpoint, proxy or certificate configured. It goes to
// https://<bucket>.cos.<region>.myqcloud.com, as it always does, and verifies whom it meets.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import COS from 'cos-nodejs-sdk-v5';
import { check, finish } from './checks.mjs';

const MIB = 1024 * 1024;
const { COSPLAY_SECRET_ID, COSPLAY_SECRET_KEY } = process.env;
const at = (Key) => ({ Bucket: process.env.COSPLAY_BUCKET, Region: process.env.COSPLAY_REGION, Key });
const client = (SecretKey = COSPLAY_SECRET_KEY) => new COS({ SecretId: COSPLAY_SECRET_ID, SecretKey });
const cos = client();

const sha256 = (content) => createHash('sha256').update(content).digest('hex');
const refusal = async (promise) => promise.then(() => 'accepted', (error) => error.code ?? error.error?.code ?? String(error));

// Started by itself below, without the certificate.
if (process.argv[2] === 'untrusting') {
  console.log(await refusal(cos.headBucket(at(''))));
  process.exit();
}

const put = await cos.putObject({ ...at('exec/small.txt'), Body: 'hello' });
check('a small object is put', put.statusCode, 200);
check('it comes back', (await cos.getObject(at('exec/small.txt'))).Body.toString(), 'hello');

const folder = await mkdtemp(join(tmpdir(), 'cosplay-interop-'));
try {
  const content = randomBytes(5 * MIB + 17);
  const FilePath = join(folder, 'large.bin');
  await writeFile(FilePath, content);
  const sent = [];
  const onProgress = ({ percent }) => sent.push(percent);
  await cos.uploadFile({ ...at('exec/large.bin'), FilePath, SliceSize: MIB, ChunkSize: MIB, onProgress });
  check('a large file goes up in parts', sent.at(-1), 1);
  const { Body } = await cos.getObject(at('exec/large.bin'));
  check('it comes back byte for byte', sha256(Body), sha256(content));
} finally {
  await rm(folder, { recursive: true });
}

const listed = await cos.getBucket({ ...at(''), Prefix: 'exec/' });
check('both are listed', listed.Contents.map((found) => found.Key).sort(), ['exec/large.bin', 'exec/small.txt']);
const url = cos.getObjectUrl({ ...at('exec/small.txt'), Sign: true });
check('its URLs are the vendor\'s', url.startsWith(`https://${process.env.COSPLAY_BUCKET}.cos.`));
check('the built-in fetch fetches it', await (await fetch(url)).text(), 'hello');
const viaHttps = new Promise((done, failed) => get(url, (answer) => answer.on('data', (data) => done(data.toString()))).on('error', failed));
check('https fetches it', await viaHttps, 'hello');
check('a wrong key is refused', await refusal(client('wrong').putObject({ ...at('x'), Body: 'x' })), 'SignatureDoesNotMatch');
await cos.deleteObject(at('exec/small.txt'));
check('what is deleted is gone', await refusal(cos.getObject(at('exec/small.txt'))), 'NoSuchKey');

// Node adds certificates to those it trusts when it starts, so whoever trusts none of ours is another process.
const { NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, ...env } = process.env;
const script = fileURLToPath(import.meta.url);
const { stdout } = await promisify(execFile)(process.execPath, [script, 'untrusting'], { env });
check('without the certificate it does not connect', /SELF_SIGNED|UNABLE_TO/.test(stdout) || stdout);

finish('exec_node');
