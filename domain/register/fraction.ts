/** An exact share, in lowest terms, between nought and one. */
export interface Fraction {
  readonly numerator: number
  readonly denominator: number
}

export const WHOLE: Fraction = { numerator: 1, denominator: 1 }
const NOTHING: Fraction = { numerator: 0, denominator: 1 }

/** Throws a RangeError unless both are whole numbers, the denominator positive and the numerator not negative. */
export function fraction(numerator: number, denominator: number): Fraction {
  if (
    !Number.isSafeInteger(numerator) ||
    !Number.isSafeInteger(denominator) ||
    numerator < 0 ||
    denominator < 1
  ) {
    throw new RangeError(`${numerator}/${denominator} is not a share`)
  }
  const divisor = greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** Reads `1/2` or `1`. */
export function parseFraction(text: string): Fraction | undefined {
  const match = /^(\d{1,6})(?:\/([1-9]\d{0,5}))?$/.exec(text)
  return match === null ? undefined : fraction(Number(match[1]), Number(match[2] ?? 1))
}

export function formatFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

export function sumOfShares(shares: readonly Fraction[]): Fraction {
  return shares.reduce(add, NOTHING)
}

export function isWhole({ numerator, denominator }: Fraction): boolean {
  return numerator === denominator
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
