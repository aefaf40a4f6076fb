import { markup } from './page.ts'
import type { Html } from './page.ts'

/** One way in which an institution can be made to misbehave. */
export interface Switch<Value> {
  /** On its best day. */
  readonly off: Value
  readonly takes: (value: unknown) => boolean
  /** The setting that a form's text asks for. */
  readonly read: (text: string) => unknown
  readonly field: (name: string, value: Value) => Html
}

/** Every switch of an institution, in the order of its page. */
export type SwitchSet<Switches> = { readonly [Name in keyof Switches]: Switch<Switches[Name]> }

/** How the switches of a set stand. */
export type SettingsOf<Set extends Readonly<Record<string, { readonly off: unknown }>>> = {
  readonly [Name in keyof Set]: Set[Name]['off']
}

/** A ticked box comes as `on`, an unticked one not at all. */
export function toggle(label: string): Switch<boolean> {
  return {
    off: false,
    takes: (value) => typeof value === 'boolean',
    read: (text) => text === 'on',
    field: (name, on) =>
      markup`<label><input type="checkbox" name="${name}"${on ? markup` checked` : ''}> ${label}</label>`,
  }
}

const LONGEST_DELAY_MS = 10 * 60 * 1000

/** In milliseconds. */
export function delay(label: string): Switch<number> {
  return {
    off: 0,
    takes: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LONGEST_DELAY_MS,
    read: Number,
    field: (name, ms) =>
      markup`<label>${label} <input type="number" name="${name}" min="0" value="${ms}"> ms</label>`,
  }
}

export function allOff<Switches extends object>(set: SwitchSet<Switches>): Switches {
  return mapped(set, (name) => set[name].off) as Switches
}

/** Reads the whole set: what is not named is off. A sentence says what is wrong. */
export function parseSwitches<Switches extends object>(
  set: SwitchSet<Switches>,
  body: unknown,
): Switches | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'The switches are one object'
  const names = Object.keys(body) as (keyof Switches & string)[]
  const unknownName = names.find((name) => !Object.hasOwn(set, name))
  if (unknownName !== undefined) return `There is no switch ${unknownName}`
  const given = body as Readonly<Record<string, unknown>>
  const wrong = names.find((name) => !set[name].takes(given[name]))
  if (wrong !== undefined) return `${wrong} cannot be set to that`
  return { ...allOff(set), ...given }
}

/** The settings that a form asks for, not judged yet. */
export function fromForm<Switches extends object>(
  set: SwitchSet<Switches>,
  fields: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return mapped(fields, (name) =>
    Object.hasOwn(set, name) ? set[name as keyof Switches].read(fields[name] ?? '') : fields[name],
  )
}

export function formOf<Switches extends object>(set: SwitchSet<Switches>, switches: Switches): Html {
  const names = Object.keys(set) as (keyof Switches & string)[]
  return markup`
<form method="post" action="/sandbox">
${names.map((name) => set[name].field(name, switches[name]))}
<button class="main">Set the switches</button>
</form>`
}

function mapped<Source extends object>(
  source: Source,
  to: (name: keyof Source & string) => unknown,
): Record<string, unknown> {
  const names = Object.keys(source) as (keyof Source & string)[]
  return Object.fromEntries(names.map((name) => [name, to(name)]))
}
