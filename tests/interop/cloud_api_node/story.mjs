// `cosplay exec -- node story.mjs`: vod-node-sdk, tencentcloud-sdk-nodejs and qcloud-cos-sts with no endpoint, proxy or certificate configured.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bytesOf, check, finish } from './checks.mjs';

const require = createRequire(import.meta.url);
const { VodUploadClient, VodUploadRequest } = require('vod-node-sdk');
const { vod } = require('tencentcloud-sdk-nodejs-vod');
const { sts } = require('tencentcloud-sdk-nodejs-sts');
const STS = require('qcloud-cos-sts');
const COS = require('cos-nodejs-sdk-v5');

const { COSPLAY_SECRET_ID: secretId, COSPLAY_SECRET_KEY: secretKey, COSPLAY_BUCKET: Bucket, COSPLAY_REGION: Region, COSPLAY_URL: server } = process.env;
const AppId = Bucket.slice(Bucket.lastIndexOf('-') + 1);
const folder = mkdtempSync(join(tmpdir(), 'cosplay-'));
const sha = (content) => createHash('sha256').update(content).digest('hex');

/** A play URL's bytes, by the path form of its host: the built-in fetch of older versions of Node knows no proxy. */
async function fetched(url) {
  const { host, pathname } = new URL(url);
  return Buffer.from(await (await fetch(`${server}/${host}${pathname}`)).arrayBuffer());
}

function file(name, content) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function upload(path, fields = {}) {
  const request = Object.assign(new VodUploadRequest(), { MediaFilePath: path }, fields);
  return new Promise((resolve, reject) => {
    new VodUploadClient(secretId, secretKey).upload(Region, request, (error, data) => (error ? reject(error) : resolve(data)));
  });
}

const refusal = (promise) => promise.then(() => 'accepted', (error) => error.code ?? error.Code ?? error.message ?? String(error));

async function uploads() {
  const [small, large, cover] = [file('small.mp4', bytesOf(300_000, 'small')), file('large.mp4', bytesOf(23_000_000, 'large')), file('cover.png', bytesOf(5_000, 'cover'))];
  for (const path of [small, large]) {
    const { MediaUrl } = await upload(path);
    check(`${path.slice(folder.length + 1)} plays byte for byte`, sha(await fetched(MediaUrl)), sha(readFileSync(path)));
  }
  const { CoverUrl, FileId } = await upload(small, { CoverFilePath: cover, MediaName: 'named' });
  check('the cover comes back', sha(await fetched(CoverUrl)), sha(readFileSync(cover)));
  const message = (fields) => upload(small, { CoverFilePath: cover, ...fields }).then(() => 'accepted', (error) => error.message);
  check('a media type that is none', await message({ MediaType: 'test' }), 'invalid media type');
  check('a cover type that is none', await message({ CoverType: 'test' }), 'invalid cover type');
  return FileId;
}

async function playlists() {
  const pieces = { 'gear1/0.ts': bytesOf(100_000, 'zero'), 'gear1/test/1.ts': bytesOf(100_000, 'one') };
  for (const [name, content] of Object.entries(pieces)) file(`hls/${name}`, content);
  file('hls/gear1/prog.m3u8', '#EXTM3U\n#EXTINF:10,\n0.ts\n#EXTINF:10,\ntest/1.ts\n#EXT-X-ENDLIST\n');
  const { MediaUrl } = await upload(file('hls/all.m3u8', '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=200000\ngear1/prog.m3u8\n'));
  for (const [name, content] of Object.entries(pieces)) {
    check(`${name} plays beside its playlist`, sha(await fetched(`${dirname(MediaUrl)}/${name}`)), sha(content));
  }
}

