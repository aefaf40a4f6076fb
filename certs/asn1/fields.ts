import { childrenOf, type DerNode } from './der.ts'
import { DerError } from './der-error.ts'

/** Reads the elements of a SEQUENCE or SET one after the other, and insists that none is left over. */
export interface Fields {
  /** The next element, which must carry this tag. */
  take(tag: number, what: string): DerNode
  /** The next element if it carries this tag, for OPTIONAL and DEFAULT. */
  takeOptional(tag: number): DerNode | undefined
  /** The next element, whatever it is. */
  takeAny(what: string): DerNode
  /** All that are left. */
  rest(): readonly DerNode[]
  /** @throws DerError when elements are left. */
  end(): void
}

/** @throws DerError when `node` does not carry `tag`. */
export function fieldsOf(node: DerNode, tag: number, what: string): Fields {
  expectTag(node, tag, what)
  const children = childrenOf(node)
  let next = 0
  const takeOptional = (wanted: number): DerNode | undefined =>
    children[next]?.tag === wanted ? children[next++] : undefined
  const takeAny = (name: string): DerNode => {
    const child = children[next++]
    if (child === undefined) throw new DerError(`${name} is missing`, node.next)
    return child
  }
  return {
    takeOptional,
    takeAny,
    take: (wanted, name) => expectTag(takeAny(name), wanted, name),
    rest: () => children.slice(next),
    end: () => {
      const left = children[next]
      if (left !== undefined) throw new DerError(`Unexpected element in ${what}`, left.offset)
    },
  }
}

/** @throws DerError when `node` does not carry `tag`. */
export function expectTag(node: DerNode, tag: number, what: string): DerNode {
  if (node.tag !== tag) throw new DerError(`${what} is of another type`, node.offset)
  return node
}

/** The only element inside, for EXPLICIT tags. @throws DerError when there are none or several. */
export function onlyChild(node: DerNode, what: string): DerNode {
  const [child, second] = childrenOf(node)
  if (child === undefined || second !== undefined) {
    throw new DerError(`${what} must hold one element`, node.offset)
  }
  return child
}
