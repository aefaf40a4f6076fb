import { constants, sign } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { nothing, oid, sequence } from '../../../certs/asn1/write.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { withDocumentTimestamp } from '../../../signatures/sign/document-timestamp.ts'
import { withSecurityStore } from '../../../signatures/sign/security-store.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import type { Signer, SigningOptions } from '../../../signatures/sign/signer.ts'
import { ecKeys, keyUsage, certify, NOON, rsaKeys, type Identity } from '../../certs/test-pki.ts'
import { pss } from '../cms/sample.ts'
import type { Craft } from '../cms/craft.ts'
import { hybridPdf, linearizedPdf, packedPdf, tablePdf } from '../pdf/layouts.ts'
import type { Bodies } from '../pdf/raw.ts'
import { material, root, timestamps } from './authorities.ts'

/** One honest deed, and all that is needed to make others like it. */
export interface Base {
  readonly name: string
  readonly signer: Identity
  readonly scheme: Signer['scheme']
  /** How the signer's key signs. */
  readonly craft: Partial<Craft>
  /** The deed before anyone signed it, with other objects where `changes` gives any. */
  readonly layout: (changes?: Bodies) => Uint8Array
  /** Signs such a file as this deed was signed. */
  readonly sign: (pdf: Uint8Array) => Promise<Uint8Array>
  readonly pdf: Uint8Array
}

interface Row {
  readonly name: string
  readonly layout?: Base['layout']
  readonly key?: keyof typeof KEYS
  readonly options?: Partial<SigningOptions>
  /** What follows the first signature. */
  readonly then?: (pdf: Uint8Array) => Promise<Uint8Array>
  readonly stamped?: boolean
}

const KEYS = {
  ec: { keys: ecKeys(), craft: {}, scheme: undefined },
  rsa: {
    keys: rsaKeys(2048),
    craft: {
      signatureAlgorithm: sequence(oid(OID.sha256WithRsa), nothing()),
      sign: (attributes, key) => sign('sha256', attributes, key),
    },
    scheme: undefined,
  },
  pss: {
    keys: rsaKeys(2048),
    craft: {
      signatureAlgorithm: pss(OID.sha256, 32).signatureAlgorithm ?? new Uint8Array(),
      sign: (attributes, key) =>
        sign('sha256', attributes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
    },
    scheme: 'RSA-PSS',
  },
} as const satisfies Record<
  string,
  { keys: ReturnType<typeof ecKeys>; craft: Partial<Craft>; scheme: Signer['scheme'] }
>

const identities = Object.fromEntries(
  Object.entries(KEYS).map(([kind, { keys }], i) => [
    kind,
    certify({
      subject: `Maître ${kind}`,
      issuer: root,
      serial: 21 + i,
      keys,
      extensions: [keyUsage('nonRepudiation')],
    }),
  ]),
) as Record<keyof typeof KEYS, Identity>

export const second: Identity = certify({
  subject: 'Second notary',
  issuer: root,
  serial: 31,
  extensions: [keyUsage('nonRepudiation')],
})

export function signerFor({ privateKey, certificate }: Identity, scheme?: Signer['scheme']): Signer {
  const padding =
    scheme === 'RSA-PSS' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : undefined
  return {
    certificate: certificate.der,
    chain: [],
    ...(scheme === undefined ? {} : { scheme }),
    sign: (bytes) => Promise.resolve(sign('sha256', bytes, { key: privateKey, ...padding })),
  }
}

/** The lawful continuation: another signature, as invisible as the first. */
export const signedAgain = (pdf: Uint8Array): Promise<Uint8Array> =>
  signPdf(pdf, signerFor(second), { at: NOON })

/** The lawful continuation: what proves the signature, and a timestamp over it. */
export const kept = (pdf: Uint8Array): Promise<Uint8Array> =>
  withDocumentTimestamp(openBaseFile(withSecurityStore(openBaseFile(pdf), material)), timestamps, 4096)

const ROWS: readonly Row[] = [
  { name: 'RSA, table', key: 'rsa' },
  { name: 'ECDSA, table' },
  { name: 'RSA-PSS, table', key: 'pss' },
  { name: 'two signers', then: signedAgain },
  { name: 'object streams', layout: packedPdf },
  { name: 'hybrid', layout: hybridPdf },
  { name: 'linearised', layout: linearizedPdf },
  { name: 'certified', options: { certify: 2 } },
  { name: 'B-T', stamped: true },
  { name: 'B-LTA', stamped: true, then: kept },
]

async function baseOf(row: Row): Promise<Base> {
  const { name, layout = tablePdf, key = 'ec', options = {}, then, stamped = false } = row
  const { craft, scheme } = KEYS[key]
  const signer = signerFor(identities[key], scheme)
  const sign = async (pdf: Uint8Array): Promise<Uint8Array> => {
    const first = await signPdf(pdf, signer, { at: NOON, ...options }, stamped ? timestamps : undefined)
    return then === undefined ? first : then(first)
  }
  return {
    name,
    signer: identities[key],
    scheme,
    craft,
    layout: (changes) => layout(changes),
    sign,
    pdf: await sign(layout()),
  }
}

/** Honest files, one a row: every attack is tried on every one of them. */
export const BASES: readonly Base[] = await Promise.all(ROWS.map(baseOf))
