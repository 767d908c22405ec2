import { defineConfig } from '@playwright/test'

// CHROMIUM: a browser of the system, where Playwright has not downloaded one.
export default defineConfig({
  reporter: 'line',
  testMatch: '*.spec.js',
  workers: 1,
  metadata: { executablePath: process.env.CHROMIUM },
})
