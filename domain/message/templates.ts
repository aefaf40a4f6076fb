/**
 * What may be sent to people, and what each says besides its fixed words. Closed: each language has a letter for
 * every name, and the compiler counts. `statutory` tells of a right or a term that the law gives, so nobody can
 * unsubscribe from it; `courtesy` is a service that he can do without; a `trial` goes to his own software alone.
 * `event` is how software is told.
 */
export const TEMPLATES = {
  'receipt-given': {
    nature: 'statutory',
    event: 'transaction.lodged',
    fields: ['receipt', 'lodgedAt', 'pin'],
  },
  returned: { nature: 'statutory', event: 'transaction.returned', fields: ['pin', 'codes', 'until'] },
  refused: { nature: 'statutory', event: 'transaction.refused', fields: ['pin', 'codes', 'refusedAt'] },
  withdrawn: { nature: 'statutory', event: 'transaction.withdrawn', fields: ['pin'] },
  lapsed: { nature: 'statutory', event: 'transaction.lapsed', fields: ['pin'] },
  'notice-issued': {
    nature: 'statutory',
    event: 'notice.issued',
    fields: ['noticeId', 'payer', 'pin', 'amount', 'dueAt'],
  },
  'payment-received': {
    nature: 'statutory',
    event: 'notice.paid',
    fields: ['noticeId', 'payer', 'amount', 'receipt', 'paidAt'],
  },
  'refund-owed': { nature: 'statutory', event: 'refund.owed', fields: ['pin', 'payer', 'amount'] },
  reminder: { nature: 'courtesy', event: 'transaction.reminder', fields: ['pin', 'what', 'until'] },
  'certificate-ready': {
    nature: 'statutory',
    event: 'transaction.registered',
    fields: ['pin', 'volume', 'number', 'registeredAt'],
  },
  'document-asked': { nature: 'statutory', event: 'document.asked', fields: ['document', 'by', 'until'] },
  'document-refused': { nature: 'statutory', event: 'document.refused', fields: ['document', 'reason'] },
  'document-expiring': { nature: 'courtesy', event: 'document.expiring', fields: ['document', 'until'] },
  'document-reminded': {
    nature: 'courtesy',
    event: 'document.reminded',
    fields: ['documents', 'askedAt', 'until'],
  },
  'document-unanswered': {
    nature: 'courtesy',
    event: 'document.unanswered',
    fields: ['party', 'documents', 'askedAt'],
  },
  'dossier-message': { nature: 'courtesy', event: 'message.written', fields: ['from', 'text'] },
  'deadline-extended': {
    nature: 'statutory',
    event: 'transaction.deadline-extended',
    fields: ['what', 'until', 'reason'],
  },
  'revaluation-claim': {
    nature: 'statutory',
    event: 'revaluation.claimed',
    fields: ['pin', 'amount', 'objectUntil'],
  },
  'owner-alert': { nature: 'courtesy', event: null, fields: ['pin', 'kind', 'receipt', 'lodgedAt'] },
  'owner-may-object': {
    nature: 'statutory',
    event: 'transaction.on-hold',
    fields: ['pin', 'kind', 'receipt', 'until'],
  },
  'owner-lock-stops': {
    nature: 'statutory',
    event: 'transaction.on-hold',
    fields: ['pin', 'kind', 'receipt'],
  },
  'owner-objected': {
    nature: 'statutory',
    event: 'transaction.objected',
    fields: ['pin', 'receipt', 'objectedAt'],
  },
  'publication-begun': {
    nature: 'statutory',
    event: 'publication.begun',
    fields: ['pin', 'receipt', 'since', 'until'],
  },
  'publication-objected': {
    nature: 'statutory',
    event: 'publication.objected',
    fields: ['pin', 'receipt', 'objectedAt'],
  },
  'webhook-trial': { nature: 'trial', event: 'webhook.trial', fields: ['url'] },
} as const satisfies Readonly<Record<string, TemplateRow>>

interface TemplateRow {
  readonly nature: 'statutory' | 'courtesy' | 'trial'
  readonly event: string | null
  readonly fields: readonly string[]
}

export type TemplateName = keyof typeof TEMPLATES

export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[]

/**
 * Instants as ISO 8601 text, amounts in cents, lists of codes with commas between them; the titles of documents in
 * French and, on a second line, in English, or once where both are the same.
 */
export type DataOf<Name extends TemplateName> = Readonly<
  Record<(typeof TEMPLATES)[Name]['fields'][number], string | number | null>
>

export function isCourtesy(name: TemplateName): boolean {
  return TEMPLATES[name].nature === 'courtesy'
}
