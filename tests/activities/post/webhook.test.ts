import { expect } from 'chai'
import { Webhook } from 'standardwebhooks'
import { createWebhookCaller } from '../../../activities/post/webhook.ts'
import { messageTo } from '../../../domain/message/message.ts'
import { instantOf, later } from '../../../domain/time.ts'
import { startHook } from './other-side.ts'

const DAY = 24 * 3_600_000
/** The verifier of webhooks holds timestamps against the true clock. */
const start = instantOf(new Date())

function secretOf(_endpointId: string, name: string | null): string {
  return `whsec_${Buffer.from((name ?? 'first').padEnd(32, '.')).toString('base64')}`
}

describe('a call to software whose secret was changed', () => {
  it('is signed with the new secret and the former one for a day, then with the new one alone', async () => {
    const hook = await startHook()
    const call = createWebhookCaller({ reach: 'loopback', secretOf })
    const endpoint = {
      ...{ endpointId: 'e-1', notaryId: 'notary-1', url: hook.url, registeredAt: start },
      ...{ secretId: 'second', former: { secretId: null, until: later(start, DAY) } },
    }
    const about = { transactionId: null, occasion: 1, at: start, data: { url: hook.url } }
    const message = messageTo({ kind: 'person', id: 'notary-1' }, 'webhook-trial', about)
    await call(endpoint, message, start)
    await call(endpoint, message, later(start, DAY))
    hook.stop()
    const [during, after] = hook.heard as [(typeof hook.heard)[number], (typeof hook.heard)[number]]
    for (const name of ['second', null]) {
      expect(new Webhook(secretOf('e-1', name)).verify(during.body, during.headers)).to.include({
        type: 'webhook.trial',
      })
    }
    expect(during.headers['webhook-signature']?.split(' ')).to.have.length(2)
    expect(after.headers['webhook-signature']?.split(' ')).to.have.length(1)
  })
})
