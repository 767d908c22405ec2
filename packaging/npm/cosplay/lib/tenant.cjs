'use strict'

const { AdminError, call } = require('./admin.cjs')

class VerificationError extends Error {
  constructor(message) {
    super(message)
    this.name = 'VerificationError'
  }
}

const present = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** An account of a running server with one bucket; objects, rules, journal and clock are its own. */
class Tenant {
  constructor(url, account, bucketName, region) {
    this.url = url
    this.appid = account.appid
    this.secretId = account.secret_id
    this.secretKey = account.secret_key
    this.bucketName = bucketName
    this.bucket = `${bucketName}-${account.appid}`
    this.region = region
  }

  get env() {
    return {
      COSPLAY_URL: this.url,
      COSPLAY_APPID: String(this.appid),
      COSPLAY_SECRET_ID: this.secretId,
      COSPLAY_SECRET_KEY: this.secretKey,
      COSPLAY_BUCKET: this.bucket,
      COSPLAY_REGION: this.region,
    }
  }

  async fault(operation, rule = {}) {
    const { error, status, delayMs, effect, first, nth, every, after, phase, requestId, id, ...when } = rule
    const calls = nth === undefined ? undefined : [nth].flat()
    const on = present({ first, calls, every, after })
    const body = present({
      id,
      when: present({ operation, ...when }),
      on: Object.keys(on).length ? on : undefined,
      phase,
      request_id: requestId,
      effect: { ...present({ error, status, delay_ms: delayMs }), ...effect },
    })
    return (await this.#call('POST', 'faults', body)).id
  }

  faults() {
    return this.#call('GET', 'faults')
  }

  async clearFaults() {
    await this.#call('DELETE', 'faults')
  }

  async verifyFaults() {
    const { unused } = await this.#expecting(() => this.#call('GET', 'faults/verdict').then(() => ({ unused: [] })))
    if (unused.length === 0) return
    const lines = unused.map((rule) => `  ${rule.id}: ${JSON.stringify(rule.when)} ${JSON.stringify(rule.effect)}`)
    throw new VerificationError(`fault rules that never acted:\n${lines.join('\n')}`)
  }

  requests(filters = {}) {
    return this.#call('GET', 'requests', undefined, filters)
  }

  async refusals() {
    return (await this.requests()).filter((entry) => entry.reason || entry.status >= 400)
  }

  async verify(requests, { inOrder = false, nothingElse = false } = {}) {
    const body = { requests, in_order: inOrder, nothing_else: nothingElse }
    const { wrong = [] } = await this.#expecting(() => this.#call('POST', 'requests/verify', body).then(() => ({})))
    if (wrong.length) throw new VerificationError(wrong.join('\n'))
  }

  uploads() {
    return this.#call('GET', 'uploads')
  }

  events() {
    return this.#call('GET', 'events')
  }

  temporaryKeys({ seconds = 1800, policy } = {}) {
    return call(this.url, 'POST', 'sts', present({ appid: this.appid, seconds, bucket: this.bucket, policy }))
  }

  async setClock(unixSeconds) {
    await this.#call('PUT', 'clock', { mode: 'frozen', now: unixSeconds })
  }

  async advanceClock(seconds) {
    await this.#call('POST', 'clock/advance', { seconds })
  }

  async reset() {
    await this.#call('POST', 'reset')
  }

  #call(method, path, body, query) {
    return call(this.url, method, path, body, { ...query, appid: this.appid })
  }

  /** The body of a 409, which says what differs, instead of an exception. */
  async #expecting(sending) {
    try {
      return await sending()
    } catch (error) {
      if (error instanceof AdminError && error.status === 409) return error.body
      throw error
    }
  }
}

module.exports = { Tenant, VerificationError }
