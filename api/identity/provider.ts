import * as oidc from 'openid-client'
import type { ApiConfig } from '../deps.ts'
import { Unavailable } from '../unavailable.ts'

/** Answers the identity provider's discovered metadata. Throws `Unavailable` while it cannot be reached. */
export type Provider = () => Promise<oidc.Configuration>

const TIMEOUT_S = 5

/** Discovers the provider when first needed, so that we start without it, and tries again after a failure. */
export function createProvider(config: Pick<ApiConfig, 'issuer' | 'clientId' | 'clientSecret'>): Provider {
  let found: Promise<oidc.Configuration> | undefined
  return async () => {
    found ??= discover(config)
    try {
      return await found
    } catch (error) {
      found = undefined
      throw new Unavailable('The identity provider', error)
    }
  }
}

function discover({
  issuer,
  clientId,
  clientSecret,
}: Pick<ApiConfig, 'issuer' | 'clientId' | 'clientSecret'>): Promise<oidc.Configuration> {
  const url = new URL(issuer)
  const authentication = oidc.ClientSecretPost(clientSecret)
  // The signature of the ID token is checked although the channel vouches for it: on the loopback it does not.
  const execute = [oidc.enableNonRepudiationChecks]
  // oxlint-disable-next-line typescript/no-deprecated -- marked so to warn; for the loopback it is meant
  if (isLoopback(url)) execute.push(oidc.allowInsecureRequests)
  return oidc.discovery(url, clientId, undefined, authentication, { execute, timeout: TIMEOUT_S })
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}
