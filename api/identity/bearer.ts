import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import { Refusal } from '../../domain/refusal.ts'
import { instantOf } from '../../domain/time.ts'
import type { ApiConfig } from '../deps.ts'
import { isAway, Unavailable } from '../unavailable.ts'
import { actorFrom } from './person.ts'
import type { Person } from './person.ts'
import type { Provider } from './provider.ts'

/** Answers for whom a program acts. */
export type BearerCheck = (token: string) => Promise<Person>

/** Asymmetric ones only: a shared secret would let whoever can check a token make one. */
const ALGORITHMS = ['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA']

/**
 * Checks access tokens as RFC 9068 says: signature, issuer, audience, type and time. Throws `not-authenticated`
 * for a token that does not hold, `not-authorised` for one without a role here, and `Unavailable` when the
 * provider's keys cannot be had: that is not the caller's fault, and he must not log in anew for it.
 */
export function createBearerCheck(
  provider: Provider,
  { audience }: Pick<ApiConfig, 'audience'>,
): BearerCheck {
  let keys: JWTVerifyGetKey | undefined
  return async (token) => {
    const { issuer, jwks_uri: jwksUri = '' } = (await provider()).serverMetadata()
    keys ??= createRemoteJWKSet(new URL(jwksUri))
    const options = { issuer, audience, algorithms: ALGORITHMS, typ: 'at+jwt', requiredClaims: ['exp'] }
    const { payload } = await jwtVerify(token, keys, options).catch((error: unknown) => {
      throw translate(error)
    })
    return personIn(payload)
  }
}

/** `person` names for whom a program acts; without it the subject acts for himself. */
function personIn({ sub, person = sub, name, auth_time: authTime, ...claims }: JWTPayload): Person {
  if (typeof person !== 'string') throw new Refusal('not-authenticated', 'The token names nobody')
  return {
    ...{ actor: actorFrom(person, claims), name: typeof name === 'string' ? name : '' },
    // In seconds; absent where nobody logged in (RFC 9068, 2.2.1).
    ...(typeof authTime === 'number' && { loggedInAt: instantOf(new Date(authTime * 1_000)) }),
  }
}

function translate(error: unknown): Error {
  const noKeys = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid
  const noAnswer = error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC'
  if (noKeys || noAnswer || isAway(error)) return new Unavailable('The identity provider', error)
  return new Refusal('not-authenticated', 'The access token does not hold')
}
