/**
 * Does `work` for each item, at most `width` ahead of the one whose result comes next, and yields the results in
 * the order of the items. `work` must not throw.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const ahead: Promise<Result>[] = []
  for (const item of items) {
    ahead.push(work(item))
    const [next] = ahead
    if (ahead.length < width || next === undefined) continue
    yield await next
    void ahead.shift()
  }
  yield* ahead
}
