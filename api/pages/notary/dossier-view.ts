import { currentDocuments } from '../../../domain/transaction/document.ts'
import type { DossierDocument } from '../../../domain/transaction/document.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { askedOf } from '../../../domain/transaction/kinds.ts'
import { titleOfAsked } from '../../../domain/transaction/kinds/asking.ts'
import type { DocumentSlot } from '../../../domain/transaction/kinds/asking.ts'
import { STAGES } from '../../../domain/transaction/stages.ts'
import type { Text } from '../../../web/text/shape.ts'
import type { Language } from '../../../web/text/text.ts'
import { explainAll } from '../explain.ts'
import type { Voice } from '../render/show.ts'

/** One document asked for, with its newest version if there is one. */
interface SlotView {
  readonly slot: DocumentSlot
  readonly title: string
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
  readonly isFinal: boolean
}

export function viewOf({ t, language }: Pick<Voice, 't' | 'language'>, dossier: Dossier): DossierView {
  const { stage, findings } = dossier
  const { waitsFor } = STAGES[stage]
  const slots = slotsOf(t, language, dossier)
  return {
    slots,
    mayChange: waitsFor === 'notary',
    mayWithdraw: waitsFor === 'notary' || stage === 'awaiting-payment',
    missing: slots.flatMap((slot) => missingIn(t, slot)),
    wouldFail: slots.flatMap((slot) => slot.findings.open.map(({ title }) => title)),
    examination: explainAll(t, findings),
    isFinal: waitsFor === 'nobody',
  }
}

function slotsOf(t: Text, language: Language, { terms, documents }: Dossier): readonly SlotView[] {
  const current = currentDocuments(documents)
  return askedOf(terms).map((asked) => {
    const { slot, basis } = asked
    const document = current.find((candidate) => candidate.slot === slot) ?? null
    return {
      slot,
      title: titleOfAsked(asked)[language],
      basis,
      document,
      findings: explainAll(t, document?.findings ?? []),
    }
  })
}

function missingIn(t: Text, { title, document }: SlotView): readonly string[] {
  const { lodgeMissing, lodgeUnjudged } = t.notary.dossier
  if (document === null) return [lodgeMissing(title)]
  return document.status === 'accepted' ? [] : [lodgeUnjudged(title)]
}
