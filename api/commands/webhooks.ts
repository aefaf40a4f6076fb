import type { Actor } from '../../domain/actor.ts'
import { isEndpointUrl } from '../../domain/message/endpoint-url.ts'
import { messageTo } from '../../domain/message/message.ts'
import type { WebhookEndpoint } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { authorize } from '../authorize.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { webhookSecretOf } from '../notices-key.ts'
import { once } from './once.ts'

type WebhookCommands = Pick<
  Commands,
  'registerWebhook' | 'removeWebhook' | 'renewWebhookSecret' | 'tryWebhook'
>

/** Where a notary's software hears of events. SQL alone, no procedure. */
export function createWebhookCommands(deps: CommandDeps): WebhookCommands {
  const { stores, now } = deps
  return {
    registerWebhook: registering(deps),
    async removeWebhook({ actor, key }, endpointId) {
      authorize(actor, 'register webhooks', null)
      await once(deps, { actorId: actor.id, key, what: ['remove-webhook', endpointId] }, async () => {
        await ownEndpoint(deps, actor, endpointId)
        await stores.webhooks.remove(endpointId, now())
        return null
      })
    },
    renewWebhookSecret: renewing(deps),
    async tryWebhook({ actor, key }, endpointId) {
      authorize(actor, 'register webhooks', null)
      const asked = { actorId: actor.id, key, what: ['try-webhook', endpointId] }
      await once(deps, asked, async ({ updateId }) => {
        const { url } = await ownEndpoint(deps, actor, endpointId)
        const about = { transactionId: null, occasion: updateId.slice(0, 16), at: now(), data: { url } }
        const message = messageTo({ kind: 'person', id: actor.id }, 'webhook-trial', about)
        await stores.outbox.enqueueTo(endpointId, message)
        return null
      })
    },
  }
}

/** The endpoint's id comes of the request, so that a repeat whose answer was lost is the same endpoint. */
function registering(deps: CommandDeps): WebhookCommands['registerWebhook'] {
  const { stores, now, config } = deps
  return async ({ actor, key }, url) => {
    authorize(actor, 'register webhooks', null)
    if (!isEndpointUrl(url, config.webhookReach)) {
      throw new Refusal('endpoint-invalid', 'An endpoint is an https address with a public name', { url })
    }
    // The secret is derived anew for every repeat: the record of answers must not hold it.
    const endpoint = await once(deps, { actorId: actor.id, key, what: ['webhook', url] }, async (attempt) => {
      const endpointId = `we_${attempt.updateId.slice(0, 24)}`
      const registered = { endpointId, notaryId: actor.id, url, registeredAt: now() }
      await stores.webhooks.register(registered)
      return registered
    })
    const secret = webhookSecretOf(config.noticesKey, endpoint.endpointId, null)
    return { ...endpoint, secretId: null, former: null, secret }
  }
}

/** The secret's name comes of the request, so that a repeat whose answer was lost shows the same secret. */
function renewing(deps: CommandDeps): WebhookCommands['renewWebhookSecret'] {
  const { stores, now, config } = deps
  return async ({ actor, key }, endpointId) => {
    authorize(actor, 'register webhooks', null)
    const asked = { actorId: actor.id, key, what: ['renew-webhook-secret', endpointId] }
    const secretId = await once(deps, asked, async ({ updateId }) => {
      await ownEndpoint(deps, actor, endpointId)
      const name = updateId.slice(0, 16)
      await stores.webhooks.renewSecret(endpointId, name, now())
      return name
    })
    const endpoint = await ownEndpoint(deps, actor, endpointId)
    return { ...endpoint, secret: webhookSecretOf(config.noticesKey, endpointId, secretId) }
  }
}

/** Throws `endpoint-not-found`. */
async function ownEndpoint(
  { stores }: Pick<CommandDeps, 'stores'>,
  actor: Actor,
  endpointId: string,
): Promise<WebhookEndpoint> {
  const own = await stores.webhooks.listOf(actor.id)
  const found = own.find((endpoint) => endpoint.endpointId === endpointId)
  if (found === undefined) throw new Refusal('endpoint-not-found', 'You have no such endpoint')
  return found
}
