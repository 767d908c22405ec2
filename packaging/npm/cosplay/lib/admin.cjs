'use strict'

const http = require('node:http')

class AdminError extends Error {
  constructor(status, body) {
    super(`${status}: ${body?.error ?? JSON.stringify(body)}`)
    this.name = 'AdminError'
    this.status = status
    this.body = body
  }
}

/**
 * Sends a request to the control interface (`/_cosplay/`) and decodes its JSON answer.
 * node:http rather than fetch: proxy settings of the environment do not concern it.
 */
function call(base, method, path, body, query = {}) {
  const url = new URL(`/_cosplay/${path}`, base)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value))
  }
  const text = body === undefined ? undefined : JSON.stringify(body)
  const headers = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false, timeout: 30_000 }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const answer = decoded(Buffer.concat(chunks).toString())
        if (response.statusCode >= 400) reject(new AdminError(response.statusCode, answer))
        else resolve(answer)
      })
    })
    request.on('timeout', () => request.destroy(new Error(`${method} ${url} was not answered within 30 s`)))
    request.on('error', reject)
    request.end(text)
  })
}

function decoded(text) {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

module.exports = { AdminError, call }
