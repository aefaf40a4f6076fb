import { html } from './html.ts'
import type { Html } from './html.ts'
import type { OpenApi } from './openapi.ts'

type Schemas = NonNullable<NonNullable<OpenApi['components']>['schemas']>
type Schema = Schemas[string]

/** One named schema: its fields and their types, or its values. */
export function schemaTable(name: string, schema: Schema): Html {
  const heading = html`<h3 id="schema-${name}">${name}</h3>`
  const properties = Object.entries(('properties' in schema ? schema.properties : undefined) ?? {})
  const required = ('required' in schema ? schema.required : undefined) ?? []
  const about = schema.description === undefined ? '' : html`<p>${schema.description}.</p>`
  if (properties.length === 0) {
    return html`<article>
      ${heading}${about}
      <p>${typeOf(schema)}</p>
    </article>`
  }
  return html`<article>
    ${heading}${about}
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${properties.map(([field, type]) => row(field, type, required.includes(field)))}
      </tbody>
    </table>
  </article>`
}

function row(field: string, type: Schema, required: boolean): Html {
  return html` <tr>
    <td><code>${field}</code></td>
    <td>${typeOf(type)}${required ? '' : ', optional'}</td>
    <td>${type.description ?? ''}</td>
  </tr>`
}

function typeOf(schema: Schema): Html {
  if ('$ref' in schema) return referenceTo(schema.$ref)
  if (schema.enum !== undefined) return html`one of ${schema.enum.map(String).join(', ')}`
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choices !== undefined) {
    return html`${choices.map((choice, i) => html`${i > 0 ? ' or ' : ''}${typeOf(choice)}`)}`
  }
  if ('items' in schema) return html`list of ${typeOf(schema.items)}`
  return plainType(schema)
}

type Plain = Exclude<Schema, { readonly $ref: string }>

function plainType({ type, properties = {} }: Plain): Html {
  const fields = Object.keys(properties).join(', ')
  return html`${[type ?? 'any'].flat().join(' or ')}${fields === '' ? '' : ` with ${fields}`}`
}

function referenceTo(reference: string): Html {
  const name = reference.replace('#/components/schemas/', '')
  return html`<a href="#schema-${name}">${name}</a>`
}
