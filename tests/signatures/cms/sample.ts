import { constants, createHash, sign } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag } from '../../../certs/asn1/tags.ts'
import { element, explicit, oid, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import type { CmsEvidence } from '../../../signatures/cms/evidence.ts'
import { parseSignedData } from '../../../signatures/cms/parse-signed-data.ts'
import { verifySignedData } from '../../../signatures/cms/verify-signed-data.ts'
import { certify, certifyAuthority, ecKeys, keyUsage, rsaKeys } from '../../certs/test-pki.ts'
import { attribute, CONTENT, craftCms, honestAttributes, SHA256, type Craft } from './craft.ts'

export const root = certifyAuthority({ subject: 'Root' })
export const keys = ecKeys()
export const notary = certify({
  subject: 'Notary',
  issuer: root,
  serial: 11,
  keys,
  extensions: [keyUsage('nonRepudiation')],
})
export const rsaNotary = certify({ subject: 'RSA notary', issuer: root, serial: 12, keys: rsaKeys(2048) })

export function evidenceOn(change: Partial<Craft> = {}, content: Uint8Array = CONTENT): CmsEvidence {
  const cms = craftCms({ content: CONTENT, signer: notary, ...change })
  return verifySignedData(parseSignedData(cms), (hash) => createHash(hash).update(content).digest())
}

export const failures = ({ findings }: CmsEvidence): readonly string[] =>
  findings.filter(({ level }) => level === 'FAIL').map(({ check, code }) => `${check} ${code}`)

export const honest = honestAttributes({ content: CONTENT, signer: notary })

export function protection(signatureAlgorithm: string): Uint8Array {
  const tagged = element(contextTag(1, 'constructed'), oid(signatureAlgorithm))
  return attribute(OID.algorithmProtection, sequence(SHA256, tagged))
}

export function pss(mgfHash: string, saltLength: number): Partial<Craft> {
  const parameters = sequence(
    explicit(0, SHA256),
    explicit(1, sequence(oid(OID.mgf1), sequence(oid(mgfHash)))),
    explicit(2, smallInteger(saltLength)),
  )
  return {
    signer: rsaNotary,
    signatureAlgorithm: sequence(oid(OID.rsaPss), parameters),
    sign: (attributes, key) =>
      sign('sha256', attributes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }),
  }
}
