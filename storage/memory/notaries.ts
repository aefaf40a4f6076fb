import type { NotaryRoll } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { soon } from './state.ts'
import type { State } from './state.ts'

const OPEN = { from: null, until: null } as const

export function createNotaries({ notaries }: State): NotaryRoll {
  return {
    enrol: ({ id, name, certificateSha256: sha256, at }) =>
      soon(() => {
        const known = notaries.get(id) ?? { id, commission: OPEN, suspensions: [], certificates: [] }
        const last = known.certificates.at(-1)
        const counts = last?.sha256 === sha256 && last.until === null
        const ended = known.certificates.map((one) => (one.until === null ? { ...one, until: at } : one))
        const certificates = counts ? known.certificates : [...ended, { sha256, from: at, until: null }]
        notaries.set(id, { ...known, name, certificates })
      }),
    amend: (id, office) =>
      soon(() => {
        const known = notaries.get(id)
        if (known === undefined) throw new Refusal('not-authorised', 'This notary is not on the roll')
        notaries.set(id, { ...known, ...office })
      }),
    find: (id) => soon(() => notaries.get(id)),
  }
}

/** The name on the roll; his id, if he is not there. */
export function notaryName({ notaries }: State, id: string): string {
  return notaries.get(id)?.name ?? id
}
