/** The value, which a test knows to be there. */
export function must<Value>(value: Value | null | undefined): Value {
  if (value === undefined || value === null) throw new Error('a value is missing that the test relies on')
  return value
}
