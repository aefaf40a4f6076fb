import type { Standing } from '../register/change.ts'
import type { Instant } from '../time.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Terms } from '../transaction/terms.ts'
import type { Finding } from '../verdict.ts'
import { giversOnTitle } from './givers-on-title.ts'
import { parcelFree } from './parcel-free.ts'
import { registerBearsOut } from './register-bears-out.ts'
import type { Screened } from './rule.ts'

export interface Compared {
  readonly terms: Terms
  readonly standing: Standing
  readonly asOf: Instant
}

/**
 * The deed's data against the register: what no officer could release is told to the notary before anybody pays.
 * What screening finds beyond that is for officers alone.
 */
export function againstRegister(kind: KindRow, { terms, standing, asOf }: Compared): readonly Finding[] {
  const { parcel: record, counterpart } = standing
  const facts = { ...record, counterpart, terms, asOf }
  return [...giversOnTitle(kind, facts), ...parcelFree(kind, facts), ...registerBearsOut(kind, facts)].map(
    unweighed,
  )
}

/** In an examination whatever fails goes back, so that nothing has a weight. */
function unweighed({ rule, verdict, code, basis, detail }: Screened): Finding {
  return { rule, verdict, code, basis, detail }
}
