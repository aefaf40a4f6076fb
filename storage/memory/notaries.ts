import type { Notary, NotaryRoll } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { soon } from './state.ts'

const OPEN = { from: null, until: null } as const

export function createNotaries(): NotaryRoll {
  const notaries = new Map<string, Notary>()
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
