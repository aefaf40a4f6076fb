import { OID } from '../asn1/oids.ts'

/**
 * One policy at one depth of the chain. RFC 9618 keeps a graph in place of the tree of RFC 5280, whose size a
 * hostile chain can double with every certificate; the answers are the same.
 */
interface PolicyNode {
  readonly policy: string
  /** What the next certificate may call it. */
  readonly expected: ReadonlySet<string>
  readonly parents: Set<PolicyNode>
}

/** The policies that hold down to one depth: the last layer, and through the parents those above it. */
export type PolicyLayer = ReadonlyMap<string, PolicyNode>

/** RFC 9618 5.1: before the first certificate every policy is possible. */
export function firstLayer(): PolicyLayer {
  return new Map([[OID.anyPolicy, node(OID.anyPolicy)]])
}

/**
 * The layer of the next certificate, from the policies it asserts (RFC 9618 5.3 (d)). Nodes without children
 * need not be deleted: nothing below refers to them any more.
 * @param admitsAny whether anyPolicy in the certificate still means something
 */
export function nextLayer(
  above: PolicyLayer,
  policies: ReadonlySet<string>,
  admitsAny: boolean,
): PolicyLayer {
  const byExpectation = expectations(above)
  const any = above.get(OID.anyPolicy)
  const layer = new Map<string, PolicyNode>()
  for (const policy of policies) {
    if (policy === OID.anyPolicy) continue
    const parents = byExpectation.get(policy) ?? (any === undefined ? [] : [any])
    if (parents.length > 0) layer.set(policy, node(policy, parents))
  }
  if (!admitsAny || !policies.has(OID.anyPolicy)) return layer
  for (const [policy, parents] of byExpectation) {
    if (!layer.has(policy)) layer.set(policy, node(policy, parents))
  }
  return layer
}

/**
 * What an authority's mappings make of its own layer (RFC 9618 5.4 (b)).
 * @param allowed when not, mapped policies are dropped instead
 */
export function mapLayer(
  layer: PolicyLayer,
  mappings: ReadonlyMap<string, ReadonlySet<string>>,
  allowed: boolean,
): PolicyLayer {
  const mapped = new Map(layer)
  const anyParents = layer.get(OID.anyPolicy)?.parents
  for (const [policy, expected] of mappings) {
    const known = mapped.get(policy)
    if (!allowed) mapped.delete(policy)
    else if (known !== undefined) mapped.set(policy, { ...known, expected })
    else if (anyParents !== undefined) mapped.set(policy, { policy, expected, parents: anyParents })
  }
  return mapped
}

/**
 * The policies of the anchor's own domain under which the whole chain stands (RFC 9618 5.5 (g)): those that an
 * authority asserted for the first time, and anyPolicy when it still holds at the end.
 */
export function domainPolicies(last: PolicyLayer): ReadonlySet<string> {
  const found = new Set<string>()
  const seen = new Set<PolicyNode>()
  const open = [...last.values()]
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    if (seen.has(current)) continue
    seen.add(current)
    const parents = [...current.parents]
    const fromAny = parents.some(({ policy }) => policy === OID.anyPolicy)
    if (fromAny && current.policy !== OID.anyPolicy) found.add(current.policy)
    open.push(...parents)
  }
  return last.has(OID.anyPolicy) ? found.add(OID.anyPolicy) : found
}

function node(policy: string, parents: Iterable<PolicyNode> = []): PolicyNode {
  return { policy, expected: new Set([policy]), parents: new Set(parents) }
}

function expectations(layer: PolicyLayer): ReadonlyMap<string, readonly PolicyNode[]> {
  const found = new Map<string, PolicyNode[]>()
  for (const candidate of layer.values()) {
    for (const policy of candidate.expected) {
      const nodes = found.get(policy) ?? []
      nodes.push(candidate)
      found.set(policy, nodes)
    }
  }
  return found
}
