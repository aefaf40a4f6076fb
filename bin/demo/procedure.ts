import { formatFraction } from '../../domain/register/fraction.ts'
import { askedOf } from '../../domain/transaction/kinds.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import type { Client, HistoryLine } from './client.ts'
import { drawPaper, drawSignedDeed } from './papers.ts'
import type { Narrator } from './narrator.ts'
import type { DemoWorld } from './world.ts'

/** What the API answers for a dossier, as far as the demo looks. */
interface DossierView {
  readonly stage: string
  readonly findings: readonly FindingView[]
  readonly returned: { readonly codes: readonly string[] } | null
  readonly notices: readonly {
    readonly payer: string
    readonly payCode: string | null
    readonly amount: number
  }[]
  readonly transcription: { readonly volume: string; readonly number: number } | null
  readonly certificate: { readonly sha256: string } | null
}

export interface FindingView {
  readonly rule: string
  readonly verdict: string
  readonly code: string
}

interface Lodged {
  readonly id: string
  readonly receiptNumber: string
}

/** The terms as the API takes them: shares as text. */
function declared(terms: Terms): unknown {
  const parties = terms.parties.map((party) => ({
    ...party,
    share: party.share && formatFraction(party.share),
  }))
  return { ...terms, parties }
}

/** Opens a dossier, brings the parties' papers and the deed, and lodges it. */
export async function openAndUpload(
  world: DemoWorld,
  narrator: Narrator,
  terms: Terms,
  tamper: (deed: Uint8Array) => Uint8Array = (deed) => deed,
): Promise<string> {
  const { notary } = world
  const { transactionId: id } = await narrator.step(
    'The notary opens a dossier',
    () => notary.post<{ transactionId: string }>('/v1/transactions', declared(terms)),
    (answer) => answer.transactionId,
  )
  const papers = askedOf(terms).filter(({ document }) => document !== 'deed')
  const drawn = await Promise.all(papers.map((asked) => drawPaper(world, asked)))
  await narrator.step('He brings the parties’ papers, and accepts them', async () => {
    for (const [i, { slot }] of papers.entries()) await bring(notary, id, slot, drawn[i] ?? new Uint8Array())
  })
  const deed = await narrator.step(
    'He draws up the deed and signs it',
    () => drawSignedDeed(world, terms),
    sizeOf,
  )
  await narrator.step(
    'He uploads the deed and sees what is found',
    () => bring(notary, id, 'deed', tamper(deed)),
    (findings) => summary(findings),
  )
  return id
}

export async function lodge(notary: Client, narrator: Narrator, id: string): Promise<Lodged> {
  const answer = await narrator.step(
    'He lodges it; the receipt fixes its priority',
    () => notary.post<{ receipt: { number: string } }>(`/v1/transactions/${id}/lodgement`),
    ({ receipt }) => receipt.number,
  )
  return { id, receiptNumber: answer.receipt.number }
}

async function bring(
  notary: Client,
  id: string,
  slot: string,
  bytes: Uint8Array,
): Promise<readonly FindingView[]> {
  const base = `/v1/transactions/${id}/documents`
  const uploaded = await notary.putPdf<{ documentId: string; findings: readonly FindingView[] }>(
    `${base}/${slot}`,
    bytes,
  )
  await notary.post(`${base}/${uploaded.documentId}/acceptance`, { accepted: true })
  return uploaded.findings
}

export function dossier(client: Client, id: string): Promise<DossierView> {
  return client.get<DossierView>(`/v1/transactions/${id}`)
}

export function until(client: Client, id: string, names: readonly string[], seq = 0): Promise<HistoryLine> {
  return client.follow(id, names, seq)
}

export function summary(findings: readonly FindingView[]): string {
  const open = findings.filter((finding) => finding.verdict !== 'passed')
  if (open.length === 0) return `${findings.length} findings, all passed`
  return [...new Set(open.map((finding) => finding.code))].join(', ')
}

function sizeOf(bytes: Uint8Array): string {
  return `${Math.round(bytes.byteLength / 1_000)} KB`
}
