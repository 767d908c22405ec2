// An upload page with the vendor's browser SDK, tested without the cloud: `npm install`, then `npm test`.
import { test as base, expect } from '@playwright/test'
import { start } from 'cosplay'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const sdk = createRequire(import.meta.url).resolve('vod-js-sdk-v6/dist/vod-js-sdk-v6.js')

const test = base.extend({
  // One server, and a browser that finds it behind every host of the vendor.
  cosplay: [async ({}, use) => {
    const server = await start()
    await use(server)
    await server.stop()
  }, { scope: 'worker' }],
  launchOptions: [async ({ cosplay }, use) => {
    await use({ executablePath: process.env.CHROMIUM, args: cosplay.chromiumArgs() })
  }, { scope: 'worker' }],
  tenant: async ({ cosplay }, use) => use(await cosplay.tenant()),
  // The application under test: a page, and a back end that signs.
  app: async ({ page, cosplay, tenant }, use) => {
    await page.route('https://app.example/**', async (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/vod-js-sdk-v6.js') return route.fulfill({ path: sdk, contentType: 'text/javascript' })
      if (pathname === '/signature') {
        const { signature } = await cosplay.call('POST', 'sign/vod', { appid: tenant.appid })
        return route.fulfill({ body: signature })
      }
      return route.fulfill({ body: readFileSync(new URL('page.html', import.meta.url), 'utf8'), contentType: 'text/html' })
    })
    await page.goto('https://app.example/')
    await use(page)
  },
})

const video = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(2 * 1024 * 1024, 'film') }

test('a video is uploaded and can be played', async ({ app, tenant }) => {
  await app.setInputFiles('#video', video)
  await expect(app.locator('#result')).toHaveText(/^uploaded https?:/)
  await tenant.verify([{ matching: { operation: 'vod.commit_upload_ugc', status: 200 }, count: 1 }])
})

test('the page says so when the signature was refused', async ({ app, tenant }) => {
  await tenant.fault('vod.apply_upload_ugc', { error: 10010 })
  await app.setInputFiles('#video', video)
  await expect(app.locator('#result')).toHaveText(/^failed/)
  await tenant.verifyFaults()
})
