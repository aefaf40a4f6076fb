const MEBIBYTE = 1024 * 1024

/** Bounds on one file (S1). Ordinary deeds stay far below; a file beyond them goes to a person, not to a parser. */
export const LIMITS = {
  bytes: 64 * MEBIBYTE,
  /** Cross-reference entries of all revisions together. */
  objects: 200_000,
  revisions: 100,
  /** Values of all objects together: a name, a number, an array are one each. */
  values: 1_000_000,
  /** Places held against each other, for all signatures of a file together. */
  comparisons: 3_000_000,
  nesting: 64,
  commentBytes: 1024,
  nameBytes: 512,
  inflatedStream: 32 * MEBIBYTE,
  inflatedTotal: 64 * MEBIBYTE,
  fieldDepth: 16,
  signatures: 50,
} as const
