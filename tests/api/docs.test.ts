import { expect } from 'chai'
import type { Router } from 'express'
import { REFUSAL_CODES } from '../../domain/refusal.ts'
import { createEndpoints } from '../../api/v1/endpoints/all.ts'
import { createV1 } from '../../api/v1/router.ts'
import { openTown } from './town.ts'
import type { Town } from './town.ts'

interface Operation {
  readonly requestBody?: { readonly content: object }
  readonly responses: object
}

interface OpenApiDocument {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

describe('the documentation', () => {
  let town: Town
  let document: OpenApiDocument
  before(async () => {
    town = await openTown()
    document = JSON.parse((await town.ask('GET', '/v1/openapi.json')).text) as OpenApiDocument
  })
  after(() => town.close())

  it('is OpenAPI 3.1 and lists exactly the routes that are served', () => {
    expect(document.openapi).to.equal('3.1.0')
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(listed).to.have.members(routesOf(createV1(town.deps, createEndpoints(town.deps))))
    expect(listed).to.have.length.greaterThan(15)
  })

  it('resolves every reference that it makes', () => {
    const names = JSON.stringify(document).match(/(?<=#\/components\/schemas\/)\w+/g) ?? []
    expect(names).to.include.members(['Transaction', 'Problem', 'Finding'])
    for (const name of names) expect(document.components.schemas).to.have.property(name)
  })

  it('says only where a named thing is used whether it may be null', () => {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(JSON.stringify((schema as { readonly type?: unknown }).type), name).to.not.contain('null')
    }
  })

  it('names every kind of thing that stands in a list', () => {
    expect(JSON.stringify(document.components.schemas)).to.not.match(/"items":\{"type":"object"/)
  })

  it('tells for each file what it may be', () => {
    const bodyOf = (method: string, path: string): unknown =>
      Object.keys(document.paths[path]?.[method]?.requestBody?.content ?? {})
    const anyDocument = ['application/pdf', 'image/jpeg', 'image/png']
    expect(bodyOf('put', '/v1/party/documents/{slot}')).to.deep.equal(anyDocument)
    expect(bodyOf('put', '/v1/transactions/{id}/documents/{slot}')).to.deep.equal(anyDocument)
    expect(bodyOf('post', '/v1/verifications')).to.deep.equal(['application/pdf'])
  })

  it('forbids fields that it does not name', () => {
    expect(document.components.schemas['Terms']).to.include({ additionalProperties: false })
  })

  it('is a page to read, without a script, that explains every refusal', async () => {
    const { text, headers } = await town.ask('GET', '/docs')
    expect(headers.get('content-type')).to.match(/^text\/html/)
    expect(text).to.not.match(/<script|style=|javascript:/i)
    for (const code of REFUSAL_CODES) expect(text).to.contain(`id="${code}"`)
    for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) {
      expect(text).to.contain(`id="${target ?? ''}"`)
    }
    expect((await town.ask('GET', '/docs/style.css')).status).to.equal(200)
  })
})

function routesOf({ stack }: Router): readonly string[] {
  return stack.flatMap(({ route }) => {
    const methods = Object.keys((route as unknown as { readonly methods: object }).methods)
    return methods.map((method) => `${method} ${(route?.path ?? '').replace(/:(\w+)/g, '{$1}')}`)
  })
}
