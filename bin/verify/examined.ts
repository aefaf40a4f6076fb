import type { DocumentVerdict, Indication, SubIndication } from '../../signatures/verdict.ts'

/** Why the system would not give a file, or list a folder (such as `ENOENT`). */
export interface Unreadable {
  readonly file: string
  readonly unreadable: string
}

/** A file with the verdict on it, or why there is none. */
export type Examined = { readonly file: string; readonly verdict: DocumentVerdict } | Unreadable

export type Conclusion = 'passed' | 'failed' | 'open'

export interface Outcome {
  readonly indication: Indication
  readonly subIndication: SubIndication | 'SIGNED_DATA_NOT_FOUND' | null
}

/** What is said of a file without anything signed in it, or that nobody could open. */
export const NOT_FOUND: Outcome = { indication: 'INDETERMINATE', subIndication: 'SIGNED_DATA_NOT_FOUND' }

export const BY_INDICATION: Readonly<Record<Indication, Conclusion>> = {
  TOTAL_PASSED: 'passed',
  TOTAL_FAILED: 'failed',
  INDETERMINATE: 'open',
}

/**
 * The indication of a whole file (ETSI EN 319 102-1 5.1.3). A file that nobody signed fails as a deed, yet
 * nothing in it is disproven: as a document it is open, there being no signed data to judge. A document timestamp
 * does not change that, for it says when and not who; yet one that does not hold shows that something is wrong.
 */
export function outcomeOf(verdict: DocumentVerdict): Outcome {
  const { timestamps } = verdict
  const broken = timestamps.some(({ indication }) => indication === 'TOTAL_FAILED')
  if (isUnsigned(verdict) && !broken) return NOT_FOUND
  return { indication: verdict.indication, subIndication: verdict.subIndication ?? null }
}

/** What cannot be read counts as failed: whoever asked relies on it being there. */
export function conclusionOf(examined: Examined): Conclusion {
  if ('unreadable' in examined) return 'failed'
  return BY_INDICATION[outcomeOf(examined.verdict).indication]
}

export function isUnsigned({ structure, signatures }: DocumentVerdict): boolean {
  return signatures.length === 0 && structure.some(({ code }) => code === 'no-signature')
}
