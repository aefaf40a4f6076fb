import { expect } from 'chai'
import { createHash } from 'node:crypto'
import { hashTree, rootOver } from '../../../signatures/archive/hash-tree.ts'
import { must } from '../../must.ts'

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
const leaves = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, i) => sha256(`deed ${i}`))
const joined = (...hashes: readonly Buffer[]): Buffer =>
  sha256(Buffer.concat(hashes.toSorted((a, b) => Buffer.compare(a, b))))

describe('a hash tree', () => {
  it('leads from every leaf to one root, whatever their number', () => {
    for (const count of [1, 2, 3, 4, 5, 8, 13, 100]) {
      const all = leaves(count)
      const { root, reduced } = hashTree(all, 'sha256')
      for (const [i, leaf] of all.entries()) {
        expect(rootOver(leaf, must(reduced[i]), 'sha256'), `${i} of ${count}`).to.deep.equal(root)
      }
    }
  })

  it('hashes siblings in binary order, the lone one with the level above', () => {
    const [a, b, c] = leaves(3)
    const expected = joined(joined(must(a), must(b)), must(c))
    expect(hashTree(leaves(3), 'sha256').root).to.deep.equal(expected)
  })

  it('leads nowhere from what is no leaf', () => {
    const { reduced } = hashTree(leaves(5), 'sha256')
    for (const tree of reduced) expect(rootOver(sha256('forged'), tree, 'sha256')).to.equal(undefined)
  })

  it('leads elsewhere when a hash on the way is changed', () => {
    const { root, reduced } = hashTree(leaves(4), 'sha256')
    const [first, second] = must(reduced[0])
    const changed = [must(first), must(second).map((hash) => sha256(hash))]
    expect(rootOver(must(leaves(4)[0]), changed, 'sha256')).not.to.deep.equal(root)
  })

  it('takes the same document twice for one', () => {
    const [leaf] = leaves(1)
    const { root, reduced } = hashTree([must(leaf), must(leaf)], 'sha256')
    expect(root).to.deep.equal(leaf)
    expect(reduced).to.deep.equal([[], []])
  })
})
