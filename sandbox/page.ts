import { createHash } from 'node:crypto'
import type { Response } from 'express'

/** Text that is already safe to place in a page. Only the `markup` tag makes it. */
export interface Html {
  readonly html: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function rendered(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  if ('html' in value) return value.html
  return value.map((part) => part.html).join('')
}

/** Escapes every value that is not itself made by `markup`. */
export function markup(
  literals: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return { html: String.raw({ raw: literals }, ...values.map(rendered)) }
}

const STYLE = `
:root { color-scheme: light; font: 17px/1.5 system-ui, sans-serif; color: #1c2530; background: #eef1f4 }
body { margin: 0 }
header { padding: .9rem 1.2rem; color: #fff; background: #14532d; font-weight: 600 }
header.identity { background: #1e3a5f }
header.tsa { background: #4a2545 }
header.mail { background: #7a3e10 }
.ribbon { margin: 0; padding: .5rem 1.2rem; background: #fde68a; color: #422006; font-size: .9rem }
main { max-width: 34rem; margin: 2rem auto; padding: 1.6rem; background: #fff; border-radius: 10px; box-shadow: 0 1px 6px #0002 }
h1 { margin: 0 0 1rem; font-size: 1.35rem }
.amount { font-size: 2rem; font-weight: 700; margin: .2rem 0 }
.quiet { color: #55606c; font-size: .9rem }
button { display: block; width: 100%; margin: .7rem 0 0; padding: .8rem 1rem; font: inherit; text-align: left;
  color: inherit; background: #fff; border: 2px solid #b8c1cb; border-radius: 8px; cursor: pointer }
button.main { color: #fff; background: #166534; border-color: #166534 }
button:hover { border-color: #1c2530 }
button:focus-visible, a:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px }
label { display: block; padding: .35rem 0 }
input, select { font: inherit }
input[type=number] { width: 7rem }
pre { overflow-x: auto; white-space: pre-wrap; font: inherit }
h2 { margin: 1.4rem 0 0; font-size: 1rem }
`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

export interface SandboxPage {
  readonly institution: 'bank' | 'identity' | 'tsa' | 'mail'
  readonly title: string
  readonly body: Html
}

const NAMES = {
  bank: 'Banque du Bac à Sable · Sandbox Bank',
  identity: 'Sandbox Identity · Identité fictive',
  tsa: 'Sandbox Trust Services · Services de confiance fictifs',
  mail: 'Sandbox Mail · Courrier fictif',
} as const

/** No `form-action`: browsers hold it against the redirect that leads back to the portal after the form. */
export const PAGE_HEADERS = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
} as const

export function sendPage(res: Response, status: number, page: SandboxPage): void {
  res.status(status).set(PAGE_HEADERS).type('html').send(documentOf(page))
}

/** A page that needs no script and says at its top that nothing here is real. */
export function documentOf({ institution, title, body }: SandboxPage): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<header class="${institution}">${NAMES[institution]}</header>
<p class="ribbon" role="note">Sandbox: a stand-in on this machine, nothing real. · Bac à sable : rien de réel ici.</p>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.html
}
