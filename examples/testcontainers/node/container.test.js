// Not run here. `npm install testcontainers cos-nodejs-sdk-v5 vitest`, then `npx vitest run`.
import COS from 'cos-nodejs-sdk-v5'
import { GenericContainer, Wait } from 'testcontainers'
import { afterAll, beforeAll, expect, test } from 'vitest'

let container, cos

beforeAll(async () => {
  container = await new GenericContainer('cosplay').withExposedPorts(8267).withWaitStrategy(Wait.forLogMessage('cosplay ready')).start()
  const Proxy = `http://${container.getHost()}:${container.getMappedPort(8267)}`
  cos = new COS({ SecretId: 'AKIDcosplaycosplaycosplaycosplay0000', SecretKey: 'cosplaysecretcosplaysecret000000', Protocol: 'http:', Proxy })
}, 60_000)
afterAll(() => container.stop())

test('an object comes back', async () => {
  const target = { Bucket: 'examplebucket-1250000000', Region: 'ap-guangzhou', Key: 'a.txt' }
  await cos.putObject({ ...target, Body: 'hello' })
  expect((await cos.getObject(target)).Body.toString()).toBe('hello')
})
