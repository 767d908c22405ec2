import cosplay from './index.cjs'

export const { AdminError, Server, StartError, Tenant, VerificationError, binary, start } = cosplay
