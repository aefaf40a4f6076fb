import { expect } from 'chai'
import { Webhook } from 'standardwebhooks'
import { createMailer } from '../../../activities/post/mailer.ts'
import type { Mailer } from '../../../activities/post/mailer.ts'
import { deliverDue } from '../../../activities/post/postman.ts'
import type { PostDeps } from '../../../activities/post/postman.ts'
import { createWebhookCaller } from '../../../activities/post/webhook.ts'
import { messageTo } from '../../../domain/message/message.ts'
import type { Message, Recipient } from '../../../domain/message/message.ts'
import type { Stores } from '../../../domain/ports.ts'
import { instantOf, later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { startMail } from '../../../sandbox/mail/server.ts'
import type { MailServer } from '../../../sandbox/mail/server.ts'
import { createMemoryStores } from '../../../storage/memory/stores.ts'
import { transactionId } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { mailsTo as arrivedAt, setMail, startHook } from './other-side.ts'
import type { Hook } from './other-side.ts'

const notary = { kind: 'person', id: 'notary-1' } as const
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const HOUR = 3_600_000
/** The verifier of webhooks holds timestamps against the true clock. */
const start = instantOf(new Date())

describe('the post', () => {
  let mail: MailServer
  let mailer: Mailer
  let stores: Stores
  let now: Instant
  let deps: PostDeps
  const reported: string[] = []
  let hook: Hook

  before(async () => {
    mail = await startMail({ port: 0, smtpPort: 0, clock: () => now })
    mailer = createMailer({ url: mail.smtpUrl })
    hook = await startHook()
  })

  after(async () => {
    mailer.close()
    await mail.stop()
    hook.stop()
  })

  beforeEach(async () => {
    stores = createMemoryStores()
    now = start
    reported.length = 0
    Object.assign(hook, { answer: 204, heard: [] })
    await set({})
    await stores.contacts.put(notary, { email: 'latanier@etude.example', language: 'fr' }, start)
    deps = {
      outbox: stores.outbox,
      mailer,
      call: createWebhookCaller({ reach: 'loopback', secretOf: () => SECRET }),
      place: {
        publicUrl: 'https://portal.example',
        from: 'registrar@portal.example',
        payLink: (noticeId) => Promise.resolve(`https://portal.example/pay#${noticeId}-CODE`),
        unsubscribe: (recipient) => ({
          page: `https://portal.example/unsubscribe/${recipient}`,
          oneClick: `https://portal.example/one-click/${recipient}`,
        }),
      },
      now: () => now,
      report: (message) => reported.push(message),
    }
  })

  const set = (switches: object): Promise<Response> => setMail(mail, switches)
  const mailsTo = (to: string): ReturnType<typeof arrivedAt> => arrivedAt(mail, to)
  const receiptTo = (to: Recipient): Message =>
    messageTo(to, 'receipt-given', {
      ...{ transactionId, occasion: 1, at: start },
      data: { receipt: 'R-2026-000001', lodgedAt: start, pin: '900100000' },
    })
  const reminderTo = (to: Recipient): Message => {
    const data = { pin: '900100000', what: 'payment', until: start }
    return messageTo(to, 'reminder', { transactionId, occasion: 1, at: start, data })
  }
  const addressed = async (name: string): Promise<{ readonly to: Recipient; readonly email: string }> => {
    const to = { kind: 'person', id: name } as const
    const email = `${name}@etude.example`
    await stores.contacts.put(to, { email, language: 'en' }, start)
    return { to, email }
  }

  it('brings a letter to the address in its language, and records that it is sent', async () => {
    const message = receiptTo(notary)
    await stores.outbox.enqueue(message)
    expect(await deliverDue(deps)).to.equal(1)
    expect(await deliverDue(deps)).to.equal(0)
    const [got] = await mailsTo('latanier@etude.example')
    expect(got?.['subject']).to.equal('Acte déposé : récépissé R-2026-000001')
    expect(got?.['text']).to.include('Bonjour,').and.include(transactionId)
    expect(got?.['messageId']).to.match(/^<msg_[0-9a-f]{32}@portal\.example>$/)
    expect(got?.['headers']).to.deep.include({ 'auto-submitted': 'auto-generated' })
    expect(got?.['headers']).to.not.have.property('list-unsubscribe')
    expect((await stores.outbox.find(`${message.messageId}/email`))?.state).to.equal('sent')
  })

  it('lets the reader of a courtesy unsubscribe, by his mail program too', async () => {
    const { to, email } = await addressed('courteous')
    await stores.outbox.enqueue(reminderTo(to))
    await deliverDue(deps)
    const [got] = await mailsTo(email)
    expect(got?.['text']).to.include('https://portal.example/unsubscribe/person/courteous')
    expect(got?.['headers']).to.deep.include({
      'list-unsubscribe': '<https://portal.example/one-click/person/courteous>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    })
  })

  it('shows a pay link to the payer alone, and never to the notary', async () => {
    const payer = { kind: 'party', id: 'A0101800000012', transactionId } as const
    await stores.contacts.put(payer, { email: 'payer@maison.example', language: 'en' }, start)
    const { to, email } = await addressed('not-the-payer')
    const data = { noticeId: 'N-1', payer: 'vendor', pin: '900100000', amount: 1_000, dueAt: start }
    for (const reader of [payer, to]) {
      const about = { transactionId, occasion: 'N-1', at: start, data }
      await stores.outbox.enqueue(messageTo(reader, 'notice-issued', about))
    }
    await deliverDue(deps)
    expect((await mailsTo('payer@maison.example'))[0]?.['text']).to.include('/pay#N-1-CODE')
    expect((await mailsTo(email))[0]?.['text']).to.not.include('/pay#')
  })

  for (const switched of ['outage', 'busy'] as const) {
    it(`tries again after growing pauses while the mail server has the switch ${switched}`, async () => {
      const { to, email } = await addressed(`while-${switched}`)
      await stores.outbox.enqueue(receiptTo(to))
      await set({ [switched]: true })
      await deliverDue(deps)
      now = later(now, 4_000)
      expect(await deliverDue(deps)).to.equal(0)
      now = later(now, 1_000)
      expect(await deliverDue(deps)).to.equal(1)
      await set({})
      now = later(now, HOUR)
      expect(await deliverDue(deps)).to.equal(1)
      expect(await mailsTo(email)).to.have.length(1)
    })
  }

  it('gives a letter up after three days, tells operators, and sends it again when asked', async () => {
    const { to, email } = await addressed('three-days')
    await stores.outbox.enqueue(receiptTo(to))
    await set({ busy: true })
    let attempts = 0
    for (let hour = 0; hour <= 80; hour += 1) {
      attempts += await deliverDue(deps)
      now = later(now, HOUR)
    }
    const [dead] = await stores.outbox.dead(to)
    expect(dead).to.deep.include({ state: 'dead', attempts })
    expect(attempts).to.be.within(6, 12)
    expect(reported).to.include('a message was given up')
    await set({})
    await stores.outbox.resend(must(dead).deliveryId, now)
    await deliverDue(deps)
    expect(await mailsTo(email)).to.have.length(1)
  })

  it('gives a letter up at once when no such mailbox is known', async () => {
    const { to } = await addressed('nobody')
    await stores.outbox.enqueue(receiptTo(to))
    await set({ rejected: true })
    await deliverDue(deps)
    expect((await stores.outbox.dead(to))[0]?.error).to.include('No such mailbox')
  })

  it('sends the same Message-ID again when it never heard that the letter was taken', async () => {
    const { to, email } = await addressed('twice')
    await stores.outbox.enqueue(receiptTo(to))
    await set({ lostAnswers: true })
    await deliverDue(deps)
    await set({})
    now = later(now, HOUR)
    await deliverDue(deps)
    const ids = (await mailsTo(email)).map((one) => one['messageId'])
    expect(ids).to.have.length(2)
    expect(new Set(ids).size).to.equal(1)
  })

  it('drops what its reader unsubscribed from meanwhile', async () => {
    const { to, email } = await addressed('left')
    const reminder = reminderTo(to)
    await stores.outbox.enqueue(reminder)
    await stores.contacts.setCourtesy('person/left', false, now)
    await deliverDue(deps)
    const dropped = await stores.outbox.find(`${reminder.messageId}/email`)
    expect(dropped).to.deep.include({ state: 'dropped', error: 'unsubscribed' })
    expect(await mailsTo(email)).to.deep.equal([])
  })

  describe('to software', () => {
    const told = async (): Promise<string> => {
      const endpoint = { endpointId: 'e-1', notaryId: notary.id, url: hook.url, registeredAt: start }
      await stores.webhooks.register(endpoint)
      const message = receiptTo(notary)
      await stores.outbox.enqueue(message)
      await deliverDue(deps)
      return `${message.messageId}/webhook/e-1`
    }

    it('is signed so that the standard verifier accepts it, and no changed byte of it', async () => {
      const deliveryId = await told()
      const [{ headers, body }] = hook.heard as [Hook['heard'][number]]
      const verifier = new Webhook(SECRET)
      expect(verifier.verify(body, headers)).to.deep.equal({
        type: 'transaction.lodged',
        timestamp: start,
        data: { transactionId, receipt: 'R-2026-000001', lodgedAt: start, pin: '900100000' },
      })
      expect(() => verifier.verify(body.replace('R-2026', 'R-2027'), headers)).to.throw()
      expect(headers['webhook-id']).to.match(/^msg_[0-9a-f]{32}$/)
      expect((await stores.outbox.find(deliveryId))?.state).to.equal('sent')
    })

    for (const status of [500, 302, 404]) {
      it(`is tried again under the same id after the answer ${String(status)}`, async () => {
        hook.answer = status
        const deliveryId = await told()
        expect((await stores.outbox.find(deliveryId))?.state).to.equal('pending')
        hook.answer = 200
        now = later(now, 5_000)
        await deliverDue(deps)
        const ids = hook.heard.map(({ headers }) => headers['webhook-id'])
        expect(ids).to.have.length(2)
        expect(new Set(ids).size).to.equal(1)
        expect((await stores.outbox.find(deliveryId))?.state).to.equal('sent')
      })
    }

    it('is given up at once by an endpoint that is gone', async () => {
      hook.answer = 410
      const deliveryId = await told()
      expect((await stores.outbox.find(deliveryId))?.state).to.equal('dead')
    })

    it('never goes to this machine or a private network where webhooks are public', async () => {
      deps = { ...deps, call: createWebhookCaller({ reach: 'public', secretOf: () => SECRET }) }
      await told()
      const urls = ['https://localhost/', 'https://10.0.0.1/', 'https://[::1]/', 'https://[::ffff:a00:1]/']
      for (const url of urls) {
        const names = { secretId: null, former: null }
        const endpoint = { endpointId: 'x', notaryId: notary.id, url, registeredAt: start, ...names }
        const error: unknown = await deps.call(endpoint, receiptTo(notary), now).catch((e: unknown) => e)
        expect((error as Error).message, url).to.include('may be sent to')
      }
      expect(hook.heard).to.deep.equal([])
    })

    it('holds no free text, which might name people', async () => {
      await stores.webhooks.register({
        ...{ endpointId: 'e-2', notaryId: notary.id, url: hook.url, registeredAt: start },
      })
      const data = { from: 'Filao CASUARINA', text: 'See you on Monday' }
      const about = { transactionId, occasion: 7, at: start, data }
      await stores.outbox.enqueue(messageTo(notary, 'dossier-message', about))
      await deliverDue(deps)
      expect(hook.heard[0]?.body)
        .to.include('message.written')
        .and.not.match(/CASUARINA|Monday/)
    })
  })
})
