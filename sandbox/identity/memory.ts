import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  readonly until: number
}

/**
 * Logins under way, in memory: a restart asks people to begin again and voids no token, since access tokens
 * are signed and not stored. What has expired is swept as new things come.
 */
export function createMemory(now: () => number): AdapterFactory {
  const kept = new Map<string, Kept>()
  const sweep = (): void => {
    for (const [key, { until }] of kept) if (until <= now()) kept.delete(key)
  }
  const payloadAt = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key)
    return found === undefined || found.until <= now() ? undefined : found.payload
  }
  const firstWhere = (
    prefix: string,
    matches: (payload: AdapterPayload) => boolean,
  ): AdapterPayload | undefined =>
    [...kept].find(([key, { payload }]) => key.startsWith(prefix) && matches(payload))?.[1].payload

  return (model): Adapter => {
    const prefix = `${model}:`
    const answer = <Value>(value: Value): Promise<Value> => Promise.resolve(value)
    return {
      upsert(id, payload, expiresIn = Number.POSITIVE_INFINITY) {
        sweep()
        kept.set(prefix + id, { payload, until: now() + expiresIn * 1_000 })
        return answer(undefined)
      },
      find: (id) => answer(payloadAt(prefix + id)),
      findByUid: (uid) => answer(firstWhere(prefix, (payload) => payload.uid === uid)),
      findByUserCode: (userCode) => answer(firstWhere(prefix, (payload) => payload.userCode === userCode)),
      consume(id) {
        const found = kept.get(prefix + id)
        const consumed = Math.floor(now() / 1_000)
        if (found !== undefined) kept.set(prefix + id, { ...found, payload: { ...found.payload, consumed } })
        return answer(undefined)
      },
      destroy(id) {
        kept.delete(prefix + id)
        return answer(undefined)
      },
      revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
        return answer(undefined)
      },
    }
  }
}
