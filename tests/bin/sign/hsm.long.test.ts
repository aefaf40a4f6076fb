import { spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { complete, prepare } from '../../../bin/sign/two-phase.ts'
import { configuredTrust } from '../../../certs/trust/trust.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import { certify, certifyAuthority, keyUsage, NOON } from '../../certs/test-pki.ts'
import { isInstalled } from '../../signatures/openssl.ts'
import { LENIENT, drawn } from '../../signatures/sample.ts'
import { eachWithFolder } from '../servers/scratch.ts'

const MODULES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
]
const PIN = '1234'
const quietly = (): void => undefined

/** The commands are those of docs/signing.md. */
describe('a key in a hardware module', function () {
  this.timeout(30_000)
  const folder = eachWithFolder()
  const at = (name: string): string => join(folder(), name)
  const module = MODULES.find((path) => existsSync(path))

  function run(program: string, ...args: readonly string[]): void {
    const env = { ...process.env, SOFTHSM2_CONF: at('softhsm2.conf') }
    const { status, stderr } = spawnSync(program, args, { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program}: ${stderr}`)
  }

  const onToken = (...args: readonly string[]): void => {
    const login = ['--token-label', 'registrar', '--login', '--pin', PIN]
    run('pkcs11-tool', '--module', module ?? '', ...login, ...args)
  }

  before('needs SoftHSM and pkcs11-tool', function () {
    const tools = isInstalled('softhsm2-util', '--version') && isInstalled('pkcs11-tool', '--version')
    if (!tools || module === undefined) this.skip()
  })

  beforeEach(async () => {
    await mkdir(at('tokens'))
    await writeFile(at('softhsm2.conf'), `directories.tokendir = ${at('tokens')}\n`)
    await writeFile(at('deed.pdf'), await drawn())
    run('softhsm2-util', '--init-token', '--free', '--label', 'registrar', '--pin', PIN, '--so-pin', '5678')
  })

  for (const [kind, type, args] of [
    ['P-256', 'EC:prime256v1', ['--mechanism', 'ECDSA', '-i', 'handle.digest']],
    [
      'P-256, answering in DER',
      'EC:prime256v1',
      ['--mechanism', 'ECDSA', '-i', 'handle.digest', '--signature-format', 'openssl'],
    ],
    ['RSA', 'rsa:3072', ['--mechanism', 'SHA256-RSA-PKCS', '-i', 'handle.tbs']],
  ] as const) {
    it(`of kind ${kind} signs what was prepared, and never leaves it`, async () => {
      onToken('--keypairgen', '--key-type', type, '--id', '01', '--label', 'seal')
      onToken('--read-object', '--type', 'pubkey', '--id', '01', '-o', at('key.der'))
      const root = certifyAuthority({ subject: 'Root' })
      const publicKey = createPublicKey({ key: await readFile(at('key.der')), format: 'der', type: 'spki' })
      const { certificate } = certify({
        ...{ subject: 'Seal', issuer: root, extensions: [keyUsage('nonRepudiation')] },
        keys: { publicKey, privateKey: root.privateKey },
      })
      await writeFile(at('seal.crt'), certificate.der)
      await prepare(at('deed.pdf'), { cert: at('seal.crt'), out: at('handle') }, quietly)
      const inputs = args.map((arg) => (arg.startsWith('handle') ? at(arg) : arg))
      onToken('--sign', '--id', '01', ...inputs, '-o', at('signature'))
      await complete(at('handle'), { signature: at('signature'), out: at('out.pdf') }, quietly)
      const trust = configuredTrust([root.certificate.der])
      const question = { trust, evidence: NO_EVIDENCE, policy: LENIENT, at: NOON }
      const [signature] = verifyDocument(await readFile(at('out.pdf')), question).signatures
      expect(signature?.crypto).to.include({ digestOk: true, signatureOk: true })
      expect(signature?.aspects.path.verdict).to.equal('PASSED')
    })
  }
})
