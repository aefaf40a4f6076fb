import { sameScalar } from './same-scalar.ts'
import { UnlawfulChange, type Comparison, type Pair, type Realm, type Role } from './comparison-state.ts'
import { admitNewObjects, isNew } from './new-objects.ts'
import { admitNewSignature, admitNewSignatureField } from './new-signature.ts'
import { checkSecurityStore } from './security-store.ts'
import { asCount, isName, type PdfArray, type PdfDict } from './values.ts'

/** Decides about one key that may change; throws UnlawfulChange, or leaves what must be equal to be compared. */
export type KeyRule = (comparison: Comparison, pair: Pair, holder: PdfDict) => void

/** The only keys of the only dictionaries that may differ after signing (S10): an allow-list, nothing else passes. */
const RULES: Readonly<Record<Role, ReadonlyMap<string, KeyRule>>> = {
  plain: new Map(),
  catalog: new Map<string, KeyRule>([
    ['AcroForm', compareForm],
    ['DSS', checkSecurityStore],
    ['Extensions', allowDeveloperExtensions],
    ['Version', allowVersion],
  ]),
  form: new Map<string, KeyRule>([
    [
      'Fields',
      (comparison, pair) => {
        allowAppended(comparison, pair, 'FORM')
      },
    ],
    ['SigFlags', allowSignatureFlags],
  ]),
  information: new Map<string, KeyRule>([
    ['ModDate', allowString],
    ['Producer', allowString],
  ]),
}

const PAGE_RULES: ReadonlyMap<string, KeyRule> = new Map<string, KeyRule>([
  [
    'Annots',
    (comparison, pair) => {
      allowAppended(comparison, pair, 'ANNOTATION')
    },
  ],
])

const EMPTY_FIELD_RULES: ReadonlyMap<string, KeyRule> = new Map<string, KeyRule>([['V', fillSignatureField]])

/** Which keys of this dictionary may differ, and how. */
export function permittedKeys(before: PdfDict, role: Role): ReadonlyMap<string, KeyRule> {
  if (role !== 'plain') return RULES[role]
  const type = before.entries.get('Type')
  if (type !== undefined && isName(type, 'Page')) return PAGE_RULES
  const fieldType = before.entries.get('FT')
  const empty = fieldType !== undefined && isName(fieldType, 'Sig') && !before.entries.has('V')
  return empty ? EMPTY_FIELD_RULES : RULES.plain
}

/** The form may move from the catalog into an object of its own, as many signers do. */
function compareForm(comparison: Comparison, pair: Pair): void {
  if (pair.before.kind === 'null' && pair.after.kind === 'null') return
  refuseOtherContainer(comparison, pair, 'FORM')
  const before = comparison.before.resolve(pair.before)
  const after = comparison.after.resolve(pair.after)
  comparison.pending.push({ before, after, role: 'form', realm: 'FORM' })
}

/** Entries may be appended to Fields and Annots, each a new invisible signature field. The old ones stay as they were. */
function allowAppended(comparison: Comparison, pair: Pair, realm: Realm): void {
  const before = pair.before.kind === 'null' ? EMPTY : comparison.before.resolve(pair.before)
  const after = comparison.after.resolve(pair.after)
  if (pair.before.kind === 'null' && pair.after.kind === 'null') return
  if (before.kind !== 'array' || after.kind !== 'array') throw new UnlawfulChange(realm)
  refuseOtherContainer(comparison, pair, realm)
  compareItems(comparison, before, after, realm)
  for (const added of after.items.slice(before.items.length)) {
    if (added.kind !== 'ref' || !isNew(comparison, added)) throw new UnlawfulChange(realm)
    admitNewSignatureField(comparison, added, realm)
  }
}

const EMPTY: PdfArray = { kind: 'array', items: [] }

/** The array may be an object of its own. Then it stays that object, or is new where there was none. */
function refuseOtherContainer(comparison: Comparison, { before, after }: Pair, realm: Realm): void {
  if (after.kind !== 'ref') return
  const same = before.kind === 'ref' && before.number === after.number
  if (!same && !isNew(comparison, after)) throw new UnlawfulChange(realm)
  comparison.explained.add(after.number)
}

function compareItems(comparison: Comparison, before: PdfArray, after: PdfArray, realm: Realm): void {
  for (const [i, item] of before.items.entries()) {
    const counterpart = after.items[i]
    if (counterpart === undefined) throw new UnlawfulChange(realm)
    comparison.pending.push({ before: item, after: counterpart, role: 'plain', realm })
  }
}

/** Same as before or not, the change is not what the update was for. */
function remark({ lawful }: Comparison, { before, after }: Pair): void {
  if (before !== after && !sameScalar(before, after)) lawful.add('REMARK')
}

function allowSignatureFlags(comparison: Comparison, pair: Pair): void {
  const { after } = pair
  remark(comparison, pair)
  const flags = asCount(after)
  if (flags === undefined || flags > 3) throw new UnlawfulChange('FORM')
}

function fillSignatureField(comparison: Comparison, { after }: Pair, field: PdfDict): void {
  if (after.kind === 'null') return
  admitNewSignature(comparison, field, after)
}

/** `/Extensions` says which later additions to the format the file uses; an update with new ones must add them. */
function allowDeveloperExtensions(comparison: Comparison, pair: Pair): void {
  const { after } = pair
  remark(comparison, pair)
  if (after.kind === 'null') throw new UnlawfulChange('OTHER')
  admitNewObjects(comparison, after, 'OTHER')
}

function allowVersion(comparison: Comparison, pair: Pair): void {
  const { after } = pair
  remark(comparison, pair)
  if (after.kind !== 'name' || !/^[12]\.\d$/.test(after.name)) throw new UnlawfulChange('OTHER')
}

function allowString(comparison: Comparison, pair: Pair): void {
  const { after } = pair
  remark(comparison, pair)
  if (after.kind !== 'string') throw new UnlawfulChange('OTHER')
}
