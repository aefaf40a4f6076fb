import { childrenOf, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { fieldsOf } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import type { CheckFinding } from '../finding.ts'
import type { Certificate } from './certificate.ts'
import { openExtension } from './extensions.ts'
import { readGeneralName, readGeneralNames, type GeneralName } from './general-name.ts'
import { matchName } from './name-matching.ts'
import { attributeTexts, isEmptyName, isSelfIssued } from './name.ts'

/** Comparisons per certificate; no honest authority needs more, and a hostile one must not cost seconds. */
const MAX_COMPARISONS = 100_000

interface NameConstraints {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
}

/**
 * RFC 5280 6.1.3 (b) and (c): every name of every certificate lies where all authorities above it, the anchor
 * included (RFC 5937), may vouch. An authority that re-issues its own certificate is not held to it again.
 */
export function checkNameConstraints(chain: readonly Certificate[]): readonly CheckFinding[] {
  return chain.flatMap((certificate, index) => {
    const above = chain.slice(index + 1).filter(({ extensions }) => extensions.some(isNameConstraints))
    const exempt = index > 0 && isSelfIssued(certificate)
    const code = above.length === 0 || exempt ? undefined : nameFault(certificate, above)
    return code === undefined ? [] : [{ check: 'T1', level: 'FAIL', code, detail: certificate.subject.text }]
  })
}

function isNameConstraints({ oid }: { readonly oid: string }): boolean {
  return oid === OID.nameConstraints
}

function nameFault(certificate: Certificate, above: readonly Certificate[]): string | undefined {
  try {
    const names = namesOf(certificate)
    const constraints = above.flatMap((authority) => constraintsOf(authority) ?? [])
    const comparisons = constraints.reduce((sum, { permitted, excluded }) => {
      return sum + names.length * (permitted.length + excluded.length)
    }, 0)
    if (comparisons > MAX_COMPARISONS) return 'name-constraints-too-many'
    return names.flatMap((name) => constraints.flatMap((constraint) => faultOf(name, constraint))).at(0)
  } catch (error) {
    if (error instanceof DerError) return 'name-constraints-malformed'
    throw error
  }
}

/** A constraint binds only names of its own form; a form that we cannot compare is refused where one is set. */
function faultOf(name: GeneralName, { permitted, excluded }: NameConstraints): readonly string[] {
  const matches = (bases: readonly GeneralName[]): readonly string[] =>
    bases.filter((base) => sameForm(base, name)).map((base) => matchName(name, base))
  const allowed = matches(permitted)
  const barred = [
    ...matches(excluded),
    ...(excluded.some((base) => mayStandFor(name, base)) ? ['within'] : []),
  ]
  if (barred.includes('within')) return ['name-excluded']
  if (barred.includes('unclear')) return ['name-not-comparable']
  if (allowed.length === 0 || allowed.includes('within')) return []
  return [allowed.includes('unclear') ? 'name-not-comparable' : 'name-not-permitted']
}

/** A wildcard stands for hosts below it, of which an excluded one may be one. */
function mayStandFor(name: GeneralName, base: GeneralName): boolean {
  if (name.form !== 'dns' || base.form !== 'dns' || !name.text.startsWith('*.')) return false
  return matchName(base, { form: 'dns', text: name.text.slice(2) }) === 'within'
}

function sameForm(a: GeneralName, b: GeneralName): boolean {
  if (a.form === 'other' && b.form === 'other') return a.tag === b.tag
  return a.form === b.form
}

/** The subject, its alternatives, and addresses that old certificates keep in the subject (RFC 5280 4.2.1.10). */
function namesOf(certificate: Certificate): readonly GeneralName[] {
  const { subject } = certificate
  const emails = attributeTexts(subject, OID.emailAddress)
  return [
    ...(isEmptyName(subject) ? [] : [{ form: 'directory' as const, name: subject }]),
    ...emails.map((text) => ({ form: 'email' as const, text })),
    ...(openExtension(certificate, OID.subjectAltName, (node) => readGeneralNames(node)) ?? []),
  ]
}

function constraintsOf(authority: Certificate): NameConstraints | null {
  return openExtension(authority, OID.nameConstraints, (node) => {
    const fields = fieldsOf(node, TAG.sequence, 'NameConstraints')
    const permitted = fields.takeOptional(contextTag(0, 'constructed'))
    const excluded = fields.takeOptional(contextTag(1, 'constructed'))
    fields.end()
    if (permitted === undefined && excluded === undefined) {
      throw new DerError('NameConstraints without any', node.offset)
    }
    return { permitted: readSubtrees(permitted), excluded: readSubtrees(excluded) }
  })
}

function readSubtrees(list: DerNode | undefined): readonly GeneralName[] {
  return list === undefined ? [] : childrenOf(list).map(readSubtree)
}

/** `minimum` and `maximum` are not used with any name form (RFC 5280 4.2.1.10): who sets them means something else. */
function readSubtree(node: DerNode): GeneralName {
  const fields = fieldsOf(node, TAG.sequence, 'GeneralSubtree')
  const base = readGeneralName(fields.takeAny('Base'))
  fields.end()
  return base
}
