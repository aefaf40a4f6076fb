declare const brand: unique symbol

/** Mauritian rupees in whole cents. Safe up to 90 billion rupees, a hundred times the dearest deed on record. */
export type Cents = number & { readonly [brand]: 'Cents' }

/** Throws a RangeError for a fraction of a cent or a sum beyond exact integers. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of cents`)
  return amount as Cents
}

export function rupees(amount: number): Cents {
  return cents(amount * 100)
}

/** Reads `8000000`, `8,000,000` or `8 000 000.50`; anything finer than a cent, signed or empty is undefined. */
export function parseRupees(text: string): Cents | undefined {
  const match = /^(\d{1,3}(?:[ ,\u00a0\u202f]\d{3})*|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (match === null) return undefined
  const whole = Number((match[1] ?? '').replace(/\D/g, ''))
  const amount = whole * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(amount) ? (amount as Cents) : undefined
}

/** `8,000,000.00`: two decimals, thousands separated by `separator`. */
export function formatRupees(amount: Cents, separator = ','): string {
  const [whole = '0', fraction = '00'] = (Math.abs(amount) / 100).toFixed(2).split('.')
  return `${amount < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, separator)}.${fraction}`
}

export function negate(amount: Cents): Cents {
  return cents(0 - amount)
}

export function sumOf(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((sum, amount) => sum + amount, 0))
}

/** `basisPoints` hundredths of a per cent of the amount, exact, rounded up to a whole cent. */
export function shareOf(amount: Cents, basisPoints: number): Cents {
  const product = BigInt(amount) * BigInt(basisPoints)
  return cents(Number((product + 9_999n) / 10_000n))
}

/** The next multiple of `step` cents, or the amount itself when it is one. */
export function roundUpTo(amount: Cents, step: Cents): Cents {
  return cents(Math.ceil(amount / step) * step)
}
