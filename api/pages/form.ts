import express from 'express'
import type { Request, RequestHandler } from 'express'
import { Refusal } from '../../domain/refusal.ts'

/** A form as it came: every field once or several times, all of it text. */
export type Form = ReadonlyMap<string, readonly string[]>

const MAX_FORM_BYTES = '64kb'
const MAX_FIELDS = 500

/** Reads an ordinary form; `formOf` has it afterwards. */
export const readForm: RequestHandler = express.urlencoded({
  extended: false,
  limit: MAX_FORM_BYTES,
  parameterLimit: MAX_FIELDS,
})

export function formOf(req: Request): Form {
  const body: unknown = req.body
  if (typeof body !== 'object' || body === null) return new Map()
  return new Map(Object.entries(body).map(([name, value]) => [name, textsIn(value)]))
}

function textsIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((text) => typeof text === 'string')
}

/** The field's first value, without blanks around it; empty when there is none. */
export function textIn(form: Form, name: string): string {
  return form.get(name)?.[0]?.trim() ?? ''
}

/** What was typed into those fields, for a form that is shown again: a mistake costs nobody his words. */
export function typedIn(form: Form, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, textIn(form, name)]))
}

const KEY = /^[0-9a-f]{32}$/

/** The key that the page was made with: sent twice, a form counts once. Throws `idempotency-key-missing`. */
export function keyIn(form: Form): string {
  const key = textIn(form, 'key')
  if (KEY.test(key)) return key
  throw new Refusal('idempotency-key-missing', 'Open the page anew and send the form again')
}
