import { z } from 'zod'
import { role } from './terms.ts'
import { cents, instant, localDate, pin } from './values.ts'

const duty = z.enum([
  'registration-duty',
  'land-transfer-tax',
  'leasehold-transfer-tax',
  'undervaluation-penalty',
  'late-deed-surcharge',
  'late-lodging-surcharge',
  'late-payment-surcharge',
])

export const assessmentLine = z
  .strictObject({
    duty,
    payer: role,
    value: cents,
    relief: z
      .strictObject({ name: z.literal('first-time-buyer'), amount: cents, basis: z.string() })
      .nullable(),
    basisPoints: z.int().meta({ description: 'Hundredths of a per cent' }),
    fixed: cents.optional().meta({ description: 'Owed whatever the value; absent for a part of it' }),
    amount: cents,
    basis: z.string(),
  })
  .meta({ id: 'AssessmentLine', description: '(value − relief) × rate, rounded, with its legal basis' })

export const assessment = z
  .strictObject({
    scheduleVersion: z.string(),
    on: localDate,
    lines: z.array(assessmentLine),
    total: cents,
  })
  .meta({ id: 'Assessment', description: 'The duties under the law of that day' })

/** What both the notary and the payer see of a notice. */
const shown = {
  payer: role,
  lines: z.array(assessmentLine),
  amount: cents,
  issuedAt: instant,
  dueAt: instant,
  paidAt: instant.nullable(),
  paymentReceipt: z.string().nullable(),
}

export const notice = z
  .strictObject({
    noticeId: z.string(),
    ...shown,
    payCode: z.string().nullable(),
    payUrl: z.string().nullable(),
  })
  .meta({
    id: 'Notice',
    description: 'What one payer owes. The pay code is shown to the notary of the dossier alone',
  })

export const payersNotice = z
  .strictObject({
    ...shown,
    pin,
    payerNames: z.array(z.string()).meta({ description: 'Masked: `J••• D•••`' }),
    refundDue: cents.nullable().meta({ description: 'What is owed back of it' }),
    payable: z.boolean(),
  })
  .meta({ id: 'PayersNotice', description: 'A notice as the holder of its pay code sees it' })

export const payCode = z
  .strictObject({ payCode: z.string().max(60) })
  .meta({ id: 'PayCode', example: { payCode: 'K7QM-20XF-9ABC-D3EF' } })

export const checkout = z.strictObject({ checkoutUrl: z.string() }).meta({ id: 'Checkout' })

/** The bank's own format, of which one field matters; whatever else it sends is not our business. */
export const bankNotification = z
  .object({ orderId: z.string().min(1).max(100) })
  .meta({ id: 'BankNotification' })
