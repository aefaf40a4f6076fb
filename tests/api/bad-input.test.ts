import { expect } from 'chai'
import { payCodeDigest } from '../../api/pay-code.ts'
import type { DeclaredTerms } from '../../api/terms.ts'
import { declaredSale, file, lodged, NOTARY, open, pdfOf, upload } from './declared.ts'
import { coOwnerNic, order, purchaserNic, strangerNic } from '../domain/sample.ts'
import { must } from '../must.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

const outcome = ({ status, body }: Answered): unknown => [status, body.code]

describe('the API on bad input', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  describe('of a dossier', () => {
    const declare = async (change: object): Promise<Answered> => {
      const pin = await town.world.parcel()
      const json = { ...declaredSale(pin), ...change }
      return await town.ask('POST', '/v1/transactions', { as: NOTARY, json })
    }
    const [vendor, purchaser] = declaredSale('').parties
    const soldBy = (id: string): object => ({ parties: [{ ...must(vendor), id }, purchaser] })
    const buyers = [purchaserNic, strangerNic, coOwnerNic]
    const shares = (...all: readonly string[]): object => ({
      parties: [vendor, ...all.map((share, i) => ({ ...must(purchaser), id: buyers[i], share }))],
    })

    const inherited = (diedOn: string | null): object => ({
      ...{ kind: 'succession', diedOn },
      parties: [
        { ...must(vendor), role: 'deceased' },
        { ...must(purchaser), role: 'heir' },
      ],
    })

    const cases: readonly (readonly [string, Partial<DeclaredTerms> | object, number, string])[] = [
      ['a malformed PIN', { pin: '12345' }, 422, 'pin-malformed'],
      ['a PIN that no parcel has', { pin: '999999999' }, 422, 'pin-unknown'],
      ['an identity number whose check character is wrong', soldBy('A0101800000013'), 422, 'nic-malformed'],
      ['a price of nought', { price: 0 }, 422, 'price-invalid'],
      ['a negative price', { price: -100 }, 422, 'price-invalid'],
      ['a fraction of a cent', { price: 100.5 }, 422, 'price-invalid'],
      ['a price beyond exact integers', { price: 1e17 }, 422, 'price-invalid'],
      ['a price as text', { price: '100' }, 400, 'request-malformed'],
      ['shares that make less than one', shares('1/2', '1/3'), 400, 'request-malformed'],
      ['a share of nought', shares('1', '0'), 400, 'request-malformed'],
      ['shares too odd to add', shares('1/999983', '1/999979', '1/999961'), 400, 'request-malformed'],
      ['a day before any schedule of duties', { deedDate: '1971-01-01' }, 400, 'request-malformed'],
      ['a day that never was', { deedDate: '2026-02-30' }, 400, 'request-malformed'],
      ['a succession without a death', inherited(null), 422, 'term-missing'],
      ['a death after the deed', inherited('2026-11-24'), 400, 'request-malformed'],
      [
        'a death still to come',
        { ...inherited('2199-01-01'), deedDate: '2199-01-01' },
        400,
        'request-malformed',
      ],
      ['a sale by order of a court', { order }, 400, 'request-malformed'],
      ['a court order without a number', { order: { ...order, number: ' ' } }, 422, 'term-missing'],
      [
        'a court order of a day that never was',
        { order: { ...order, date: '2026-02-30' } },
        400,
        'request-malformed',
      ],
      ['nobody who sells', { parties: [purchaser] }, 422, 'term-missing'],
      ['a field that we do not know', { notaryId: 'notary-2' }, 400, 'request-malformed'],
    ]
    for (const [what, change, status, code] of cases) {
      it(`refuses ${what} as ${code}`, async () => {
        expect(outcome(await declare(change))).to.deep.equal([status, code])
      })
    }

    it('names every field that is wrong', async () => {
      const { body } = await declare({ price: 'much', declarations: 1 })
      const fields = body.errors.map(({ field }) => field)
      expect(fields).to.have.members(['price', 'declarations'])
    })

    it('starts no procedure for a PIN that no parcel has', async () => {
      const before = town.procedures.effects.get('openDossier')
      await declare({ pin: '999999999' })
      expect(town.procedures.effects.get('openDossier')).to.equal(before)
    })

    it('refuses JSON that is none, and a body of another kind', async () => {
      const asked = { as: NOTARY, headers: { 'content-type': 'application/json' } }
      const broken = await town.ask('POST', '/v1/transactions', { ...asked, pdf: Buffer.from('{"kind":') })
      expect(outcome(broken)).to.deep.equal([400, 'request-malformed'])
      const form = await town.ask('POST', '/v1/transactions', { as: NOTARY, pdf: pdfOf('a form?') })
      expect(outcome(form)).to.deep.equal([400, 'request-malformed'])
    })
  })

  describe('of a document', () => {
    let path: string
    before(async () => {
      path = `/v1/transactions/${await open(town)}/documents/deed`
    })
    const send = (pdf: Uint8Array): Promise<Answered> => town.ask('PUT', path, { as: NOTARY, pdf })

    const cases: readonly (readonly [string, Uint8Array, number, string])[] = [
      ['an empty file', Buffer.alloc(0), 422, 'document-empty'],
      ['a file that is no PDF', Buffer.from('PK\x03\x04 not a pdf'), 415, 'document-not-pdf'],
      ['a PDF behind other bytes', Buffer.from('\n%PDF-1.7\n%%EOF'), 415, 'document-not-pdf'],
      ['a truncated PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 422, 'document-truncated'],
      ['an encrypted PDF', pdfOf('/Encrypt 5 0 R'), 422, 'document-encrypted'],
      ['a PDF of 31 MB', Buffer.alloc(31 * 1024 * 1024, '%PDF-1.7 '), 413, 'document-too-large'],
    ]
    for (const [what, pdf, status, code] of cases) {
      it(`refuses ${what} as ${code} and keeps nothing of it`, async () => {
        const kept = town.shelf.kept.size
        expect(outcome(await send(pdf))).to.deep.equal([status, code])
        expect([town.shelf.kept.size, await town.spooled()]).to.deep.equal([kept, []])
      })
    }

    it('answers the sender of something large that is no PDF while he is still sending', async () => {
      const large = Buffer.alloc(20 * 1024 * 1024, 'x')
      expect(outcome(await send(large))).to.deep.equal([415, 'document-not-pdf'])
    })

    it('refuses a slot that nobody asked for', async () => {
      const at = path.replace('/deed', '/shopping-list')
      const answer = await town.ask('PUT', at, { as: NOTARY, pdf: pdfOf('milk') })
      expect(outcome(answer)).to.deep.equal([404, 'document-unknown'])
    })

    it('refuses to refuse one without a reason', async () => {
      const id = await open(town)
      await upload(town, id, 'deed', 'illegible')
      const at = `/v1/transactions/${id}/documents/deed-1/acceptance`
      const answer = await town.ask('POST', at, { as: NOTARY, json: { accepted: false, reason: ' ' } })
      expect(outcome(answer)).to.deep.equal([422, 'reason-missing'])
    })
  })

  describe('in the wrong order', () => {
    it('refuses to lodge without a deed, and to lodge twice', async () => {
      const id = await open(town)
      const lodge = (): Promise<Answered> =>
        town.ask('POST', `/v1/transactions/${id}/lodgement`, { as: NOTARY })
      expect(outcome(await lodge())).to.deep.equal([409, 'deed-missing'])
      await upload(town, id, 'deed', `deed of ${id}`)
      expect(outcome(await lodge())).to.deep.equal([409, 'document-required'])
      await file(town, id)
      expect((await lodge()).status).to.equal(201)
      expect(outcome(await lodge())).to.deep.equal([409, 'illegal-transition'])
    })

    it('refuses to pay after a withdrawal', async () => {
      const id = await lodged(town)
      const { body } = await town.ask('GET', `/v1/transactions/${id}`, { as: NOTARY })
      const json = { payCode: body.notices[0].payCode }
      const reason = { reason: 'the parties changed their minds' }
      await town.ask('POST', `/v1/transactions/${id}/withdrawal`, { as: NOTARY, json: reason })
      const answer = await town.ask('POST', '/v1/pay/checkout', { json })
      expect(outcome(answer)).to.deep.equal([409, 'illegal-transition'])
      expect((await town.ask('POST', '/v1/pay/notice', { json })).body.payable).to.equal(false)
    })

    it('refuses to pay twice', async () => {
      const { transactionId } = await town.world.clearing()
      const { body } = await town.ask('GET', `/v1/transactions/${transactionId}`, { as: NOTARY })
      expect(body.notices[0].payCode, 'a paid notice has no code to show').to.equal(null)
      const payCode = 'PA1D-PA1D-PA1D-PA1D'
      await town.stores.payments.recordPayCode(body.notices[0].noticeId, payCodeDigest(payCode))
      const answer = await town.ask('POST', '/v1/pay/checkout', { json: { payCode } })
      expect(outcome(answer)).to.deep.equal([409, 'notice-already-paid'])
    })

    it('refuses a certificate that is not ready', async () => {
      const id = await open(town)
      const answer = await town.ask('GET', `/v1/transactions/${id}/certificate`, { as: NOTARY })
      expect(outcome(answer)).to.deep.equal([409, 'certificate-not-ready'])
    })

    it('refuses pay codes that are malformed or were never shown', async () => {
      for (const payCode of ['', 'ABCD', 'UUUU-UUUU-UUUU-UUUU', '0000-0000-0000-0000']) {
        const answer = await town.ask('POST', '/v1/pay/notice', { json: { payCode } })
        expect(outcome(answer)).to.deep.equal([404, 'pay-link-invalid'])
      }
    })
  })

  it('gives every problem the shape of RFC 9457, and every refusal a trace in the record', async () => {
    const before = await town.stores.refusals.count('transaction-not-found')
    const { headers, body } = await town.ask('GET', '/v1/transactions/LT-0000-0000-0000', { as: NOTARY })
    expect(headers.get('content-type')).to.match(/^application\/problem\+json/)
    expect(body).to.include({ type: '/docs#transaction-not-found', status: 404 })
    expect(body.instance).to.match(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(await town.stores.refusals.count('transaction-not-found')).to.equal(before + 1)
  })

  it('logs the template of a route, and neither ids nor codes nor names', async () => {
    await town.ask('POST', '/v1/pay/notice', { json: { payCode: 'CANA-RYCA-NARY-CANA' } })
    await open(town)
    const log = town.logged.join('')
    expect(log).to.contain('"/v1/transactions/:id"')
    expect(log).to.not.match(/CANA-RYCA|CASUARINA|Tourterelle|LT-[0-9A-Z]{4}-/)
  })
})
