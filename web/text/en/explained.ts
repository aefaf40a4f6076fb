/** What a rule found, in words. */
export interface Explained {
  readonly title: string
  /** What to do when it is not in order. */
  readonly advice?: string
}

/** Why something is refused, in words. */
export interface Refused {
  readonly title: string
  /** What to do about it. */
  readonly advice: string
}
