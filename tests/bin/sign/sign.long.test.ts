import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { sign } from '../../../bin/sign/sign.ts'
import { verify } from '../../../bin/verify/verify.ts'
import { issueCrl } from '../../../certs/authority/issue-crl.ts'
import { openAuthority } from '../../../certs/authority/open-authority.ts'
import { openServices } from '../../../certs/authority/services.ts'
import { instantOf, later } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { isInstalled, pem, runOver } from '../../signatures/openssl.ts'
import { drawn, notary, verdictOn } from '../../signatures/sample.ts'
import { eachWithFolder, rejection } from '../servers/scratch.ts'

const quietly = (): void => undefined

describe('`registrar sign`', function () {
  // The development authority makes RSA keys, which takes its time on a busy machine.
  this.timeout(30_000)
  const folder = eachWithFolder()
  const deed = (): string => join(folder(), 'deed.pdf')

  async function keyOf(): Promise<{ readonly p12: string; readonly passwordFile: string }> {
    const { notaries } = await openAuthority({
      folder: join(folder(), 'authority'),
      now: instantOf(new Date()),
      notaries: [{ id: 'notary-1', name: 'Maître Zoé Lagrange' }],
    })
    const { pkcs12Path, password } = must(notaries[0])
    const passwordFile = join(folder(), 'password')
    await writeFile(passwordFile, `${password}\n`)
    return { p12: pkcs12Path, passwordFile }
  }

  /** The root, and what it and the authority below it say of revocation. */
  async function trustFolder(): Promise<string> {
    const now = instantOf(new Date())
    const { root, issuing } = await openServices({ folder: join(folder(), 'authority'), now })
    const trust = join(folder(), 'trust')
    await mkdir(trust)
    await writeFile(join(trust, 'root.crt'), root.certificate.der)
    for (const [name, issuer] of Object.entries({ root, issuing })) {
      const crl = issueCrl(
        { number: 1, thisUpdate: now, nextUpdate: later(now, 3_600_000), revoked: [] },
        issuer,
      )
      await writeFile(join(trust, `${name}.crl`), crl)
    }
    return trust
  }

  beforeEach(async () => writeFile(deed(), await drawn()))

  it('makes what `registrar verify` accepts by the authority’s certificates and revocation lists', async () => {
    const out = join(folder(), 'signed.pdf')
    const before = await readFile(deed())
    await sign(deed(), { ...(await keyOf()), out }, quietly)
    const trust = await trustFolder()
    expect(await verify([out], { data: folder(), trust, policy: 'deed' }, { print: quietly })).to.equal(0)
    expect(await readFile(deed())).to.deep.equal(before)
  })

  it('makes what is open on the data folder alone, which says nothing of revocation', async () => {
    const out = join(folder(), 'signed.pdf')
    await sign(deed(), { ...(await keyOf()), out }, quietly)
    const pages: string[] = []
    const print = (page: string): void => void pages.push(page)
    expect(await verify([out], { data: folder(), lang: 'en' }, { print })).to.equal(2)
    expect(must(pages[0])).to.contain('(leads-to-an-anchor)').and.to.contain('(revocation-unknown)')
  })

  it('writes over no file', async () => {
    const out = join(folder(), 'kept.pdf')
    await writeFile(out, 'kept')
    expect(await rejection(sign(deed(), { ...(await keyOf()), out }, quietly))).to.include({ code: 'EEXIST' })
    expect(await readFile(out, 'utf8')).to.equal('kept')
  })

  it('signs nothing with a wrong password', async () => {
    const key = await keyOf()
    await writeFile(key.passwordFile, 'wrong')
    await rejection(sign(deed(), { ...key, out: join(folder(), 'signed.pdf') }, quietly))
    expect(await rejection(readFile(join(folder(), 'signed.pdf')))).to.include({ code: 'ENOENT' })
  })

  it('signs with an elliptic-curve key of a PKCS#12 file, modern or old', async function () {
    if (!isInstalled('openssl', 'version')) this.skip()
    const files = {
      'key.pem': notary.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      'cert.pem': pem(notary.certificate.der),
    }
    for (const [i, encryption] of [[], ['-legacy']].entries()) {
      const pack = ['openssl', 'pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', ...encryption]
      const p12 = join(folder(), `ec${i}.p12`)
      const { status, text } = runOver(files, [...pack, '-passout', 'pass:secret', '-out', p12])
      expect(status, text).to.equal(0)
      await writeFile(join(folder(), 'password'), 'secret')
      const out = join(folder(), `signed${i}.pdf`)
      await sign(deed(), { p12, passwordFile: join(folder(), 'password'), out }, quietly)
      const [signature] = verdictOn(await readFile(out)).signatures
      expect(signature?.signer?.certSha256).to.equal(notary.certificate.sha256)
      expect(signature?.crypto).to.include({ digestOk: true, signatureOk: true })
    }
  })
})
