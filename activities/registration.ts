import type { DossierStore, RegistrationStore, Stores } from '../domain/ports.ts'
import { EFFECT_REFUSALS, Refusal } from '../domain/refusal.ts'
import type { RefusalCode } from '../domain/refusal.ts'
import type { TransactionId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'
import type { TransactionActivities } from './contract.ts'
import { papersEndedIn } from './dossier-of.ts'
import { untilWhen } from './terms.ts'

/** What the register says no longer bears the deed out. */
const MOVED: readonly RefusalCode[] = [...EFFECT_REFUSALS, 'title-locked']

type Deps = Pick<Stores, 'shields' | 'screenings'> & {
  readonly dossiers: DossierStore
  readonly registrations: RegistrationStore
}

export function createRegistrationActivities(deps: Deps): Pick<TransactionActivities, 'registerTransaction'> {
  const { dossiers, registrations } = deps
  return {
    async registerTransaction({ transactionId, round, at, within }) {
      // From here on nobody can object any more.
      await dossiers.enter({ transactionId, stage: 'registering', round, at })
      const isNews = (await isUnheard(deps, transactionId)) || (await isOutdated(deps, transactionId, at))
      if (isNews) return 'moved'
      try {
        await registrations.register(transactionId, at)
        return { reopenableUntil: untilWhen('valuation', at, within) }
      } catch (error) {
        if (error instanceof Refusal && MOVED.includes(error.code)) return 'moved'
        throw error
      }
    },
  }
}

/** An owner objected after the facts were gathered that officers decided upon. */
async function isUnheard({ shields, screenings }: Deps, transactionId: TransactionId): Promise<boolean> {
  const { objections } = await shields.standing(transactionId)
  if (objections.length === 0) return false
  const [last] = await screenings.of(transactionId)
  return last?.facts.owners?.objectedAt == null
}

/** A paper that the law asks for has ended since then. */
async function isOutdated(
  { dossiers, screenings }: Deps,
  transactionId: TransactionId,
  at: Instant,
): Promise<boolean> {
  const ended = await papersEndedIn(dossiers, transactionId, at)
  if (ended.length === 0) return false
  const [last] = await screenings.of(transactionId)
  return ended.length > (last?.facts.endedPapers ?? []).length
}
