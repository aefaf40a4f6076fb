import type { ChangesAfter } from '../pdf/changes.ts'

/** May this have happened to a deed after it was signed (S10)? What was not evaluated may not. */
export function isLawful(changes: ChangesAfter | null): boolean {
  return changes === 'NONE' || changes === 'LTA' || changes === 'SIGNATURE'
}
