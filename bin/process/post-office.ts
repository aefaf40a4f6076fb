import { setTimeout as pause } from 'node:timers/promises'
import { Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import { createMailer } from '../../activities/post/mailer.ts'
import { BATCH, deliverDue } from '../../activities/post/postman.ts'
import { createWebhookCaller } from '../../activities/post/webhook.ts'
import type { Report } from '../../activities/report.ts'
import { unsubscribeTokenOf, webhookSecretOf } from '../../api/notices-key.ts'
import { payCodeDigest, payCodeOf } from '../../api/pay-code.ts'
import type { Stores } from '../../domain/ports.ts'
import { instantOf } from '../../domain/time.ts'
import type { Config } from '../config.ts'

export interface PostOffice {
  /** Ends when what is under way is done. */
  close(): Promise<void>
}

interface PostOfficeDeps {
  readonly stores: Pick<Stores, 'outbox' | 'payments'>
  readonly config: Pick<Config, 'post' | 'notices' | 'portal'>
  readonly metrics: Registry
  readonly report: Report
}

const LOOK_EVERY_MS = 1_000

/** Delivers messages for as long as it is open. Leases make it safe to have one in each of several processes. */
export function openPostOffice({ stores, config, metrics, report }: PostOfficeDeps): PostOffice {
  const { post, notices, portal } = config
  const mailer = createMailer({ url: post.smtpUrl })
  const closing = new AbortController()
  const until = { signal: closing.signal }
  countDeliveries(stores, metrics)
  const deps: Parameters<typeof deliverDue>[0] = {
    outbox: stores.outbox,
    mailer,
    call: createWebhookCaller({
      reach: notices.reach,
      secretOf: (endpointId, secretId) => webhookSecretOf(notices.key, endpointId, secretId),
    }),
    place: {
      publicUrl: portal.url,
      from: post.from,
      async payLink(noticeId) {
        const code = payCodeOf(post.payLinkKey, noticeId)
        await stores.payments.recordPayCode(noticeId, payCodeDigest(code))
        return `${portal.url}/pay#${code}`
      },
      unsubscribe(recipient) {
        const token = unsubscribeTokenOf(notices.key, recipient)
        return {
          page: `${portal.url}/unsubscribe/${token}`,
          oneClick: `${portal.url}/v1/unsubscriptions/${token}`,
        }
      },
    },
    now: () => instantOf(new Date()),
    report,
  }
  const working = work()

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      const taken = await deliverDue(deps).catch((error: unknown) => {
        report('the post could not look for messages', { err: error })
        return 0
      })
      // Whoever closes meanwhile ends the pause.
      if (taken < BATCH) await pause(LOOK_EVERY_MS, undefined, until).catch(() => undefined)
    }
  }

  return {
    async close() {
      closing.abort()
      await working
      mailer.close()
    },
  }
}

function countDeliveries({ outbox }: Pick<Stores, 'outbox'>, metrics: Registry): void {
  new Gauge({
    name: 'registrar_deliveries',
    help: 'Messages on their way, by state: dead ones want a person',
    labelNames: ['state'],
    registers: [metrics],
    async collect() {
      for (const [state, count] of Object.entries(await outbox.counts())) this.set({ state }, count)
    },
  })
}
