import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import type { FindingView } from '../../bin/demo/procedure.ts'
import { describeSeal } from '../../bin/demo/seal.ts'
import { forgedDeed, saleAndItsRivals, suspiciousPrice } from '../../bin/demo/stories.ts'
import type { RivalSales } from '../../bin/demo/stories.ts'
import { verifyRecompute } from '../../bin/verify/recompute.ts'
import { parseTransactionId } from '../../domain/ids.ts'
import type { DocumentVerdict } from '../../signatures/verdict.ts'
import { partiesAs } from '../../domain/transaction/sides.ts'
import { must } from '../must.ts'
import { until } from '../workflows/procedures.ts'
import { beginJourney } from './installation.ts'
import type { Journey } from './installation.ts'

const run = promisify(execFile)

describe('the stories of the demo', function () {
  this.timeout(120_000)
  let journey: Journey
  let rivals: RivalSales

  before(async () => {
    journey = await beginJourney('demo')
    rivals = await saleAndItsRivals(journey.world, journey.narrator)
    const sold = must(parseTransactionId(rivals.sold.id))
    // Nothing in the procedure waits for it.
    const hasReceipt = async (): Promise<boolean> =>
      must(await journey.stores.dossiers.find(sold)).receiptDocument !== null
    await until(hasReceipt, 'the sealed receipt')
  })
  after(() => journey.stop())

  it('end with the title in the purchaser’s name', async () => {
    const id = must(parseTransactionId(rivals.sold.id))
    const sold = must(await journey.stores.dossiers.find(id))
    expect(sold.stage).to.equal('registered')
    const chain = await journey.stores.register.chainOf(sold.terms.pin)
    const title = must(chain.find((one) => one.transactionId === id))
    expect(title.holders.map((holder) => holder.id)).to.deep.equal(
      partiesAs(sold.terms, 'purchaser').map(({ id: buyer }) => buyer),
    )
  })

  it('give a certificate whose seal our own verifier proves, and not once a byte is changed', async () => {
    const { certificate } = rivals.sold
    expect(await describeSeal(journey.dataFolder, certificate)).to.match(/^Seal TOTAL_PASSED, /)
    const forged = Uint8Array.from(certificate)
    const at = forged.length >> 2
    forged[at] = must(forged[at]) ^ 1
    const refused = await describeSeal(journey.dataFolder, forged).catch((error: unknown) => error)
    expect(refused).to.be.an('error')
  })

  it('give verdicts on deed, receipt and certificate that come out the same again, byte for byte', async () => {
    const { dataFolder } = journey
    const said: string[] = []
    const code = await verifyRecompute(rivals.sold.id, { data: dataFolder }, (text) => said.push(text))
    expect(said).to.have.length(3)
    expect(said[0]).to.match(/^same +deed 1 /)
    expect(said[1]).to.match(/^same +receipt 1 /)
    expect(said[2]).to.match(/^same +certificate 1 /)
    expect(code).to.equal(0)
  })

  it('have the deed stamped, and receipt and certificate sealed for decades with proof of its chain', async () => {
    const id = must(parseTransactionId(rivals.sold.id))
    const [timestamp] = await journey.stores.receiptTimestamps.of(id)
    const [deed, ...sealed] = await journey.stores.evidence.of(id)
    expect(must(deed).evidence.receipts).to.deep.equal([must(timestamp).tokenSha256])
    expect(must(deed).evidence.crls).to.have.length(2)
    expect(must(deed).trust.list).not.to.equal(null)
    expect(sealed.map(({ purpose }) => purpose)).to.deep.equal(['receipt', 'certificate'])
    for (const { verdict: json } of sealed) {
      const verdict = JSON.parse(json) as DocumentVerdict
      expect(verdict).to.include({ decision: 'ACCEPT' })
      expect(verdict.signatures.map(({ level }) => level)).to.deep.equal(['B-LTA'])
    }
  })

  it('give the notary a sealed receipt that anyone can verify', async () => {
    const receipt = await journey.world.notary.download(`/v1/transactions/${rivals.sold.id}/receipt`)
    expect(await describeSeal(journey.dataFolder, receipt)).to.match(/^Seal TOTAL_PASSED, /)
  })

  it('give a certificate whose seal pdfsig calls valid, where Poppler’s pdfsig is', async function () {
    const file = join(journey.dataFolder, 'certificate.pdf')
    await writeFile(file, rivals.sold.certificate)
    const said = await run('pdfsig', ['-nocert', file]).catch((error: unknown) => error as NodeFault)
    if (isFault(said)) {
      if (said.code !== 'ENOENT') throw said
      this.skip()
    }
    expect(said.stdout).to.contain('Signature Validation: Signature is Valid.')
    expect(said.stdout).to.contain('Total document signed')
  })

  it('refuse to lodge a second sale of a parcel that a live one holds', () => {
    expect(rivals.tooEarly).to.include({ status: 409, code: 'parcel-held' })
  })

  it('return a second sale by a vendor who has sold already, because he is not on the title', () => {
    expect(failuresOf(rivals.tooLate.findings)).to.deep.equal(['vendor-on-title: vendor-not-on-title'])
  })

  it('return a deed changed after signing, because its signature is disproven', async () => {
    const { findings } = await forgedDeed(journey.world, journey.narrator, rivals.pin)
    expect(failuresOf(findings)).to.include('deed-signature-valid: signature-disproven')
  })

  it('have two different officers release a suspicious price, never one of them twice', async () => {
    const reviewed = await suspiciousPrice(journey.world, journey.narrator, rivals.pin)
    expect(reviewed.flags.map((flag) => flag.rule)).to.deep.equal(['price-plausible'])
    expect(reviewed.outcomes).to.deep.equal(['needs-second-officer', 'released'])
    expect(reviewed.sameOfficerAgain).to.include({ status: 409, code: 'same-officer-twice' })
    const { dossiers, cases } = journey.stores
    const id = must(parseTransactionId(reviewed.id))
    expect(must(await dossiers.find(id)).stage).to.equal('registered')
    const decided = must(await cases.find(reviewed.caseId)).decisions
    expect(decided.map((decision) => decision.officerId)).to.deep.equal(['officer-1', 'officer-2'])
  })
})

type NodeFault = Error & { readonly code?: string | number }

function isFault(said: { readonly stdout: string } | NodeFault): said is NodeFault {
  return said instanceof Error
}

/** Every finding that speaks against it, as `rule: code`. */
function failuresOf(findings: readonly FindingView[]): readonly string[] {
  return findings.filter(({ verdict }) => verdict === 'failed').map(({ rule, code }) => `${rule}: ${code}`)
}
