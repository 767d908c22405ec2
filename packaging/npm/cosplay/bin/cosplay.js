#!/usr/bin/env node
'use strict'

// The command `cosplay`: runs the binary of this platform with the same arguments.
const { spawn } = require('node:child_process')
const { binary } = require('../lib/binary.cjs')

let program
try {
  program = binary()
} catch (error) {
  console.error(`cosplay: ${error.message}`)
  process.exit(1)
}
const child = spawn(program, process.argv.slice(2), { stdio: 'inherit' })
// A terminal sends its signals to the child as well; a process manager only to us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(`cosplay: ${program} cannot be run: ${error.message}`)
  process.exit(1)
})
child.on('exit', (status, signal) => {
  if (signal === null) process.exit(status)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
  process.kill(process.pid, signal)
})
