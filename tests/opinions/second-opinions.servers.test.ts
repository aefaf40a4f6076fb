import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openOpinions } from '../../bin/opinions/open-opinions.ts'
import type { Opinions } from '../../bin/opinions/open-opinions.ts'
import type { Opinion } from '../../bin/opinions/opinion.ts'
import { must } from '../must.ts'
import { NOON } from '../certs/test-pki.ts'
import { drawn, rsaSigner, secondSigner, signed, trust } from '../signatures/sample.ts'

const ROOT = must(trust.anchors[0]).certificate

/** What we sign: each by name, made when it is asked for. */
const OURS: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'an ECDSA signature': async () => signed(await drawn()),
  'an RSA signature': async () => signed(await drawn(), rsaSigner),
  'a signature on a file with object streams': async () => signed(await drawn(true)),
  'the signatures of two notaries': async () => signed(await signed(await drawn(), rsaSigner), secondSigner),
}

describe('second opinions on what we sign', function () {
  // pyHanko is fetched at the first time.
  this.timeout(300_000)
  let opinions: Opinions
  let folder: string
  before(async () => {
    opinions = await openOpinions(process.env, (line) => process.stderr.write(`${line}\n`))
    folder = await mkdtemp(join(tmpdir(), 'registrar-opinions-'))
    await writeFile(join(folder, 'root.crt'), ROOT)
  })
  after(async () => {
    await opinions.close()
    await rm(folder, { recursive: true })
  })

  async function put(pdf: Uint8Array): Promise<string> {
    const file = join(folder, 'deed.pdf')
    await writeFile(file, pdf)
    return file
  }

  /** What each of the programs says; undefined where it cannot be had. */
  const ASK: Readonly<
    Record<'pyhanko' | 'openssl' | 'pdfsig', (pdf: Uint8Array) => Promise<Opinion | string>>
  > = {
    async pyhanko(pdf) {
      if ('notToBeHad' in opinions.pyhanko) return opinions.pyhanko.notToBeHad
      return opinions.pyhanko.judge({ file: await put(pdf), roots: [join(folder, 'root.crt')], at: NOON })
    },
    openssl: async (pdf) =>
      'judge' in opinions.openssl
        ? opinions.openssl.judge(pdf, { roots: [ROOT], at: NOON })
        : opinions.openssl.notToBeHad,
    pdfsig: async (pdf) =>
      'judge' in opinions.pdfsig ? opinions.pdfsig.judge(await put(pdf)) : opinions.pdfsig.notToBeHad,
  }

  for (const [program, ask] of Object.entries(ASK)) {
    for (const [name, make] of Object.entries(OURS)) {
      it(`${program} accepts ${name}`, async function () {
        const opinion = await ask(await make())
        if (typeof opinion === 'string') {
          process.stderr.write(`      left out: ${opinion}\n`)
          this.skip()
        }
        expect(opinion.accepts, opinion.why).to.equal(true)
      })
    }

    it(`${program} refuses one whose bytes were changed`, async function () {
      const pdf = Buffer.from(await signed(await drawn()))
      const at = pdf.indexOf('stream') + 20
      pdf[at] = must(pdf[at]) ^ 1
      const opinion = await ask(pdf)
      if (typeof opinion === 'string') this.skip()
      expect(opinion.accepts, opinion.why).to.equal(false)
    })
  }
})
