import type { ClientMetadata } from 'oidc-provider'
import type { Person } from '../fiction/people.ts'
import { programCredentials } from './keys.ts'
import type { IdentityKeys } from './keys.ts'

const PORTAL_CLIENT_ID = 'registrar-portal'

/** The portal where people log in; its server holds the secret. */
export function portalClient(secret: string, redirectUris: readonly string[]): ClientMetadata {
  return {
    client_id: PORTAL_CLIENT_ID,
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_post',
    redirect_uris: [...redirectUris],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  }
}

/** For each person a client with which his programs act in his name. */
export function programClient(keys: IdentityKeys, { id }: Person): ClientMetadata {
  const { clientId, clientSecret } = programCredentials(keys, id)
  return {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [],
    grant_types: ['client_credentials'],
    response_types: [],
  }
}
