import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { parseSha256, parseTransactionId } from '../../domain/ids.ts'
import { at, judgement } from '../domain/sample.ts'
import { declaredSale, file, lodged, NOTARY, open, pdfOf, upload } from './declared.ts'
import { must } from '../must.ts'
import { openTown } from './town.ts'
import type { Town } from './town.ts'

describe('the API on a sound transaction', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  it('opens a dossier, takes its documents, and gives the priority receipt', async () => {
    const pin = await town.world.parcel()
    const opened = await town.ask('POST', '/v1/transactions', { as: NOTARY, json: declaredSale(pin) })
    expect([opened.status, opened.body.stage]).to.deep.equal([201, 'preparing'])
    const id = opened.body.transactionId

    const uploaded = await upload(town, id, 'deed', 'a deed')
    expect(uploaded.status).to.equal(201)
    expect(uploaded.body).to.deep.include({ documentId: 'deed-1', version: 1 })
    expect(uploaded.body.findings).to.have.length(1)

    const path = `/v1/transactions/${id}/documents/deed-1/acceptance`
    expect((await town.ask('POST', path, { as: NOTARY, json: { accepted: true } })).status).to.equal(200)
    await file(town, id)

    const receipt = await town.ask('POST', `/v1/transactions/${id}/lodgement`, { as: NOTARY })
    expect(receipt.status).to.equal(201)
    expect(receipt.body.receipt.number).to.match(/^R-2026-\d{6}$/)
  })

  it('tells who comes second which receipt holds the parcel, and nothing of whose it is', async () => {
    const first = await lodged(town)
    const { terms, receipt } = must(await town.stores.dossiers.find(must(parseTransactionId(first))))
    const json = declaredSale(terms.pin)
    const opened = await town.ask('POST', '/v1/transactions', { as: NOTARY, json })
    await file(town, opened.body.transactionId)
    const path = `/v1/transactions/${opened.body.transactionId}/lodgement`
    const held = await town.ask('POST', path, { as: NOTARY })
    expect([held.status, held.body.code]).to.deep.equal([409, 'parcel-held'])
    const holder = { pin: terms.pin, receipt: receipt?.number, since: receipt?.at }
    expect(held.body.facts).to.deep.equal(holder)
  })

  it('lists what is one’s own and nothing else', async () => {
    const id = await open(town, 'notary-3')
    const { body } = await town.ask('GET', '/v1/transactions', { as: 'notary-3' })
    expect(body.transactions.map((each) => each.transactionId)).to.deep.equal([id])
  })

  it('gives a document back byte for byte, to be saved and never shown', async () => {
    const id = await open(town)
    await upload(town, id, 'deed', 'bytes')
    const { status, headers, text } = await town.ask('GET', `/v1/transactions/${id}/documents/deed-1`, {
      as: NOTARY,
    })
    expect([status, text]).to.deep.equal([200, Buffer.from(pdfOf('bytes')).toString()])
    expect(headers.get('content-disposition')).to.match(/^attachment; filename="LT-[\w-]+-deed-1\.pdf"$/)
    expect(headers.get('content-security-policy')).to.equal('sandbox')
    expect(headers.get('x-content-type-options')).to.equal('nosniff')
  })

  it('shows the notary a pay link whose code opens the notice and the checkout', async () => {
    const id = await lodged(town)
    const { body } = await town.ask('GET', `/v1/transactions/${id}`, { as: NOTARY })
    const [{ payCode, payUrl }] = body.notices
    expect(payCode).to.match(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(payUrl).to.equal(`${town.url}/pay#${must(payCode)}`)

    const typed = must(payCode).toLowerCase().replaceAll('-', ' ')
    const notice = await town.ask('POST', '/v1/pay/notice', { json: { payCode: typed } })
    expect(notice.status).to.equal(200)
    expect(notice.body).to.include({ payer: 'purchaser', payable: true })
    expect(notice.body.payerNames).to.deep.equal(['F••• C•••'])
    const checkout = await town.ask('POST', '/v1/pay/checkout', { json: { payCode } })
    expect(checkout.body.checkoutUrl).to.contain('http://bank.invalid/')
  })

  it('gives the sealed receipt as soon as it is there, and tells anyone what it is', async () => {
    const id = await lodged(town)
    const early = await town.ask('GET', `/v1/transactions/${id}/receipt`, { as: NOTARY })
    expect([early.status, early.body.code]).to.deep.equal([404, 'receipt-not-ready'])
    const bytes = pdfOf(`the receipt of ${id}`)
    const sha256 = must(parseSha256(createHash('sha256').update(bytes).digest('hex')))
    const ref = { sha256, bytes: bytes.byteLength, key: `sha256/${sha256}`, versionId: '1' }
    const transactionId = must(parseTransactionId(id))
    await town.stores.dossiers.recordReceipt(transactionId, { ...judgement, document: ref }, at)
    const dossier = await town.ask('GET', `/v1/transactions/${id}`, { as: NOTARY })
    expect(dossier.body.receiptDocument).to.deep.equal({ sha256, bytes: ref.bytes, sealedAt: at })
    town.shelf.keep(sha256, bytes)
    const { status, headers, text } = await town.ask('GET', `/v1/transactions/${id}/receipt`, { as: NOTARY })
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'application/pdf'])
    expect(headers.get('content-disposition')).to.contain(`${id}-receipt.pdf`)
    expect(text).to.equal(Buffer.from(bytes).toString())
    const known = await town.ask('POST', '/v1/verifications', { pdf: bytes })
    expect(known.body.register).to.deep.equal({ as: 'receipt', registeredAt: null, transcription: null })
  })

  it('tells anyone what the register knows of a document, and keeps nothing of it', async () => {
    const id = await lodged(town)
    const kept = town.shelf.kept.size
    const known = await town.ask('POST', '/v1/verifications', { pdf: pdfOf(`the deed of ${id}`) })
    expect(known.body.register).to.deep.equal({ as: 'deed', registeredAt: null, transcription: null })
    const unknown = await town.ask('POST', '/v1/verifications', { pdf: pdfOf('never seen') })
    expect([unknown.body.register, unknown.body.verdict]).to.deep.equal([null, 'indeterminate'])
    expect([town.shelf.kept.size, await town.spooled()]).to.deep.equal([kept, []])
  })

  it('answers the bank at once and passes its hint on for orders that exist', async () => {
    const id = await lodged(town)
    const { body } = await town.ask('GET', `/v1/transactions/${id}`, { as: NOTARY })
    await town.ask('POST', '/v1/pay/checkout', { json: { payCode: body.notices[0].payCode } })
    const headers = { 'x-notification-secret': 'the-banks-word' }
    for (const orderId of [`${id}-purchaser-9`, 'LT-0000-0000-0000-vendor-1', 'junk', `${id}-purchaser-1`]) {
      const { status } = await town.ask('POST', '/v1/bank/notifications', {
        headers,
        json: { orderId, more: 1 },
      })
      expect(status).to.equal(202)
    }
    while (town.procedures.hints.length === 0) await pause(5)
    expect(town.procedures.hints).to.deep.equal([id])
  })
})
