import type { Knex } from 'knex'
import type { DossierStore } from '../../domain/ports.ts'
import type { EventName } from '../../domain/transaction/history.ts'
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

export async function enter(knex: Knex, command: Enter): Promise<void> {
  await actOn(knex, command.transactionId, (trx, dossier) => enterWithin(trx, dossier, command))
}

/** The same within a commit; answers the dossier as it stands then. Throws `illegal-transition`. */
export async function enterWithin(
  trx: Knex.Transaction,
  dossier: DossierRow,
  { transactionId, stage, round, at }: Enter,
): Promise<DossierRow> {
  const event = ENTERED[stage]
  if (event === undefined) throw new RangeError(`The stage ${stage} is entered by its own commit`)
  const entered = { at, event, actorId: null, detail: { round } }
  const isNew = await appendOnce(trx, transactionId, `${stage}/${round}`, entered)
  if (!isNew || dossier.stage === stage) return dossier
  await moveTo(trx, dossier, stage)
  return { ...dossier, stage }
}
