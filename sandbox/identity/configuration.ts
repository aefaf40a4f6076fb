import type { Configuration, ErrorOut, JWK, KoaContextWithOIDC } from 'oidc-provider'
import { errors, interactionPolicy } from 'oidc-provider'
import type { Person } from '../fiction/people.ts'
import { documentOf, markup, PAGE_HEADERS } from '../page.ts'
import { portalClient, programClient } from './clients.ts'
import { programCredentials } from './keys.ts'
import type { IdentityKeys } from './keys.ts'
import { createMemory } from './memory.ts'

interface ConfigurationDeps {
  readonly people: readonly Person[]
  readonly keys: IdentityKeys
  readonly portalSecret: string
  readonly portalRedirectUris: readonly string[]
  readonly apiAudience: string
  readonly accessTokenSeconds: number
}

/** How sure we are who it is: not at all, somebody clicked on a name. */
export const SANDBOX_ACR = 'urn:registrar:sandbox:no-password'

const MINUTES = 60

/** All that sets this provider apart from the library's defaults. */
export function configurationOf(deps: ConfigurationDeps): Configuration {
  const { people, keys, portalSecret, portalRedirectUris } = deps
  const personById = new Map(people.map((person) => [person.id, person]))
  const personByClient = new Map(
    people.map((person) => [programCredentials(keys, person.id).clientId, person]),
  )
  return {
    adapter: createMemory(Date.now),
    clients: [
      portalClient(portalSecret, portalRedirectUris),
      ...people.map((person) => programClient(keys, person)),
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientBasedCORS: () => false,
    jwks: { keys: [{ ...(keys.signing as JWK), use: 'sig', alg: 'ES256' }] },
    // The session cookie is bound to a path that is never asked for: whoever logs in says anew who he is.
    cookies: { keys: [keys.cookies], long: { path: '/never', httpOnly: true, sameSite: 'lax' } },
    expiresWithSession: () => false,
    pkce: { required: () => true },
    acrValues: [SANDBOX_ACR],
    claims: { openid: ['sub', 'name', 'roles', 'worksFor', 'nic', 'acr'], profile: ['name'] },
    conformIdTokenClaims: false,
    interactions: { policy: askOnlyWhoItIs(), url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) => accountOf(personById.get(id)),
    loadExistingGrant: grantWhatIsAsked,
    extraTokenClaims: (_ctx, { clientId = '' }) => claimsOf(personByClient.get(clientId)),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: resourceIndicators(deps),
    },
    renderError: showError,
    ttl: timesToLive(deps),
  }
}

function timesToLive({ accessTokenSeconds }: ConfigurationDeps): NonNullable<Configuration['ttl']> {
  return {
    AccessToken: accessTokenSeconds,
    ClientCredentials: accessTokenSeconds,
    IdToken: accessTokenSeconds,
    AuthorizationCode: 1 * MINUTES,
    Interaction: 10 * MINUTES,
    Session: 10 * MINUTES,
    Grant: 10 * MINUTES + accessTokenSeconds,
  }
}

type ResourceIndicators = NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>

/** The API is the one resource (RFC 8707); access tokens for it are signed and self-contained (RFC 9068). */
function resourceIndicators({ apiAudience, accessTokenSeconds }: ConfigurationDeps): ResourceIndicators {
  return {
    enabled: true,
    defaultResource: (_ctx, client) => (client.grantTypeAllowed('client_credentials') ? apiAudience : []),
    getResourceServerInfo(_ctx, resource) {
      if (resource !== apiAudience) throw new errors.InvalidTarget()
      return {
        scope: '',
        audience: apiAudience,
        accessTokenFormat: 'jwt',
        accessTokenTTL: accessTokenSeconds,
        jwt: { sign: { alg: 'ES256' } },
      }
    },
  }
}

/** The portal is the Registrar's own, so nobody is asked whether it may know who he is. */
function askOnlyWhoItIs(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  return policy
}

const grantWhatIsAsked: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { client, account, provider } = oidc
  if (client === undefined || account === undefined) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
  grant.addOIDCScope([...oidc.requestParamScopes].join(' '))
  await grant.save()
  return grant
}

type Account = Exclude<Awaited<ReturnType<NonNullable<Configuration['findAccount']>>>, undefined>

function accountOf(person: Person | undefined): Account | undefined {
  if (person === undefined) return undefined
  const claims = { sub: person.id, ...rightsOf(person), acr: SANDBOX_ACR }
  return { accountId: person.id, claims: () => claims }
}

function claimsOf(person: Person | undefined): Record<string, unknown> | undefined {
  return person && { person: person.id, ...rightsOf(person) }
}

function rightsOf({ name, roles, worksFor, nic }: Person): Omit<Person, 'id'> {
  return {
    ...{ name, roles: [...roles] },
    ...(worksFor !== undefined && { worksFor }),
    ...(nic !== undefined && { nic }),
  }
}

function showError(ctx: KoaContextWithOIDC, { error, error_description: description = '' }: ErrorOut): void {
  ctx.type = 'html'
  ctx.set(PAGE_HEADERS)
  ctx.body = documentOf({
    institution: 'identity',
    title: 'This login cannot go on · Connexion impossible',
    body: markup`<p>${error}</p><p class="quiet">${description}</p>`,
  })
}
