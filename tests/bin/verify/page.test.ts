import { expect } from 'chai'
import { ENGLISH } from '../../../bin/verify/words-en.ts'
import { FRENCH } from '../../../bin/verify/words-fr.ts'
import { conclusionOf } from '../../../bin/verify/examined.ts'
import { jsonLine } from '../../../bin/verify/json-line.ts'
import { page } from '../../../bin/verify/page.ts'
import { configuredTrust } from '../../../certs/trust/trust.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { DOCUMENT_POLICY } from '../../../signatures/policy/policy.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { withDocumentTimestamp } from '../../../signatures/sign/document-timestamp.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import { crlDer } from '../../certs/test-crl.ts'
import { NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { drawn, root, signed, verdictOn } from '../../signatures/sample.ts'
import { certifyTsa, timestampsBy } from '../../signatures/tsa.ts'

const ROOM = 4096
const tsa = certifyTsa({ subject: 'Trusted hours', issuer: root, serial: 31 })
const question = {
  trust: configuredTrust([root.certificate.der]),
  evidence: { ...NO_EVIDENCE, crls: [crlDer({ issuer: root })] },
  ...{ policy: DOCUMENT_POLICY, at: NOON },
}

const stamped = (pdf: Uint8Array): Promise<Uint8Array> =>
  withDocumentTimestamp(openBaseFile(pdf), timestampsBy({ tsa }), ROOM)
const told = (verdict: DocumentVerdict, words = ENGLISH): string => page({ file: 'deed.pdf', verdict }, words)

describe('the page of `registrar verify`', () => {
  it('says the file and the conclusion first, and who signed by his name', async () => {
    const verdict = verifyDocument(await signed(await drawn()), question)
    const lines = told(verdict).split('\n')
    expect(lines.slice(0, 2)).to.deep.equal([
      'deed.pdf',
      '  PASSED: whole, and signed by someone we trust (TOTAL_PASSED)',
    ])
    expect(lines).to.include('  Signature 1, by Maître Zoé Lagrange')
    expect(lines).to.include('    This signature holds. (TOTAL_PASSED, B-B)')
    expect(lines).to.include('    It covers the whole file.')
  })

  it('answers each question on a line of its own, with its code', async () => {
    const page = told(verifyDocument(await signed(await drawn()), question))
    expect(page.match(/^ {4}✓ .*\. \([a-z-]+\)$/gm)).to.have.lengthOf(7)
  })

  it('tells each finding in a sentence of the language, with its check, code and place, under its weight', async () => {
    const verdict = verdictOn((await signed(await drawn())).subarray(0, 2000))
    const [finding] = verdict.structure
    const at = String(must(must(finding).at).offset)
    const code = `S2 ${must(finding).code}`
    expect(told(verdict)).to.contain('    Against it:\n      The file does not end with its end mark.')
    expect(told(verdict)).to.contain(`(${code}, at byte ${at})`)
    expect(told(verdict, FRENCH)).to.contain('    À charge :\n      Le fichier ne finit pas par sa marque')
    expect(told(verdict, FRENCH)).to.contain(`(${code}, à l’octet ${at})`)
  })

  it('tells nothing twice: what is against it is not repeated for information', async () => {
    const verdict = verifyDocument(await signed(await drawn()), { ...question, evidence: NO_EVIDENCE })
    const codes = must(verdict.signatures[0]).path.findings.map(({ code }) => code)
    expect(codes.filter((code) => code === 'revocation-unknown')).to.have.lengthOf.above(1)
    expect(told(verdict).match(/T4 revocation-unknown/g)).to.have.lengthOf(1)
  })

  it('keeps the code of a finding that has no words', async () => {
    const verdict = verdictOn(await drawn())
    const structure = [{ check: 'S9', level: 'WARN', code: 'brand-new', detail: '7' } as const]
    expect(told({ ...verdict, structure })).to.contain('To be looked at:\n      brand-new (S9 brand-new, 7)')
  })

  it('lets no name from the file end a line, turn it around or command the terminal', async () => {
    const verdict = verdictOn(await signed(await drawn()))
    const [signature] = verdict.signatures
    const { signer } = must(signature)
    const subject = 'CN=A\u001b[2J\u009b1A\n  PASSED\u2028\u202eB'
    const signatures = [{ ...must(signature), signer: { ...must(signer), subject } }]
    const page = told({ ...verdict, signatures })
    expect(page.replaceAll('\n', '')).not.to.match(/[\p{Cc}\u2028\u202e]/u)
    expect(page.split('\n')).to.have.lengthOf(told(verdict).split('\n').length)
  })

  it('calls a document timestamp what it is: it says when, not who', async () => {
    const verdict = verifyDocument(await stamped(await signed(await drawn())), question)
    const page = told(verdict)
    expect(page).to.contain('Timestamp 1 on the document').and.to.contain('by Trusted hours')
    expect(page).to.contain('This timestamp holds. (TOTAL_PASSED)')
    expect(page).to.contain(`The signature is proven to have existed at ${NOON}.`)
    expect(page).to.contain('It covers the whole file as it was then; something was added later.')
    const line = JSON.parse(jsonLine({ file: 'x', verdict })) as DocumentVerdict
    expect(line).to.include({ indication: 'TOTAL_PASSED', subIndication: null })
    expect(line.signatures).to.have.lengthOf(1)
  })

  it('leaves a document open that carries a timestamp and no signature, unless the timestamp is broken', async () => {
    const pdf = await stamped(await drawn())
    const whole = { file: 'x', verdict: verifyDocument(pdf, question) }
    expect(conclusionOf(whole)).to.equal('open')
    expect(page(whole, ENGLISH)).to.contain('Nobody signed this document.')
    const at = Buffer.from(pdf).indexOf('stream') + 'stream'.length + 10
    const altered = pdf.with(at, must(pdf[at]) ^ 1)
    expect(conclusionOf({ file: 'x', verdict: verifyDocument(altered, question) })).to.equal('failed')
  })

  it('says of a file that the system will not give that it cannot be read', () => {
    expect(page({ file: 'x', unreadable: 'ENOENT' }, ENGLISH)).to.contain('It cannot be read (ENOENT).')
    expect(page({ file: 'x', unreadable: 'ENOENT' }, FRENCH)).to.contain('ne peut pas être lu (ENOENT)')
  })
})

describe('the JSON line of `registrar verify`', () => {
  it('is one line for every reader, whatever is in a name', async () => {
    const verdict = verdictOn(await signed(await drawn()))
    const file = 'a\u2028b\u0085c\n.pdf'
    const line = jsonLine({ file, verdict })
    expect(line).not.to.match(/[\n\r\u0085\u2028\u2029]/)
    expect(JSON.parse(line)).to.include({ file })
  })
})
