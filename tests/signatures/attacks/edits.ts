import { CATALOG, type Bodies } from '../pdf/raw.ts'
import { bodyOf, freshNumber, rewritten, withEntry, type Attack } from './forge.ts'

/** The update that rewrites an object; `more` are new objects, the first under the number that `change` is told. */
export const rewrite =
  (
    number: number,
    change: (body: string, fresh: number) => string,
    ...more: readonly string[]
  ): Attack['forge'] =>
  ({ pdf }) => {
    const fresh = freshNumber(pdf)
    const added: Bodies = Object.fromEntries(more.map((body, i) => [fresh + i, body]))
    return rewritten(pdf, number, (body) => change(body, fresh), added)
  }

/** Adds one entry to a dictionary, and the object it names. */
export const add = (
  number: number,
  entry: (fresh: number) => string,
  ...more: readonly string[]
): Attack['forge'] => rewrite(number, (body, fresh) => withEntry(entry(fresh))(body), ...more)

/** The object of the form, which the signature brought. */
export function formNumber(pdf: Uint8Array): number {
  return Number(/\/AcroForm (\d+) 0 R/.exec(bodyOf(pdf, CATALOG))?.[1])
}

export function rewriteForm(
  change: (body: string, fresh: number) => string,
  ...more: readonly string[]
): Attack['forge'] {
  return (base) => rewrite(formNumber(base.pdf), change, ...more)(base)
}
