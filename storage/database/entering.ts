import type { Knex } from 'knex'
import type { DossierStore } from '../../domain/ports.ts'
import type { EventName } from '../../domain/transaction/history.ts'
import { advance } from '../../domain/transaction/stages.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import { actOn, moveTo } from './act.ts'
import { appendOnce } from './history.ts'
import type { DossierRow } from './rows.ts'

type Enter = Parameters<DossierStore['enter']>[0]

/** The stages that nothing but time or the engine brings about. All others have their own commit. */
const ENTERED: Readonly<Partial<Record<Stage, EventName>>> = {
  examining: 'examining',
  clearing: 'clearing',
  registering: 'registering',
  closed: 'closed',
}

export function enter(knex: Knex, command: Enter): Promise<void> {
  return actOn(knex, command.transactionId, async (trx, dossier) => {
    const { stage } = await appendEntering(trx, dossier, command)
    if (stage !== dossier.stage) await moveTo(trx, dossier, stage)
  })
}

/**
 * Has the history tell once that the stage is entered, and answers the dossier as it then stands; its row is the
 * caller's to write, who may go through the stage within one commit. Throws `illegal-transition`.
 */
export async function appendEntering(
  trx: Knex.Transaction,
  dossier: DossierRow,
  { transactionId, stage, round, at }: Enter,
): Promise<DossierRow> {
  const event = ENTERED[stage]
  if (event === undefined) throw new RangeError(`The stage ${stage} is entered by its own commit`)
  const entered = { at, event, actorId: null, detail: { round } }
  const isNew = await appendOnce(trx, transactionId, `${stage}/${round}`, entered)
  if (!isNew || dossier.stage === stage) return dossier
  return { ...dossier, stage: advance(dossier.stage, stage) }
}
