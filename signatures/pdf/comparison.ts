import { permittedKeys, type KeyRule } from './permitted.ts'
import { limitReached } from './error.ts'
import { childrenOf } from './new-objects.ts'
import { sameScalar } from './same-scalar.ts'
import { UnlawfulChange, type Comparison, type Pair, type Realm } from './comparison-state.ts'
import { dataOf, NULL, type PdfArray, type PdfDict, type PdfStream, type PdfValue } from './values.ts'

/**
 * Compares everything that can be reached from `pairs` in both states, object by object. What the rules of
 * `permitted.ts` do not allow to differ must be the same to the byte.
 * @throws UnlawfulChange at the first difference that no rule allows
 */
export function compareAll(comparison: Comparison): void {
  for (let pair = comparison.pending.pop(); pair !== undefined; pair = comparison.pending.pop()) {
    if ((comparison.effort.comparisons -= 1) < 0) throw limitReached(0)
    comparePair(comparison, pair)
  }
}

function comparePair(comparison: Comparison, pair: Pair): void {
  const { before, after, realm } = pair
  if (before.kind === 'ref' && after.kind === 'ref') {
    if (before.number !== after.number || before.generation !== after.generation) {
      throw new UnlawfulChange(realm)
    }
    followReference(comparison, pair, before.number)
    return
  }
  if (before.kind !== after.kind) throw new UnlawfulChange(realm)
  if (before === after && pair.role === 'plain' && !hasRules(before)) {
    followIdentical(comparison, before, realm)
    return
  }
  compareValues(comparison, pair)
}

function followReference(comparison: Comparison, pair: Pair, number: number): void {
  if (comparison.compared.has(number)) return
  comparison.compared.add(number)
  const before = comparison.before.resolve(pair.before)
  const after = comparison.after.resolve(pair.after)
  comparison.pending.push({ ...pair, before, after })
}

function compareValues(comparison: Comparison, { before, after, role, realm }: Pair): void {
  if (before.kind === 'dict' && after.kind === 'dict') {
    compareDicts(comparison, before, after, permittedKeys(before, role), realm)
    return
  }
  if (before.kind === 'stream' && after.kind === 'stream') {
    if (!sameData(before, after)) throw new UnlawfulChange(realm)
    compareDicts(comparison, before.dict, after.dict, new Map(), realm)
    return
  }
  if (before.kind === 'array' && after.kind === 'array') compareArrays(comparison, before, after, realm)
  else if (!sameScalar(before, after)) throw new UnlawfulChange(realm)
}

function hasRules(value: PdfValue): boolean {
  return value.kind === 'dict' && permittedKeys(value, 'plain').size > 0
}

/** An object that no update touched is the same to the byte. Only what it refers to may have changed. */
function followIdentical({ pending }: Comparison, value: PdfValue, realm: Realm): void {
  const inside = [value]
  for (let next = inside.pop(); next !== undefined; next = inside.pop()) {
    for (const child of childrenOf(next)) {
      if (child.kind === 'ref' || hasRules(child)) {
        pending.push({ before: child, after: child, role: 'plain', realm })
      } else if (child.kind === 'dict' || child.kind === 'array') inside.push(child)
    }
  }
}

function compareArrays({ pending }: Comparison, before: PdfArray, after: PdfArray, realm: Realm): void {
  if (before.items.length !== after.items.length) throw new UnlawfulChange(realm)
  for (const [i, item] of before.items.entries()) {
    pending.push({ before: item, after: after.items[i] ?? NULL, role: 'plain', realm })
  }
}

function compareDicts(
  comparison: Comparison,
  before: PdfDict,
  after: PdfDict,
  rules: ReadonlyMap<string, KeyRule>,
  realm: Realm,
): void {
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    const pair: Pair = {
      before: before.entries.get(key) ?? NULL,
      after: after.entries.get(key) ?? NULL,
      role: 'plain',
      realm,
    }
    const rule = rules.get(key)
    if (rule === undefined) comparison.pending.push(pair)
    else rule(comparison, pair, after)
  }
}

function sameData(before: PdfStream, after: PdfStream): boolean {
  return before.start === after.start || Buffer.compare(dataOf(before), dataOf(after)) === 0
}
