import { later } from '../time.ts'
import type { Instant } from '../time.ts'

/** The secrets of one endpoint by their names. Each is derived of its name and never stored; null names the first. */
export interface WebhookSecrets {
  readonly secretId: string | null
  /** The one before, which signs beside the new one until then; null when there is none. */
  readonly former: { readonly secretId: string | null; readonly until: Instant } | null
}

/** How long both sign, so that software can change over without losing a call (Standard Webhooks, "key rotation"). */
const BOTH_SIGN_MS = 24 * 60 * 60 * 1_000

/** With a new secret. The same name again changes nothing. */
export function renewed(secrets: WebhookSecrets, secretId: string, at: Instant): WebhookSecrets {
  if (secrets.secretId === secretId) return secrets
  return { secretId, former: { secretId: secrets.secretId, until: later(at, BOTH_SIGN_MS) } }
}

/** Names of the secrets that sign at this moment, newest first. */
export function secretsAt({ secretId, former }: WebhookSecrets, at: Instant): readonly (string | null)[] {
  return former === null || former.until <= at ? [secretId] : [secretId, former.secretId]
}
