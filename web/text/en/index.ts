import { en as checks } from '../../../signatures/words/en.ts'
import { contact, messageNames } from './contact.ts'
import { deadlines } from './deadlines.ts'
import { revaluation } from './revaluation.ts'
import { dryRun } from './dry-run.ts'
import { facts, factValues, findingFallback, findings } from './findings.ts'
import { inbox } from './inbox.ts'
import { layout } from './layout.ts'
import { notary } from './notary.ts'
import { officer } from './officer.ts'
import { owner } from './owner.ts'
import { party } from './party.ts'
import { payer } from './payer.ts'
import { problems } from './problems.ts'
import { decisions, outcomes, reasonAdvice, reasons } from './reasons.ts'
import { publications } from './publications.ts'
import { refusals } from './refusals.ts'
import { signing } from './signing.ts'
import { software } from './software.ts'
import { events, stages, steps } from './stages.ts'
import { register } from './register.ts'
import { accessibility, start } from './start.ts'
import { verify } from './verify.ts'
import { words } from './words.ts'

/** Everything a page says in English. */
export const en = {
  ...{ contact, messageNames, software, publications },
  ...{ inbox, layout, words, stages, steps, events, refusals, reasons, reasonAdvice, decisions, outcomes },
  ...{ findings, findingFallback, facts, factValues, checks, deadlines, revaluation },
  ...{ dryRun, start, accessibility, notary, owner, party, payer, officer },
  ...{ register, signing, verify, problems },
}
