import { childrenOf, contentOf, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { onlyChild } from '../asn1/fields.ts'
import { TAG } from '../asn1/tags.ts'
import type { Name } from './certificate.ts'
import { readName } from './name.ts'

/** RFC 5280 4.2.1.6. Forms that nobody compares are told apart by their tag alone. */
export type GeneralName =
  | { readonly form: 'email' | 'dns' | 'uri'; readonly text: string }
  | { readonly form: 'ip'; readonly octets: Uint8Array }
  | { readonly form: 'directory'; readonly name: Name }
  | { readonly form: 'other'; readonly tag: number }

const TEXT_FORMS: Readonly<Record<number, 'email' | 'dns' | 'uri'>> = {
  0x81: 'email',
  0x82: 'dns',
  0x86: 'uri',
}
const DIRECTORY = 0xa4
const IP = 0x87

/** @throws DerError */
export function readGeneralName(node: DerNode): GeneralName {
  const form = TEXT_FORMS[node.tag]
  if (form !== undefined) return { form, text: readAscii(node) }
  if (node.tag === IP) return { form: 'ip', octets: contentOf(node) }
  if (node.tag === DIRECTORY) return { form: 'directory', name: readName(onlyChild(node, 'directoryName')) }
  return { form: 'other', tag: node.tag }
}

/** GeneralNames, under the tag that the structure around gives them. @throws DerError, also when there are none. */
export function readGeneralNames(node: DerNode, tag: number = TAG.sequence): readonly GeneralName[] {
  if (node.tag !== tag) throw new DerError('GeneralNames is of another type', node.offset)
  const names = childrenOf(node).map(readGeneralName)
  if (names.length === 0) throw new DerError('Empty GeneralNames', node.offset)
  return names
}

function readAscii(node: DerNode): string {
  const content = contentOf(node)
  // A zero octet ends the name for some readers and not for others.
  if (content.some((octet) => octet === 0 || octet > 0x7f)) {
    throw new DerError('Name is no IA5String', node.offset)
  }
  return Buffer.from(content).toString('latin1')
}
