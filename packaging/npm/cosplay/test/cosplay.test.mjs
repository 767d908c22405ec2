// A server, its tenants, rules and journal, from Node.js: `node --test`.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { AdminError, StartError, VerificationError, binary, start } from 'cosplay'

let server
before(async () => { server = await start() })
after(() => server.stop())

const put = async (tenant, key) => (await fetch(`${tenant.url}/${tenant.bucket}/${key}`, { method: 'PUT', body: 'x' })).status

test('the binary tells its version, and both kinds of modules name the same API', () => {
  assert.match(execFileSync(binary(), ['--version'], { encoding: 'utf8' }), /^cosplay \d/)
  assert.equal(createRequire(import.meta.url)('cosplay').start, start)
})

test('a server starts on a free port and stops', async () => {
  const other = await start()
  assert.notEqual(other.url, server.url)
  assert.equal((await fetch(`${other.url}/_cosplay/health/ready`)).status, 200)
  await other.stop()
  await other.stop()
  await assert.rejects(fetch(`${other.url}/_cosplay/health/ready`))
})

test('a server that cannot start says why', async () => {
  await assert.rejects(start({ args: ['--no-such-flag'] }), (error) => error instanceof StartError && /no-such-flag/.test(error.message))
  await assert.rejects(start({ program: '/no/such/program' }), StartError)
})

test('tenants share nothing', async () => {
  const [one, two] = [await server.tenant(), await server.tenant({ bucket: 'videos', region: 'ap-beijing' })]
  assert.equal(two.bucket, `videos-${two.appid}`)
  await one.fault('cos_xml.put_object', { error: 'SlowDown', first: 1 })
  assert.equal(await put(two, 'a'), 403)
  assert.equal(await put(one, 'a'), 503)
  assert.deepEqual((await one.requests()).map((entry) => entry.appid), [one.appid])
  assert.deepEqual(await two.faults(), [])
})

test('a rule that never acted is an error', async () => {
  const tenant = await server.tenant()
  const id = await tenant.fault('cos_xml.put_object', { error: 'SlowDown', nth: [1, 2], key: 'wanted/*' })
  await assert.rejects(tenant.verifyFaults(), (error) => error instanceof VerificationError && /SlowDown/.test(error.message))
  assert.equal(await put(tenant, 'wanted/a'), 503)
  assert.equal(await put(tenant, 'other'), 403)
  assert.equal(await put(tenant, 'wanted/a'), 503)
  await tenant.verifyFaults()
  assert.equal((await tenant.faults()).find((rule) => rule.id === id).hits, 2)
  await tenant.clearFaults()
  assert.deepEqual(await tenant.faults(), [])
  await assert.rejects(tenant.fault('cos_xml.put_objct', { error: 'SlowDown' }), AdminError)
})

test('received requests are compared with the expected ones', async () => {
  const tenant = await server.tenant()
  await put(tenant, 'a')
  await tenant.verify([{ matching: { operation: 'cos_xml.put_object' }, count: 1 }], { nothingElse: true })
  await assert.rejects(tenant.verify([{ matching: { operation: 'cos_xml.put_object' }, count: 2 }]), VerificationError)
  assert.ok((await tenant.refusals())[0].reason)
})

test('the clock and temporary keys are the tenant’s', async () => {
  const tenant = await server.tenant()
  await tenant.setClock(1_700_000_000)
  await tenant.advanceClock(60)
  assert.equal((await tenant.temporaryKeys({ seconds: 600 })).startTime, 1_700_000_060)
})

test('Chromium is told of every zone and of one key', () => {
  const [rules, key] = server.chromiumArgs()
  for (const zone of ['qcloud.com', 'myqcloud.com', 'tencentcos.cn', 'dnsv1.com', 'tencentcloudapi.com']) assert.ok(rules.includes(`MAP *.${zone} `))
  assert.match(key, /=[A-Za-z0-9+/]{43}=$/)
  assert.ok(key.endsWith(`=${server.caSpki()}`))
})

test('the command passes arguments and status on', () => {
  const command = createRequire(import.meta.url).resolve('cosplay/package.json').replace(/package\.json$/, 'bin/cosplay.js')
  assert.match(execFileSync(process.execPath, [command, '--version'], { encoding: 'utf8' }), /^cosplay \d/)
  assert.throws(() => execFileSync(process.execPath, [command, '--no-such-flag'], { stdio: 'pipe' }), (error) => error.status === 2)
})