async function media(FileId) {
  const api = (more = {}) => new vod.v20180717.Client({ credential: { secretId, secretKey }, region: Region, ...more });
  for (const signMethod of ['TC3-HMAC-SHA256', 'HmacSHA256', 'HmacSHA1']) {
    for (const reqMethod of ['POST', 'GET']) {
      const client = api({ profile: { signMethod, httpProfile: { reqMethod } } });
      const { TotalCount } = await client.SearchMedia({ Names: ['名 字&='], CreateTime: { After: '2020-01-01T00:00:00Z' } });
      check(`${signMethod} by ${reqMethod}`, TotalCount, 0);
    }
  }
  for (const host of ['127.0.0.1', 'localhost']) {
    const client = api({ profile: { httpProfile: { endpoint: `${host}:${new URL(server).port}`, protocol: 'http://' } } });
    check(`an endpoint setting: ${host}`, (await client.DescribeMediaInfos({ FileIds: [FileId] })).MediaInfoSet[0].BasicInfo.Name, 'named');
  }
  const wrong = new vod.v20180717.Client({ credential: { secretId, secretKey: 'wrong' }, region: Region });
  check('a wrong key', await refusal(wrong.SearchMedia({})), 'AuthFailure.SignatureFailure');
  await api().DeleteMedia({ FileId });
  check('deleted', (await api().DescribeMediaInfos({ FileIds: [FileId] })).NotExistFileIdSet, [FileId]);
}

const credential = (options) =>
  new Promise((resolve, reject) => {
    STS.getCredential({ secretId, secretKey, durationSeconds: 1800, region: Region, ...options }, (error, data) => (error ? reject(error) : resolve(data)));
  });

async function temporaryKeys() {
  const statement = [{ action: ['name/cos:PutObject'], effect: 'allow', principal: { qcs: ['*'] }, resource: [`qcs::cos:${Region}:uid/${AppId}:${Bucket}/mine/*`] }];
  const policy = { version: '2.0', statement };
  const byHelper = STS.getPolicy([{ action: 'name/cos:PutObject', bucket: Bucket, region: Region, prefix: 'mine/*' }]);
  for (const [what, options] of [['a policy', { policy }], ["its own getPolicy's", { policy: byHelper }]]) {
    const { credentials } = await credential(options);
    const cos = new COS({ SecretId: credentials.tmpSecretId, SecretKey: credentials.tmpSecretKey, SecurityToken: credentials.sessionToken });
    const put = (Key) => refusal(cos.putObject({ Bucket, Region, Key, Body: 'a' }));
    check(`qcloud-cos-sts, ${what}: its prefix`, await put('mine/a.txt'), 'accepted');
    check(`qcloud-cos-sts, ${what}: another key`, await put('theirs/a.txt'), 'AccessDenied');
  }
  check('qcloud-cos-sts: a wrong key', await refusal(credential({ policy, secretKey: 'wrong' })), 'AuthFailure.SignatureFailure');
  const foreign = { ...policy, statement: [{ ...statement[0], resource: [`qcs::cos:${Region}:uid/1250000001:other-1250000001/*`] }] };
  check('qcloud-cos-sts: another account', await refusal(credential({ policy: foreign })), 'InvalidParameter.GrantOtherResource');
  const client = new sts.v20180813.Client({ credential: { secretId, secretKey }, region: Region });
  check('GetCallerIdentity', typeof (await client.GetCallerIdentity({})).AccountId, 'string');
  const role = await client.AssumeRole({ RoleArn: `qcs::cam::uin/${AppId}:roleName/uploader`, RoleSessionName: 'test' });
  const asRole = new sts.v20180813.Client({ credential: { secretId: role.Credentials.TmpSecretId, secretKey: role.Credentials.TmpSecretKey, token: role.Credentials.Token }, region: Region });
  check('a role is told so', (await asRole.GetCallerIdentity({})).Type, 'CAMRole');
}

try {
  const fileId = await uploads();
  await playlists();
  await media(fileId);
  await temporaryKeys();
} catch (error) {
  check('no exception', String(error.stack ?? error), '');
}
rmSync(folder, { recursive: true });
finish('exec_cloud_api_node');
