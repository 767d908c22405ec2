// Temporary keys with policies, as cos-nodejs-sdk-v5 meets them: each row of policies.json, allowed or refused.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { check, finish } from './checks.mjs';

const COS = createRequire(import.meta.url)('cos-nodejs-sdk-v5');
const [Bucket, Region, APPID] = ['examplebucket-1250000000', 'ap-guangzhou', 1250000000];
const server = process.env.COSPLAY_URL;
for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) delete process.env[name];

const client = (keys) => new COS({ ...keys, Protocol: 'http:', Proxy: server });
const owner = client({ SecretId: 'AKIDcosplaycosplaycosplaycosplay0000', SecretKey: 'cosplaysecretcosplaysecret000000' });

function statement(effect, { actions: action, resource, condition }) {
  const full = resource === '*' ? resource : `qcs::cos:${Region}:uid/${APPID}:${Bucket}/${resource}`;
  return { effect, action, resource: [full], ...(condition && { condition }) };
}

/** A client with keys that the row's policy binds. */
async function keys(row) {
  const statements = [statement('allow', row), ...(row.deny ? [statement('deny', row.deny)] : [])];
  const response = await fetch(`${server}/_cosplay/sts`, { method: 'POST', body: JSON.stringify({ policy: { version: '2.0', statement: statements } }) });
  if (!response.ok) throw new Error(`sts: ${response.status} ${await response.text()}`);
  const { credentials } = await response.json();
  return client({ SecretId: credentials.tmpSecretId, SecretKey: credentials.tmpSecretKey, SecurityToken: credentials.sessionToken });
}

async function parts(cos, Key) {
  const { UploadId } = await cos.multipartInit({ Bucket, Region, Key });
  const { ETag } = await cos.multipartUpload({ Bucket, Region, Key, UploadId, PartNumber: 1, Body: 'hello' });
  await cos.multipartComplete({ Bucket, Region, Key, UploadId, Parts: [{ PartNumber: 1, ETag }] });
}

const actions = {
  put: (cos, Key, ContentType = 'text/plain') => cos.putObject({ Bucket, Region, Key, Body: 'hello', ContentType }),
  get: (cos, Key) => cos.getObject({ Bucket, Region, Key }),
  delete: (cos, Key) => cos.deleteObject({ Bucket, Region, Key }),
  list: (cos, Prefix) => cos.getBucket({ Bucket, Region, Prefix }),
  parts,
  copy: (cos, source, Key) => cos.putObjectCopy({ Bucket, Region, Key, CopySource: `${Bucket}.cos.${Region}.myqcloud.com/${source}` }),
};

for (const row of JSON.parse(readFileSync(new URL('policies.json', import.meta.url)))) {
  await owner.putObject({ Bucket, Region, Key: 'up/there', Body: 'there' });
  const cos = await keys(row);
  const [name, ...rest] = row.do;
  const got = await actions[name](cos, ...rest).then(() => 'ok', (error) => error.code ?? error.error?.Code ?? String(error));
  check(row.what, got, row.want);
}
finish('node_policies');
