/** The fault or refusal that a promise ends with; fails when it ends well. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Error & { readonly code?: unknown }> {
  const outcome: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof Error) return outcome
  throw new Error('nothing was thrown')
}

export async function messageOf(promise: Promise<unknown>): Promise<string> {
  return (await rejectionOf(promise)).message
}
