// The retry cases of the vendor's Node.js suite, told again with the SDK as published: the suite itself is in no package.
// Run by `cosplay exec`, which leads the SDK's built-in hosts here. Each key is one case on the default host and one on
// the backup's; what the SDK makes of it is compared with the suite's table, and its attempts with the journal.
import { createRequire } from 'node:module';
import { check, finish } from './checks.mjs';

const COS = createRequire(import.meta.url)('cos-nodejs-sdk-v5');
const NAME = 'retry_node';
const Bucket = 'cos-sdk-err-retry-1253960454';
const Region = 'ap-chengdu';

/** Outcome and attempts that the suite expects of a key. */
const CASES = [
  ...['200', '200r', '204', '204r', '206', '206r'].map((key) => [key, true, 1]),
  ...['301', '301r', '302', '302r', '400', '400r', '403', '403r', '404', '404r'].map((key) => [key, false, 1]),
  ...['500', '500r', '503', '503r', '504', '504r', 'shutdown'].map((key) => [key, true, 2]),
  // Its first attempt is in the journal once its silence is over, and by then the second has long succeeded.
  ['timeout', true, 1],
];

const client = (Domain) => new COS({
  SecretId: process.env.COSPLAY_SECRET_ID,
  SecretKey: process.env.COSPLAY_SECRET_KEY,
  Protocol: 'http',
  Timeout: 10000,
  AutoSwitchHost: false,
  ...(Domain ? { Domain } : {}),
});

const get = (cos, Key) => new Promise((resolve) => {
  cos.getObject({ Bucket, Region, Key }, (error) => resolve(!error));
});

const attempts = async (host, key) => {
  const list = await (await fetch(`${process.env.COSPLAY_URL}/_cosplay/requests?family=error_bucket&key=${key}`)).json();
  const requests = Array.isArray(list) ? list : list.requests;
  return requests.filter((request) => request.host.startsWith(host)).length;
};

const HOSTS = [
  ['the default host', undefined, `${Bucket}.cos.${Region}.myqcloud.com`],
  ['the backup host', '{Bucket}.cos.{Region}.tencentcos.cn', `${Bucket}.cos.${Region}.tencentcos.cn`],
];
await Promise.all(HOSTS.flatMap(([name, domain, host]) => CASES.map(async ([key, succeeds, count]) => {
  const outcome = await get(client(domain), key);
  check(`${key} on ${name}`, [outcome, await attempts(host, key)], [succeeds, count]);
})));

finish(NAME);
