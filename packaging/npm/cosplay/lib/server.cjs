'use strict'

const { spawn } = require('node:child_process')
const { existsSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { call } = require('./admin.cjs')
const { binary } = require('./binary.cjs')
const { Tenant } = require('./tenant.cjs')

const STOP_MS = 15_000

class StartError extends Error {
  constructor(message) {
    super(message)
    this.name = 'StartError'
  }
}

/** A running server. Made by `start`. */
class Server {
  #child
  #directory
  #ended
  #atExit
  #ready

  constructor(child, directory, ended, ready) {
    this.#child = child
    this.#directory = directory
    this.#ended = ended
    this.#ready = ready
    this.url = ready.url
    this.ca = ready.ca
    this.#atExit = () => {
      child.kill('SIGKILL')
      rmSync(directory, { recursive: true, force: true })
    }
    process.once('exit', this.#atExit)
  }

  get env() {
    const each = (names, value) => Object.fromEntries(names.map((name) => [name, value]))
    return {
      COSPLAY_URL: this.url,
      COSPLAY_CA: this.ca,
      ...each(['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'], this.ca),
      ...each(['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'], this.url),
      ...each(['NO_PROXY', 'no_proxy'], 'localhost,127.0.0.1,::1'),
      NODE_USE_ENV_PROXY: '1',
    }
  }

  async tenant({ bucket = 'test', region = 'ap-guangzhou', options, ...settings } = {}) {
    const account = await call(this.url, 'POST', 'accounts', options ? { options } : {})
    const wanted = { appid: account.appid, name: bucket, region, cors: 'lenient', ...settings }
    await call(this.url, 'POST', 'buckets', wanted)
    return new Tenant(this.url, account, bucket, region)
  }

  call(method, path, body, query) {
    return call(this.url, method, path, body, query)
  }

  async reset() {
    await call(this.url, 'POST', 'reset')
  }

  caSpki() {
    return this.#ready.ca_spki
  }

  chromiumArgs() {
    return [...this.#ready.chromium_args]
  }

  async stop() {
    if (this.#child === undefined) return
    const child = this.#child
    this.#child = undefined
    process.removeListener('exit', this.#atExit)
    const hurry = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    child.kill('SIGTERM')
    await this.#ended
    clearTimeout(hurry)
    rmSync(this.#directory, { recursive: true, force: true })
  }
}

if (Symbol.asyncDispose) {
  Server.prototype[Symbol.asyncDispose] = function dispose() {
    return this.stop()
  }
}

/** Starts a server on a free port and waits until it is ready. */
async function start({ args = [], env = {}, program, timeoutMs = 30_000 } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'cosplay-'))
  const [readyFile, logFile] = [join(directory, 'ready.json'), join(directory, 'log')]
  const data = args.includes('--data-dir') ? [] : ['--data-dir', join(directory, 'data')]
  const log = openSync(logFile, 'w')
  const given = ['serve', '--port', '0', '--ready-file', readyFile, ...data, ...args]
  const child = spawn(program ?? binary(), given, { stdio: ['ignore', log, log], env: { ...process.env, ...env } })
  closeSync(log)
  child.unref()
  let failure
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve((failure = error.message)))
    child.once('exit', (status, signal) => resolve((failure = `it ended with ${signal ?? `status ${status}`}`)))
  })
  const end = (why) => {
    const said = readFileSync(logFile, 'utf8').trim()
    child.kill('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
    return new StartError(`cosplay did not start: ${why}${said && `: ${said}`}`)
  }
  const deadline = Date.now() + timeoutMs
  while (!existsSync(readyFile)) { // it is written whole or not at all
    if (failure !== undefined) throw end(failure)
    if (Date.now() > deadline) throw end(`it was not ready within ${timeoutMs} ms`)
    await sleep(5)
  }
  return new Server(child, directory, ended, JSON.parse(readFileSync(readyFile, 'utf8')))
}

module.exports = { Server, StartError, start }
