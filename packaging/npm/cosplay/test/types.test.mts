// Compiled, never run: the types of the API fit their use, and misuse does not compile.
import { AdminError, Server, Tenant, VerificationError, start } from 'cosplay'

const server: Server = await start({ args: ['--quiet'], timeoutMs: 1000 })
const tenant: Tenant = await server.tenant({ bucket: 'videos', region: 'ap-beijing', options: { legacy_v1: true }, versioning: 'enabled' })
const id: string = await tenant.fault('cos_xml.put_object', { error: 'SlowDown', nth: [1, 2], key: 'a/*' })
const statuses: (number | undefined)[] = (await tenant.requests({ limit: 5 })).map((entry) => entry.status)
const key: string = (await tenant.temporaryKeys({ policy: { version: '2.0', statement: [] } })).credentials.tmpSecretKey
try {
  await tenant.verify([{ matching: { status: 200 }, at_least: 1 }], { inOrder: true })
} catch (error) {
  if (error instanceof AdminError) console.log(error.status, error.body)
  if (error instanceof VerificationError) console.log(error.message, id, statuses, key)
}
// @ts-expect-error: a phase that does not exist
await tenant.fault('cos_xml.put_object', { error: 'SlowDown', phase: 'during' })
// @ts-expect-error: tenants are made by a server
new Tenant()
await server.stop()
