import { DerError } from '../asn1/der-error.ts'
import { OID } from '../asn1/oids.ts'
import type { CheckFinding } from '../finding.ts'
import type { Certificate } from './certificate.ts'
import { isSelfIssued } from './name.ts'
import type { PolicyInputs } from './path-result.ts'
import { readPolicyStatements, type PolicyStatements } from './policy-extensions.ts'
import { domainPolicies, firstLayer, mapLayer, nextLayer, type PolicyLayer } from './policy-graph.ts'

/** RFC 5280 6.1.2 (d) to (f): how many more certificates until each rule binds; 0 when it does. */
interface Counters {
  readonly explicit: number
  readonly mapping: number
  readonly any: number
}

interface State extends Counters {
  /** null once no policy holds for the whole chain. */
  readonly layer: PolicyLayer | null
}

/**
 * Certificate policies by RFC 5280 6.1 as RFC 9618 updates it: does the chain stand under a policy that is
 * acceptable, where the question or an authority in the chain insists on one?
 */
export function checkPolicies(
  chain: readonly Certificate[],
  inputs: PolicyInputs = {},
): readonly CheckFinding[] {
  const code = policyFault(chain, inputs)
  const detail = chain[0]?.subject.text ?? ''
  return code === undefined ? [] : [{ check: 'T1', level: 'FAIL', code, detail }]
}

function policyFault(chain: readonly Certificate[], inputs: PolicyInputs): string | undefined {
  // From the certificate below the anchor to the leaf, as the standard counts.
  const path = chain.slice(0, -1).toReversed()
  try {
    return judge(path, inputs)
  } catch (error) {
    if (error instanceof DerError) return 'policy-extension-malformed'
    throw error
  }
}

function judge(path: readonly Certificate[], inputs: PolicyInputs): string | undefined {
  let state = initialState(path.length, inputs)
  for (const [index, certificate] of path.entries()) {
    const statements = readPolicyStatements(certificate)
    const isLeaf = index === path.length - 1
    const layer = layerOf(certificate, statements, state, isLeaf)
    if (state.explicit === 0 && layer === null) return 'policy-required'
    if (isLeaf) return conclude(layer, statements, state, inputs)
    if (mapsAnyPolicy(statements)) return 'policy-mapping-of-any'
    state = prepareNext(certificate, statements, { ...state, layer })
  }
  return undefined
}

function initialState(length: number, inputs: PolicyInputs): State {
  const start = (binds: boolean | undefined): number => (binds === true ? 0 : length + 1)
  return {
    layer: firstLayer(),
    explicit: start(inputs.requireExplicit),
    mapping: start(inputs.inhibitMapping),
    any: start(inputs.inhibitAny),
  }
}

/** RFC 5280 6.1.3 (d) and (e). */
function layerOf(
  certificate: Certificate,
  { policies }: PolicyStatements,
  { layer, any }: State,
  isLeaf: boolean,
): PolicyLayer | null {
  if (layer === null || policies === null) return null
  return orNull(nextLayer(layer, policies, any > 0 || (!isLeaf && isSelfIssued(certificate))))
}

/** RFC 5280 6.1.4 (b), (h), (i) and (j). */
function prepareNext(certificate: Certificate, statements: PolicyStatements, state: State): State {
  const { layer, mapping } = state
  const { mappings } = statements
  const step = isSelfIssued(certificate) ? 0 : 1
  const lower = (counter: number, stated: number | null): number =>
    Math.min(Math.max(counter - step, 0), stated ?? Infinity)
  return {
    layer: layer === null || mappings === null ? layer : orNull(mapLayer(layer, mappings, mapping > 0)),
    explicit: lower(state.explicit, statements.requireExplicit),
    mapping: lower(mapping, statements.inhibitMapping),
    any: lower(state.any, statements.inhibitAny),
  }
}

/** RFC 5280 6.1.5 (a), (b) and (g). */
function conclude(
  layer: PolicyLayer | null,
  { requireExplicit }: PolicyStatements,
  state: Counters,
  { acceptable = [OID.anyPolicy] }: PolicyInputs,
): string | undefined {
  if (state.explicit > 1 && requireExplicit !== 0) return undefined
  if (layer === null) return 'policy-required'
  if (acceptable.includes(OID.anyPolicy)) return undefined
  const held = domainPolicies(layer)
  const accepted = [OID.anyPolicy, ...acceptable].some((policy) => held.has(policy))
  return accepted ? undefined : 'policy-not-acceptable'
}

/** RFC 5280 6.1.4 (a). */
function mapsAnyPolicy({ mappings }: PolicyStatements): boolean {
  if (mappings === null) return false
  return mappings.has(OID.anyPolicy) || [...mappings.values()].some((to) => to.has(OID.anyPolicy))
}

function orNull(layer: PolicyLayer): PolicyLayer | null {
  return layer.size === 0 ? null : layer
}
