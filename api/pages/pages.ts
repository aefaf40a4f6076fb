import { Router } from 'express'
import type { ApiDeps, Pages } from '../deps.ts'
import { createPublicationPages } from './anyone/publications.ts'
import { createStart } from './anyone/start.ts'
import { createVerify } from './anyone/verify.ts'
import { createAssets } from './assets/assets.ts'
import { createContactPage } from './inbox/contact.ts'
import { createInboxPages } from './inbox/inbox.ts'
import { createUnsubscribePage } from './inbox/unsubscribe.ts'
import { createUndeliveredPages } from './inbox/undelivered.ts'
import { countUnread } from './inbox/unread.ts'
import { createNotaryPages } from './notary/notary.ts'
import { createSoftwarePages } from './notary/software.ts'
import { createOfficerPages } from './officer/officer.ts'
import { createOwnerPages } from './owner/owner.ts'
import { createOwnTransactionPages } from './owner/transactions.ts'
import { createPartyPages } from './party/party.ts'
import { createPayerPages } from './payer/payer.ts'
import { findPlaces } from './places.ts'
import { createShowProblem } from './problems.ts'
import { createParcelPage } from './register/parcel-page.ts'
import { chooseLanguage, languageCookie } from './render/language.ts'
import { createRenderer } from './render/show.ts'

/** All that a browser sees: pages made here from the same commands and stores as the JSON API. */
export function createPages(deps: ApiDeps): Pages {
  const { config } = deps
  const places = findPlaces()
  const renderer = createRenderer(deps, places)
  const router = Router()
  router.use(createAssets(places))
  router.use(chooseLanguage(languageCookie(config), config.publicUrl))
  router.use(countUnread(deps))
  router.use(createStart(renderer), createVerify(deps, renderer), createPublicationPages(deps, renderer))
  router.use(createPayerPages(deps, renderer), createPartyPages(deps, renderer))
  router.use(createInboxPages(deps, renderer), createContactPage(deps, renderer))
  router.use(createUnsubscribePage(deps, renderer))
  router.use(createUndeliveredPages(deps, renderer), createSoftwarePages(deps, renderer))
  router.use(createOwnerPages(deps, renderer), createOwnTransactionPages(deps, renderer))
  router.use(createNotaryPages(deps, renderer))
  router.use(createOfficerPages(deps, renderer))
  router.use(createParcelPage(deps, renderer))
  return { router, showProblem: createShowProblem(renderer) }
}
