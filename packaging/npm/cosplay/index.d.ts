/** Options of {@link start}. */
export interface StartOptions {
  /** Further options of `cosplay serve`. */
  args?: readonly string[]
  /** Further environment variables of the process. */
  env?: Readonly<Record<string, string>>
  /** Path of the binary, instead of the one that was installed. */
  program?: string
  /** Milliseconds to wait for the server; 30,000 by default. */
  timeoutMs?: number
}

/** Options of {@link Server.tenant}; further members are settings of the bucket. */
export interface TenantOptions {
  /** Name of the bucket, without the AppId; `test` by default. */
  bucket?: string
  region?: string
  /** Options of the account. */
  options?: Readonly<Record<string, unknown>>
  [setting: string]: unknown
}

/** A fault rule; further members are conditions (`key`, `bucket`, `host`, `header` …). */
export interface Fault {
  /** Code of the error catalogue. */
  error?: number | string
  /** HTTP status of a plain answer. */
  status?: number
  delayMs?: number
  /** Any effect of the control interface. */
  effect?: Readonly<Record<string, unknown>>
  first?: number
  nth?: number | readonly number[]
  every?: number
  after?: number
  /** `after` runs the operation first. */
  phase?: 'before' | 'after'
  requestId?: 'keep' | 'drop'
  id?: string
  [condition: string]: unknown
}

/** A rule with how often it matched and acted. */
export interface Rule {
  id: string
  when?: Record<string, unknown>
  effect: Record<string, unknown>
  matches: number
  hits: number
  left?: number
  [member: string]: unknown
}

/** An entry of the journal. */
export interface Entry {
  id: number
  time: number
  service: string
  operation?: string
  method: string
  host: string
  path: string
  status?: number
  code?: string | number
  outcome: 'done' | 'refused' | 'cut' | 'gone'
  reason?: string
  [member: string]: unknown
}

/** An expectation of {@link Tenant.verify}. */
export interface Expected {
  matching: Readonly<Record<string, unknown>>
  count?: number
  at_least?: number
  at_most?: number
}

/** Temporary credentials, in the form that the vendor's STS SDK returns. */
export interface TemporaryKeys {
  credentials: { tmpSecretId: string; tmpSecretKey: string; sessionToken: string }
  startTime: number
  expiredTime: number
  expiration: string
  requestId: string
}

/** The control interface refused a request. */
export class AdminError extends Error {
  readonly status: number
  readonly body: unknown
}

/** The server did not start; the message has what it said. */
export class StartError extends Error {}

/** A fault rule never acted, or the received requests are not the expected ones. */
export class VerificationError extends Error {}

/** An account of a running server with one bucket; objects, rules, journal and clock are its own. */
export class Tenant {
  private constructor()
  /** URL of the server. */
  readonly url: string
  readonly appid: number
  readonly secretId: string
  readonly secretKey: string
  /** The bucket's full name, as the XML API and its SDKs take it. */
  readonly bucket: string
  /** The bucket without the AppId, as the JSON API names it. */
  readonly bucketName: string
  readonly region: string
  /** Environment variables that name this tenant, as `cosplay exec` sets them. */
  readonly env: Record<string, string>
  /** Adds a fault rule for this tenant and returns its id. */
  fault(operation?: string, rule?: Fault): Promise<string>
  faults(): Promise<Rule[]>
  clearFaults(): Promise<void>
  /** Rejects with {@link VerificationError} if a rule has never acted. */
  verifyFaults(): Promise<void>
  /** Received requests, oldest first, filtered by `operation`, `service`, `bucket`, `key`, `status`, `since`, `limit`. */
  requests(filters?: Readonly<Record<string, string | number>>): Promise<Entry[]>
  /** Received requests that were answered with an error. */
  refusals(): Promise<Entry[]>
  /** Rejects with {@link VerificationError} unless the received requests are the expected ones. */
  verify(requests: readonly Expected[], options?: { inOrder?: boolean; nothingElse?: boolean }): Promise<void>
  /** Timelines of slice, multipart and VOD uploads. */
  uploads(): Promise<Record<string, unknown>[]>
  /** VOD events, oldest first. */
  events(): Promise<Record<string, unknown>[]>
  temporaryKeys(options?: { seconds?: number; policy?: Readonly<Record<string, unknown>> }): Promise<TemporaryKeys>
  /** Stops the tenant's clock at a time, in Unix seconds. */
  setClock(unixSeconds: number): Promise<void>
  advanceClock(seconds: number): Promise<void>
  /** Returns the tenant to its state at the start; an account made at run time disappears. */
  reset(): Promise<void>
}

/** A running server. */
export class Server {
  private constructor()
  /** URL of the server, such as `http://127.0.0.1:40123`. TLS is served on the same port. */
  readonly url: string
  /** Path of the CA certificate (PEM) that clients have to trust for `https`. */
  readonly ca: string
  /** Environment variables that lead HTTP clients of a child process through the server. */
  readonly env: Record<string, string>
  /** Creates an account and a bucket. */
  tenant(options?: TenantOptions): Promise<Tenant>
  /** Sends a request to the control interface; `path` is below `/_cosplay/`. */
  call(method: string, path: string, body?: unknown, query?: Readonly<Record<string, unknown>>): Promise<unknown>
  /** Returns the server to its state at the start. */
  reset(): Promise<void>
  /** Arguments of Chromium that lead every host that is played to this server, and make it trust them. */
  chromiumArgs(): string[]
  /** Base64 SHA-256 of a public key that every certificate chain of the server contains. */
  caSpki(): string
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts a server on a free port and waits until it is ready. Rejects with {@link StartError}. */
export function start(options?: StartOptions): Promise<Server>

/** Path of the server's binary. Throws if there is none for this platform. */
export function binary(): string
