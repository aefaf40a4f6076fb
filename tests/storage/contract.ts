import type { Stores } from '../../domain/ports.ts'
import { addressesContract } from './contract/addresses.ts'
import { archiveContract } from './contract/archive.ts'
import { caseContract } from './contract/cases.ts'
import { deadlineContract } from './contract/deadlines.ts'
import { documentContract } from './contract/documents.ts'
import { dossierMessageContract } from './contract/dossier-messages.ts'
import { dossierContract } from './contract/dossiers.ts'
import { dryRunContract } from './contract/dry-runs.ts'
import { edgeContract } from './contract/edge.ts'
import { effectContract } from './contract/effects.ts'
import { amendmentContract } from './contract/amendments.ts'
import { endingContract } from './contract/ending.ts'
import { evidenceContract } from './contract/evidence.ts'
import { exchangeContract } from './contract/exchange.ts'
import { historyContract } from './contract/history.ts'
import { inscriptionContract } from './contract/inscriptions.ts'
import { lodgingContract } from './contract/lodging.ts'
import { notaryContract } from './contract/notaries.ts'
import { newsContract } from './contract/news.ts'
import { noticeContract } from './contract/notices.ts'
import { outboxContract } from './contract/outbox.ts'
import { partyLoginContract } from './contract/party-login.ts'
import { preparationContract } from './contract/preparation.ts'
import { publicationContract } from './contract/publications.ts'
import { registerContract } from './contract/register.ts'
import { registrationContract } from './contract/registrations.ts'
import { reminderContract } from './contract/reminders.ts'
import { revaluationContract } from './contract/revaluations.ts'
import { settlementContract } from './contract/settlement.ts'
import { shieldContract } from './contract/shields.ts'
import { stillClearedContract } from './contract/still-cleared.ts'
import { createWorld } from './contract/world.ts'
import type { World } from './contract/world.ts'

export interface OpenStores {
  readonly stores: Stores
  close(): Promise<void>
}

/** Run against every engine and the in-memory fake, so that none can drift from the others. */
export function itBehavesLikeStores(open: () => Promise<OpenStores>): void {
  let opened: OpenStores
  let world: World

  before(async () => {
    opened = await open()
    world = createWorld(opened.stores)
  })

  after(() => opened.close())

  const contracts = [
    registerContract,
    dossierContract,
    documentContract,
    exchangeContract,
    dossierMessageContract,
    partyLoginContract,
    preparationContract,
    lodgingContract,
    noticeContract,
    settlementContract,
    amendmentContract,
    endingContract,
    revaluationContract,
    deadlineContract,
    reminderContract,
    caseContract,
    registrationContract,
    effectContract,
    inscriptionContract,
    historyContract,
    edgeContract,
    notaryContract,
    evidenceContract,
    archiveContract,
    dryRunContract,
    outboxContract,
    addressesContract,
    newsContract,
    shieldContract,
    stillClearedContract,
    publicationContract,
  ]
  for (const contract of contracts) contract(() => world)
}
