import { newestIn } from '../../../domain/exchange/asked.ts'
import type { AskedStatus } from '../../../domain/exchange/asked.ts'
import type { LocalDate } from '../../../domain/time.ts'
import type { DossierDocument } from '../../../domain/transaction/document.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { signatoriesOf } from '../../../domain/transaction/signatories.ts'
import type { Signatory } from '../../../domain/transaction/signatories.ts'
import { mayFollow, STAGES } from '../../../domain/transaction/stages.ts'
import type { Text } from '../../../web/text/shape.ts'
import { askedViews } from '../../party.ts'
import { explainAll } from '../explain.ts'
import type { Voice } from '../render/show.ts'
import { slotTitles } from '../slot-titles.ts'

/** One document asked for, with its newest version if there is one. */
interface SlotView {
  readonly slot: string
  readonly title: string
  /** Null for what the notary asked in addition. */
  readonly basis: string | null
  readonly note: string | null
  readonly until: LocalDate | null
  readonly status: AskedStatus
  readonly document: DossierDocument | null
  readonly findings: ReturnType<typeof explainAll>
}

/** What the dossier lets its notary do now, and what to say to him. */
interface DossierView {
  readonly slots: readonly SlotView[]
  readonly signatories: readonly Signatory[]
  readonly mayChange: boolean
  readonly mayWithdraw: boolean
  /** Why it cannot be lodged yet; empty when it can. */
  readonly missing: readonly string[]
  /** What would bring it back if it were lodged now. */
  readonly wouldFail: readonly string[]
  readonly examination: ReturnType<typeof explainAll>
  readonly isFinal: boolean
}

export function viewOf(voice: Voice, dossier: Dossier, on: LocalDate): DossierView {
  const { stage, findings } = dossier
  const { waitsFor } = STAGES[stage]
  const { t } = voice
  const slots = slotsOf(voice, dossier, on)
  return {
    slots,
    signatories: signatoriesOf(dossier.terms, newestIn('deed', dossier.documents)),
    mayChange: waitsFor === 'notary',
    mayWithdraw: mayFollow(stage, 'withdrawn'),
    missing: slots.flatMap((slot) => missingIn(t, slot)),
    wouldFail: slots.flatMap((slot) => slot.findings.open.map(({ title }) => title)),
    examination: explainAll(voice, findings, slotTitles(dossier, voice.language)),
    isFinal: waitsFor === 'nobody',
  }
}

function slotsOf(voice: Voice, dossier: Dossier, on: LocalDate): readonly SlotView[] {
  return askedViews(dossier, on).map(({ slot, title, basis, note, until, status, document }) => ({
    ...{ slot, basis, note, until, status, document },
    title: title[voice.language],
    findings: explainAll(voice, document?.findings ?? []),
  }))
}

function missingIn(t: Text, { title, status }: SlotView): readonly string[] {
  const { lodgeMissing, lodgeUnjudged, lodgeExpired } = t.notary.dossier
  if (status === 'asked') return [lodgeMissing(title)]
  if (status === 'expired') return [lodgeExpired(title)]
  return status === 'accepted' ? [] : [lodgeUnjudged(title)]
}
