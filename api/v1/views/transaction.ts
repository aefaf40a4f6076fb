import type { z } from 'zod'
import { newestIn } from '../../../domain/exchange/asked.ts'
import { formatFraction } from '../../../domain/register/fraction.ts'
import type { Certificate, Dossier, ReceiptDocument } from '../../../domain/transaction/dossier.ts'
import type { DossierDocument } from '../../../domain/transaction/document.ts'
import { askedOf } from '../../../domain/transaction/kinds.ts'
import { titleOfAsked } from '../../../domain/transaction/kinds/asking.ts'
import type { AskedDocument } from '../../../domain/transaction/kinds/asking.ts'
import { signatoriesOf } from '../../../domain/transaction/signatories.ts'
import type { Signatory } from '../../../domain/transaction/signatories.ts'
import type { ReceiptTimestamp } from '../../../domain/ports.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { asOwedAt } from '../../../domain/payment/late.ts'
import type { Notice } from '../../../domain/payment/notice.ts'
import type { Instant } from '../../../domain/time.ts'
import type { PayLinks } from '../../pay-links.ts'
import type { notice } from '../schemas/notice.ts'
import type { transaction } from '../schemas/transaction.ts'

type TransactionView = z.input<typeof transaction>

/** A dossier field by field: what is added to the record does not leave the house by itself. */
export function transactionView(
  dossier: Dossier,
  links: PayLinks,
  timestamps: readonly ReceiptTimestamp[],
  at: Instant,
): TransactionView {
  const { transactionId, kind, stage, notaryId, terms, openedAt, receipt, returned, assessment } = dossier
  const { transcription, registeredAt, certificate, receiptDocument } = dossier
  return {
    ...{ transactionId, stage, notaryId, openedAt, transcription, registeredAt },
    receipt: receipt && { ...receipt, timestamp: timestamps[0]?.at ?? null },
    kind,
    terms: termsView(terms),
    asked: askedOf(terms).map(askedView),
    signatories: signatoriesOf(terms, newestIn('deed', dossier.documents)).map(signatoryView),
    documents: dossier.documents.map(documentView),
    findings: [...dossier.findings],
    returned: returned && { codes: [...returned.codes], until: returned.until },
    assessment: assessment && { ...assessment, lines: [...assessment.lines] },
    notices: dossier.notices.map((each) => noticeView(asOwedAt(each, at), links)),
    receiptDocument: receiptDocument && sealedView(receiptDocument),
    certificate: certificate && sealedView(certificate),
  }
}

function sealedView({ ref, sealedAt }: Certificate | ReceiptDocument): {
  readonly sha256: string
  readonly bytes: number
  readonly sealedAt: string
} {
  return { sha256: ref.sha256, bytes: ref.bytes, sealedAt }
}

/** Terms as they were declared; what a notary sent can be sent again. */
export function termsView(terms: Terms): TransactionView['terms'] {
  return {
    ...terms,
    declarations: [...terms.declarations],
    parties: terms.parties.map((party) => ({ ...party, share: party.share && formatFraction(party.share) })),
  }
}

function askedView(asked: AskedDocument): TransactionView['asked'][number] {
  const { slot, document, of, party, basis, validForDays } = asked
  return {
    ...{ slot, document, role: of, partyId: party?.id ?? null, basis },
    title: titleOfAsked(asked),
    validForDays: validForDays ?? null,
  }
}

function signatoryView({ turn, party, must, signed }: Signatory): TransactionView['signatories'][number] {
  return {
    turn,
    role: party?.role ?? null,
    partyId: party?.id ?? null,
    name: party?.name ?? null,
    must,
    signed,
  }
}

function documentView(document: DossierDocument): TransactionView['documents'][number] {
  const { documentId, slot, version, ref, status, reason, uploadedAt, validUntil, mediaType } = document
  const { sha256, bytes } = ref
  return {
    ...{ documentId, slot, version, sha256, bytes, status, reason, uploadedAt, validUntil, mediaType },
    findings: [...document.findings],
  }
}

function noticeView(each: Notice, links: PayLinks): z.input<typeof notice> {
  const { noticeId, payer, lines, amount, issuedAt, dueAt, paidAt, paymentReceipt } = each
  const link = links.get(noticeId)
  return {
    ...{ noticeId, payer, amount, issuedAt, dueAt, paidAt, paymentReceipt },
    lines: [...lines],
    payCode: link?.payCode ?? null,
    payUrl: link?.payUrl ?? null,
  }
}
