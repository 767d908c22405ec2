// The vendor's COS SDK for Node.js, tested without the cloud: `npm install`, then `npm test`.
import COS from 'cos-nodejs-sdk-v5'
import { start } from 'cosplay'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

let server, tenant, cos

beforeAll(async () => { server = await start() })
afterAll(() => server.stop())
beforeEach(async () => {
  tenant = await server.tenant()
  cos = new COS({ SecretId: tenant.secretId, SecretKey: tenant.secretKey, Protocol: 'http:', Proxy: server.url })
})

const target = (Key) => ({ Bucket: tenant.bucket, Region: tenant.region, Key })

test('an object comes back', async () => {
  await cos.putObject({ ...target('a.txt'), Body: 'hello' })
  const { Body } = await cos.getObject(target('a.txt'))
  expect(Body.toString()).toBe('hello')
})

test('a large file is uploaded in parts, although the service is busy once', async () => {
  const content = Buffer.alloc(3 * 1024 * 1024, 'cosplay')
  await tenant.fault('cos_xml.upload_part', { error: 'ServiceUnavailable', nth: 2 })
  await cos.uploadFile({ ...target('large.bin'), FilePath: await temporary(content), SliceSize: 1024 * 1024, ChunkSize: 1024 * 1024 })
  await tenant.verifyFaults()
  const { headers } = await cos.headObject(target('large.bin'))
  expect(headers['content-length']).toBe(String(content.length))
})

test('temporary keys end when they say', async () => {
  const { credentials } = await tenant.temporaryKeys({ seconds: 900 })
  const temporaryCos = new COS({
    SecretId: credentials.tmpSecretId, SecretKey: credentials.tmpSecretKey, SecurityToken: credentials.sessionToken,
    Protocol: 'http:', Proxy: server.url,
  })
  await temporaryCos.putObject({ ...target('a.txt'), Body: 'hello' })
  await tenant.advanceClock(1000)
  await expect(temporaryCos.putObject({ ...target('b.txt'), Body: 'hello' })).rejects.toMatchObject({ statusCode: 403 })
})

/** Path of a temporary file with this content. */
async function temporary(content) {
  const { mkdtemp, writeFile } = await import('node:fs/promises')
  const path = `${await mkdtemp(`${(await import('node:os')).tmpdir()}/cosplay-example-`)}/large.bin`
  await writeFile(path, content)
  return path
}
