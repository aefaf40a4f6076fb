import { REFUSAL_CODES } from '../../domain/refusal.ts'
import { PROBLEMS } from '../problem.ts'
import type { Endpoint } from '../v1/endpoint.ts'
import { FILES, isFile } from '../v1/files.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { refusalsOf } from './openapi.ts'
import type { OpenApi } from './openapi.ts'
import { schemaTable } from './schema-table.ts'

const SUBJECTS: Readonly<Record<Endpoint['subject'], string>> = {
  transactions: 'Transactions',
  exchange: 'Exchange with the parties',
  documents: 'Documents',
  payment: 'Payment',
  review: 'Review',
  register: 'Register',
  owners: 'Owners',
  publications: 'Public notices',
  messages: 'Messages to people',
  webhooks: 'Webhooks',
  verification: 'Verification',
}

/** The documentation as one page to read, without a script. */
export function docsPage(endpoints: readonly Endpoint[], document: OpenApi): string {
  const subjects = Object.entries(SUBJECTS) as [Endpoint['subject'], string][]
  const schemas = Object.entries(document.components?.schemas ?? {})
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title}: the API</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <nav aria-label="Contents">
          <p><strong>${document.info.title}</strong></p>
          <ul>
            ${subjects.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
            <li><a href="#refusals">Refusals</a></li>
            <li><a href="#schemas">Schemas</a></li>
            <li><a href="/v1/openapi.json">OpenAPI 3.1</a></li>
          </ul>
        </nav>
        <main>
          <h1>${document.info.title}: the API</h1>
          <p class="lead">${document.info.description ?? ''}</p>
          ${subjects.map(([id, title]) => subjectOf(id, title, endpoints))}
          <h2 id="refusals">Refusals</h2>
          ${refusalTable()}
          <h2 id="schemas">Schemas</h2>
          ${schemas.map(([name, schema]) => schemaTable(name, schema))}
        </main>
      </body>
    </html> `.html
}

function subjectOf(subject: Endpoint['subject'], title: string, endpoints: readonly Endpoint[]): Html {
  const own = endpoints.filter((endpoint) => endpoint.subject === subject)
  return html`<h2 id="${subject}">${title}</h2>
    ${own.map(endpointOf)}`
}

const ACCESS: Readonly<Record<Endpoint['access'], string>> = {
  person: 'Access token or session',
  party: 'The holder of a party’s link, by its code in the header Party-Code',
  anyone: 'Open to anyone',
  bank: 'The payment gateway, by its secret',
}

function endpointOf(endpoint: Endpoint): Html {
  const { method, path, summary, access, query, keyed, body, answers } = endpoint
  return html`<article>
    <h3><span class="method ${method}">${method.toUpperCase()}</span> <code>/v1${path}</code></h3>
    <p>${summary}.</p>
    <dl>
      <dt>Access</dt>
      <dd>${ACCESS[access]}</dd>
      ${
        query === undefined
          ? ''
          : html`<dt>Query</dt>
              <dd>${Object.entries(query).map(([name, means]) => html`<code>${name}</code>: ${means} `)}</dd>`
      }
      ${
        keyed
          ? html`<dt>Header</dt>
              <dd><code>Idempotency-Key</code>, required</dd>`
          : ''
      }
      ${
        body === undefined
          ? ''
          : html`<dt>Body</dt>
              <dd>${contentOf(body)}</dd>`
      }
      <dt>Answer</dt>
      <dd>
        ${answers.status}:
        ${answers.description}${answers.content === null ? '' : html` · ${contentOf(answers.content)}`}
      </dd>
      <dt>Refuses</dt>
      <dd>${refusalsOf(endpoint).map((code) => html`<a href="#${code}"><code>${code}</code></a> `)}</dd>
    </dl>
  </article>`
}

function contentOf(content: NonNullable<Endpoint['body'] | Endpoint['answers']['content']>): Html {
  if (isFile(content)) return html`${FILES[content].map((type) => html`<code>${type}</code> `)}`
  if (content === 'events') return html`<code>text/event-stream</code>`
  const { id = '' } = content.meta() ?? {}
  return html`<a href="#schema-${id}">${id}</a>`
}

function refusalTable(): Html {
  const row = (code: (typeof REFUSAL_CODES)[number]): Html =>
    html` <tr id="${code}">
      <td><code>${code}</code></td>
      <td>${PROBLEMS[code].status}</td>
      <td>${PROBLEMS[code].title}</td>
    </tr>`
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Code</th>
        <th scope="col">Status</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${REFUSAL_CODES.map(row)}
    </tbody>
  </table>`
}
