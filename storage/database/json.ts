declare const holds: unique symbol

/** The text of a JSON column, and what it holds. Written by `toJson` alone, so reading needs no second check. */
export type Json<T> = string & { readonly [holds]?: T }

export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value)
}

export function fromJson<T>(text: Json<T>): T {
  return JSON.parse(text) as T
}
