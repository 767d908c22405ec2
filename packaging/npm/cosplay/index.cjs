'use strict'

const { AdminError } = require('./lib/admin.cjs')
const { binary } = require('./lib/binary.cjs')
const { Server, StartError, start } = require('./lib/server.cjs')
const { Tenant, VerificationError } = require('./lib/tenant.cjs')

module.exports = { AdminError, Server, StartError, Tenant, VerificationError, binary, start }
