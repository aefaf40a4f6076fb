import { emailIn } from '../../domain/message/contact.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { digestOf } from '../digest.ts'
import { partyCodeOf } from '../party.ts'
import { enter } from '../party-entrance.ts'
import { dossierFor } from './ask.ts'
import { dayIn, notPast } from './day.ts'
import { nudge } from './nudge.ts'
import { once } from './once.ts'
import { takeUpload } from './upload.ts'

const PREPARE = 'prepare a dossier'

type OfficeCommands = Pick<
  Commands,
  'askFor' | 'takeBack' | 'makeLink' | 'revokeLink' | 'setPartyContact' | 'write' | 'markRead'
>

/** What notary and clerks do in the exchange with the parties. Each is a commit of the record. */
export function createExchangeCommands(deps: CommandDeps): OfficeCommands {
  const { exchange } = deps.stores
  return {
    async askFor({ actor, key }, id, { title, of, until, note }) {
      await dossierFor(deps, actor, PREPARE, id)
      const asked = {
        title: titleOf(title),
        of,
        until: dayIn(until, { field: 'until' }),
        note: note === '' ? null : note,
      }
      const what = ['ask-for', id, asked.title, of, until, note]
      return await once(deps, { actorId: actor.id, key, what }, async ({ updateId, again }) => {
        if (!again) notPast(asked.until, deps.now(), { field: 'until' })
        const asking = { transactionId: id, key: updateId, ...asked, actor, at: deps.now() }
        const request = await exchange.askFor(asking)
        await nudge(deps, id)
        return request
      })
    },
    async takeBack({ actor, key }, id, slot) {
      await dossierFor(deps, actor, PREPARE, id)
      return await once(deps, { actorId: actor.id, key, what: ['take-back', id, slot] }, async () => {
        await exchange.takeBack({ transactionId: id, slot, actor, at: deps.now() })
        return { slot }
      })
    },
    ...createLinkCommands(deps),
    async setPartyContact({ actor, key }, id, party, { email: typed, language }) {
      await dossierFor(deps, actor, PREPARE, id)
      const contact = { email: emailIn(typed), language }
      const what = ['party-contact', id, party, contact.email, language]
      await once(deps, { actorId: actor.id, key, what }, async ({ updateId }) => {
        await exchange.setContact({ transactionId: id, key: updateId, party, contact, actor, at: deps.now() })
        return null
      })
    },
    async write({ actor, key }, id, party, text) {
      await dossierFor(deps, actor, PREPARE, id)
      const what = ['write', id, party, text]
      return await once(deps, { actorId: actor.id, key, what }, ({ updateId }) =>
        exchange.write({ transactionId: id, key: updateId, party, text, actor, at: deps.now() }),
      )
    },
    async markRead(actor, id, party, upTo) {
      await dossierFor(deps, actor, PREPARE, id)
      await exchange.markRead({ transactionId: id, party, reader: 'office', upTo })
    },
  }
}

function createLinkCommands(deps: CommandDeps): Pick<Commands, 'makeLink' | 'revokeLink'> {
  const { exchange } = deps.stores
  return {
    async makeLink({ actor, key }, id, party) {
      await dossierFor(deps, actor, PREPARE, id)
      // The answer is stored without the code, which is derived anew: the record keeps its digest alone.
      const link = await once(deps, { actorId: actor.id, key, what: ['link', id, party] }, ({ updateId }) => {
        const codeSha256 = digestOf(partyCodeOf(deps.config.payLinkKey, { linkId: updateId }))
        const making = { transactionId: id, linkId: updateId, codeSha256, party, actor, at: deps.now() }
        return exchange.makeLink(making)
      })
      return { link, code: partyCodeOf(deps.config.payLinkKey, link) }
    },
    async revokeLink({ actor, key }, id, linkId) {
      await dossierFor(deps, actor, PREPARE, id)
      return await once(deps, { actorId: actor.id, key, what: ['revoke-link', id, linkId] }, async () => {
        await exchange.revokeLink({ transactionId: id, linkId, actor, at: deps.now() })
        return { linkId }
      })
    },
  }
}

/** What a party does, whom its link or its login lets in. */
export function createPartyCommands(deps: CommandDeps): Pick<Commands, 'partyUpload' | 'partyWrite'> {
  return {
    async partyUpload(entrance, key, slot, incoming) {
      const { dossier, party, by, actorId } = await enter(deps, entrance)
      const upload = { dossier, actor: by, actorId, key, slot, party: party.key }
      return await takeUpload(deps, upload, incoming)
    },
    async partyWrite(entrance, key, text) {
      const { dossier, party, by, actorId } = await enter(deps, entrance)
      const { transactionId } = dossier
      const what = ['write', transactionId, party.key, text]
      return await once(deps, { actorId, key, what }, ({ updateId }) =>
        deps.stores.exchange.write({
          ...{ transactionId, key: updateId, party: party.key, text, actor: by },
          at: deps.now(),
        }),
      )
    },
  }
}

const MAX_TITLE = 200

function titleOf(text: string): string {
  const title = text.trim()
  if (title !== '' && title.length <= MAX_TITLE) return title
  throw new Refusal('title-unfit', 'Say what is asked for, in at most 200 characters', { field: 'title' })
}
