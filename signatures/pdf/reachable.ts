import { limitReached } from './error.ts'
import { LIMITS } from './limits.ts'
import { childrenOf } from './new-objects.ts'
import type { PdfValue } from './values.ts'
import type { RevisionView } from './view.ts'

/** The numbers of all objects that the trailer leads to, in the order in which they are found. */
export function reachableObjects(view: RevisionView): ReadonlySet<number> {
  const found = new Set<number>()
  const pending: PdfValue[] = [view.revision.trailer]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.kind === 'ref') {
      if (found.has(value.number)) continue
      found.add(value.number)
      if (found.size > LIMITS.objects) throw limitReached(0)
      const target = view.objectAt(value.number)
      if (target !== undefined) pending.push(target)
      continue
    }
    for (const child of childrenOf(value)) if (mayLead(child)) pending.push(child)
  }
  return found
}

function mayLead({ kind }: PdfValue): boolean {
  return kind === 'ref' || kind === 'dict' || kind === 'array'
}
