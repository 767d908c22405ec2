'use strict'

const { existsSync } = require('node:fs')
const { optionalDependencies = {} } = require('../package.json')

/** Path of the server's binary: `$COSPLAY_BIN`, or that of the package for this platform. */
exports.binary = function binary() {
  const named = process.env.COSPLAY_BIN
  if (named) {
    if (!existsSync(named)) throw new Error(`COSPLAY_BIN names ${named}, which is not a file`)
    return named
  }
  const name = `cosplay-${process.platform}-${process.arch}`
  const file = process.platform === 'win32' ? 'cosplay.exe' : 'cosplay'
  try {
    return require.resolve(`${name}/bin/${file}`)
  } catch {
    const known = Object.keys(optionalDependencies)
    throw new Error(
      known.includes(name)
        ? `the package ${name} is not installed; install again without --omit=optional, or set COSPLAY_BIN`
        : `there is no binary for ${process.platform}-${process.arch} (there are: ${known.join(', ')}); ` +
            'build one with cargo and set COSPLAY_BIN',
    )
  }
}
