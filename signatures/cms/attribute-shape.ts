import { childrenOf, encodingOf, readDer } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import type { SignedDataView } from './signed-data-view.ts'

/**
 * Row C2: no attribute twice, one value each, all in DER. Order matters too: RFC 5652 5.4 hashes the DER
 * encoding, in which a SET OF is sorted, so verifiers disagree on attributes that are not.
 */
export function checkAttributeShape(view: SignedDataView): readonly CheckFinding[] {
  const findings: CheckFinding[] = []
  const fail = (code: string, detail?: string): void => {
    findings.push({ check: 'C2', level: 'FAIL', code, ...(detail === undefined ? {} : { detail }) })
  }
  const types = view.signedAttributes.map(({ oid }) => oid)
  const repeated = types.find((oid, index) => types.indexOf(oid) !== index)
  if (repeated !== undefined) fail('attribute-repeated', repeated)
  const crowded = view.signedAttributes.find(({ values }) => values.length !== 1)
  if (crowded !== undefined) fail('attribute-without-single-value', crowded.oid)
  const encoding = encodingFault(view.signedAttributesBytes)
  if (encoding !== undefined) fail(encoding)
  return findings
}

/** The attributes in the order that DER asks for (X.690 11.6); undefined when they stand so, or are not in DER. */
export function sortedAttributes(bytes: Uint8Array): Uint8Array | undefined {
  if (encodingFault(bytes) !== 'signed-attributes-unsorted') return undefined
  const encodings = childrenOf(readDer(bytes)).map(encodingOf)
  const content = encodings.toSorted((a, b) => Buffer.compare(a, b))
  const length = content.reduce((total, encoding) => total + encoding.length, 0)
  return Buffer.concat([bytes.subarray(0, bytes.length - length), ...content])
}

function encodingFault(bytes: Uint8Array): string | undefined {
  try {
    const encodings = childrenOf(readDer(bytes)).map(encodingOf)
    return isAscending(encodings) ? undefined : 'signed-attributes-unsorted'
  } catch (error) {
    if (error instanceof DerError) return 'signed-attributes-not-der'
    throw error
  }
}

function isAscending(encodings: readonly Uint8Array[]): boolean {
  return encodings.every((encoding, index) => {
    const previous = encodings[index - 1]
    return previous === undefined || Buffer.compare(previous, encoding) <= 0
  })
}
