// `cosplay exec` loads this into every Node.js (NODE_OPTIONS=--require). Node's own clients (http, https and fetch)
// do not read proxy variables before versions 22.21 and 24.5; here they learn to.
'use strict'

const http = require('node:http')
const https = require('node:https')
const net = require('node:net')
const tls = require('node:tls')

/** The proxy that the variables name for a host; undefined where it is reached directly. Read at each connection. */
function proxyFor(host, secure) {
  const read = (name) => process.env[name] || process.env[name.toUpperCase()]
  const named = secure ? read('https_proxy') : read('http_proxy')
  const direct = (read('no_proxy') || '').split(',').map((name) => name.trim().replace(/^\*?\./, '')).filter(Boolean)
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  const isDirect = direct.some((name) => name === '*' || bare === name.toLowerCase() || bare.endsWith(`.${name.toLowerCase()}`))
  return named && !isDirect ? new URL(named.includes('://') ? named : `http://${named}`) : undefined
}

/** A tunnel through `proxy`: calls back with an error or a socket. */
function tunnel(proxy, host, port, done) {
  const to = `${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`
  const request = http.request({
    host: proxy.hostname, port: proxy.port || 80, method: 'CONNECT', path: to, headers: { host: to }, agent: new Plain(),
  })
  request.once('error', done)
  request.once('connect', (response, socket) => {
    if (response.statusCode === 200) return done(null, socket)
    const reason = response.headers['x-cosplay-reason'] || `status ${response.statusCode}`
    socket.destroy()
    done(new Error(`the proxy ${proxy.host} opens no tunnel to ${to}: ${reason}`))
  })
  request.end()
}

const Plain = http.Agent

/** Makes the global agent of `http` or `https` go through the proxy, where the variables name one. */
function lead(module, secure) {
  class Led extends module.Agent {
    createConnection(options, done) {
      const host = options.host || options.hostname || 'localhost'
      const proxy = options.socketPath ? undefined : proxyFor(host, secure)
      if (proxy === undefined) return super.createConnection(options, done)
      tunnel(proxy, host, options.port, (error, socket) => {
        if (error) return done(error)
        done(null, secure ? tls.connect({ servername: net.isIP(host) ? '' : host, ...options, socket }) : socket)
      })
    }
  }
  module.globalAgent = new Led(module.globalAgent.options)
}

/** Gives the built-in fetch connections through the proxy: its dispatcher is of the same class, with another `connect`. */
function changeDispatcher() {
  void globalThis.Response // loads undici, which sets the dispatcher
  const at = Symbol.for('undici.globalDispatcher.1')
  const Agent = globalThis[at] && globalThis[at].constructor
  if (!Agent || Agent.name !== 'Agent') return
  globalThis[at] = new Agent({
    connect({ hostname, port, protocol, servername }, done) {
      const secure = protocol === 'https:'
      const proxy = proxyFor(hostname, secure)
      const number = Number(port) || (secure ? 443 : 80)
      const open = (socket) => {
        const name = servername || (net.isIP(hostname) ? '' : hostname)
        const reach = socket ? { socket } : { host: hostname.replace(/^\[|\]$/g, ''), port: number }
        if (!secure && socket) return done(null, socket)
        const whole = secure ? tls.connect({ servername: name, ALPNProtocols: ['http/1.1'], ...reach }) : net.connect(reach)
        whole.once('error', done)
        whole.once(secure ? 'secureConnect' : 'connect', () => {
          whole.removeListener('error', done)
          done(null, whole.setNoDelay(true))
        })
      }
      if (proxy === undefined) return open()
      tunnel(proxy, hostname, number, (error, socket) => (error ? done(error) : open(socket)))
    },
  })
}

/** Leads fetch at its first call: undici takes a while to load. */
function leadFetch() {
  const own = globalThis.fetch
  if (typeof own !== 'function') return
  let change = changeDispatcher
  const value = function fetch(input, init = undefined) {
    change()
    change = () => {}
    return own(input, init)
  }
  Object.defineProperty(globalThis, 'fetch', { value, writable: true, enumerable: true, configurable: true })
}

// Versions with this flag read the variables by themselves (NODE_USE_ENV_PROXY).
if (!process.allowedNodeEnvironmentFlags.has('--use-env-proxy')) {
  try {
    lead(http, false)
    lead(https, true)
    leadFetch()
  } catch (error) {
    process.emitWarning(`cosplay: Node's own clients do not use the proxy: ${error.message}`)
  }
}
