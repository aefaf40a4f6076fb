import { currentDocuments } from '../../../domain/transaction/document.ts'
import type { DossierDocument } from '../../../domain/transaction/document.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { DocumentSlot } from '../../../domain/transaction/kinds.ts'
import { STAGES } from '../../../domain/transaction/stages.ts'
import type { Text } from '../../../web/text/shape.ts'
import { explainAll, explainCode } from '../explain.ts'

/** One document asked for, with its newest version if there is one. */
interface SlotView {
  readonly slot: DocumentSlot
  readonly basis: string
  readonly document: DossierDocument | null
  readonly findings: ReturnType<typeof explainAll>
}

/** What the dossier lets its notary do now, and what to say to him. */
interface DossierView {
  readonly slots: readonly SlotView[]
  readonly mayChange: boolean
  readonly mayWithdraw: boolean
  /** Why it cannot be lodged yet; empty when it can. */
  readonly missing: readonly string[]
  /** What would bring it back if it were lodged now. */
  readonly wouldFail: readonly string[]
  readonly examination: ReturnType<typeof explainAll>
  readonly returnedFor: readonly string[]
  readonly isFinal: boolean
}

export function viewOf(t: Text, dossier: Dossier): DossierView {
  const { stage, findings, returned } = dossier
  const { waitsFor } = STAGES[stage]
  const slots = slotsOf(t, dossier)
  return {
    slots,
    mayChange: waitsFor === 'notary',
    mayWithdraw: waitsFor === 'notary' || stage === 'awaiting-payment',
    missing: slots.flatMap((slot) => missingIn(t, slot)),
    wouldFail: slots.flatMap((slot) => slot.findings.open.map(({ title }) => title)),
    examination: explainAll(t, findings),
    returnedFor: stage === 'returned' ? (returned?.codes ?? []).map((code) => explainCode(t, code)) : [],
    isFinal: waitsFor === 'nobody',
  }
}

function slotsOf(t: Text, { kind, documents }: Dossier): readonly SlotView[] {
  const current = currentDocuments(documents)
  return KINDS[kind].documents.map(({ slot, basis }) => {
    const document = current.find((candidate) => candidate.slot === slot) ?? null
    return { slot, basis, document, findings: explainAll(t, document?.findings ?? []) }
  })
}

function missingIn(t: Text, { slot, document }: SlotView): readonly string[] {
  const { lodgeMissing, lodgeUnjudged } = t.notary.dossier
  if (document === null) return [lodgeMissing(t.words.slot[slot])]
  return document.status === 'accepted' ? [] : [lodgeUnjudged(t.words.slot[slot])]
}
