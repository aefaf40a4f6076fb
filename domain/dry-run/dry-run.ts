import { assess, surchargesOn } from '../assessment/assess.ts'
import type { Assessment } from '../assessment/assess.ts'
import { presentBy } from '../assessment/surcharges.ts'
import type { Sha256 } from '../ids.ts'
import { sumOf } from '../money.ts'
import type { Cents } from '../money.ts'
import type { Standing } from '../register/change.ts'
import { againstRegister } from '../screening/against-register.ts'
import { openFindings } from '../screening/deed-examined.ts'
import { papersCurrent } from '../screening/papers-current.ts'
import { localDateAt } from '../time.ts'
import type { Instant, LocalDate } from '../time.ts'
import { currentDocuments } from '../transaction/document.ts'
import type { Dossier } from '../transaction/dossier.ts'
import { KINDS } from '../transaction/kinds.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Terms } from '../transaction/terms.ts'
import type { Finding } from '../verdict.ts'
import { lodgingFindings } from './lodging.ts'
import type { LodgingFacts } from './lodging.ts'

/** What would be said if the deed were lodged at that moment. It changes nothing. */
export interface DryRun {
  readonly at: Instant
  /** Of the deed that was tried; null when there is none yet. */
  readonly deedSha256: Sha256 | null
  /** What lodging would say. */
  readonly lodging: readonly Finding[]
  /** What the examination would find. */
  readonly examination: readonly Finding[]
  readonly assessment: Assessment
  readonly surcharge: SurchargeAhead | null
}

/** What being late will cost; null when it costs nothing, when the deed is lodged, or when it is late already. */
interface SurchargeAhead {
  /** The last day on which it is not owed. */
  readonly after: LocalDate
  readonly amount: Cents
  readonly basis: string
}

export interface DryRunFacts extends Pick<LodgingFacts, 'holder'> {
  readonly dossier: Pick<Dossier, 'kind' | 'terms' | 'documents' | 'receipt' | 'requests'>
  readonly standing: Standing
  /** On the newest deed; empty when there is none. */
  readonly deedFindings: readonly Finding[]
  readonly at: Instant
}

/**
 * The rules of lodging, examination and assessment, on the dossier as it stands. The duties are those under the law
 * of the day of the receipt, or of today while there is none.
 */
export function dryRun({ dossier, standing, holder, deedFindings, at }: DryRunFacts): DryRun {
  const { kind, terms, documents, receipt } = dossier
  const on = localDateAt(at)
  const row = KINDS[kind]
  const deed = currentDocuments(documents).find(({ slot }) => slot === 'deed')
  const assessment = assess(row, terms, localDateAt(receipt?.at ?? at))
  return {
    at,
    deedSha256: deed?.ref.sha256 ?? null,
    lodging: lodgingFindings({ asking: dossier, documents, on, holder }),
    examination: [
      ...deedFindings,
      ...againstRegister(row, { terms, standing, asOf: at }),
      papersCurrent(row, { dossier, due: assessment.total, at }),
    ],
    assessment,
    surcharge: receipt === null ? surchargeAhead(row, terms, on) : null,
  }
}

function surchargeAhead(row: KindRow, terms: Terms, on: LocalDate): SurchargeAhead | null {
  const after = presentBy(terms)
  const lines = on > after ? [] : surchargesOn(assess(row, terms, on).lines, terms, on)
  const [first] = lines
  return first === undefined
    ? null
    : { after, amount: sumOf(lines.map(({ amount }) => amount)), basis: first.basis }
}

/**
 * What would follow: lodging would be refused, or the deed returned, or two officers asked, or nothing would stand
 * in the way of payment. What screening may find besides is told to nobody beforehand.
 */
export type Foretold = 'refused' | 'returned' | 'asked' | 'clear'

export function foretell({ lodging, examination }: Pick<DryRun, 'lodging' | 'examination'>): Foretold {
  if (lodging.some(({ verdict }) => verdict !== 'passed')) return 'refused'
  if (examination.some(({ verdict }) => verdict === 'failed')) return 'returned'
  return openFindings(examination).length > 0 ? 'asked' : 'clear'
}

/** Blocking errors apart from warnings. */
export function apart({ lodging, examination }: Pick<DryRun, 'lodging' | 'examination'>): {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly inOrder: readonly Finding[]
} {
  const all = [...lodging, ...examination]
  return {
    errors: all.filter(({ verdict }) => verdict === 'failed'),
    warnings: all.filter(({ verdict }) => verdict === 'indeterminate'),
    inOrder: all.filter(({ verdict }) => verdict === 'passed'),
  }
}
