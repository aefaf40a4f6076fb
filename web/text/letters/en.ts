import type { Envelope, Letters } from './shape.ts'

/** All letters in English. */
export const letters: Letters = {
  'receipt-given': ({ receipt, lodgedAt, pin }, { text, instant }) => ({
    subject: `Deed lodged: receipt ${text(receipt)}`,
    paragraphs: [
      `The deed on parcel ${text(pin)} was lodged on ${instant(lodgedAt)}. Its receipt is ${text(receipt)}.`,
      'The receipt fixes the rank on the parcel, whatever the processing takes. The signatures are examined next; there is nothing for you to do.',
    ],
  }),
  returned: ({ pin, codes, until }, { text, reasons, instant }) => ({
    subject: `Returned: put right and lodge again before ${instant(until)}`,
    paragraphs: [
      `The transaction on parcel ${text(pin)} comes back to you for these reasons:`,
      reasons(codes),
      `You have until ${instant(until)} to put this right and lodge again. Receipt and rank stay. After that moment the transaction lapses.`,
    ],
  }),
  refused: ({ pin, codes, refusedAt }, { text, reasons, instant }) => ({
    subject: `Registration refused, parcel ${text(pin)}`,
    paragraphs: [
      `On ${instant(refusedAt)} the Registrar-General refused to register the transaction on parcel ${text(pin)}, for these reasons:`,
      reasons(codes),
      'If you think this is wrong, you may write to the Registrar-General and ask for the decision to be looked at again, and you may bring it before the Supreme Court. Say which of these reasons you contest, and why.',
      'What was paid in duties is owed back. The parcel is free again.',
    ],
  }),
  withdrawn: ({ pin }, { text }) => ({
    subject: `Withdrawn: the transaction on parcel ${text(pin)}`,
    paragraphs: [
      `The notary withdrew the transaction on parcel ${text(pin)}. The parcel is free again, and what was paid in duties is owed back.`,
    ],
  }),
  lapsed: ({ pin }, { text }) => ({
    subject: `Lapsed: the transaction on parcel ${text(pin)}`,
    paragraphs: [
      `The time to act on the transaction on parcel ${text(pin)} has run out, so it lapsed. The parcel is free again, and what was paid in duties is owed back. The deed may be lodged as a new transaction.`,
    ],
  }),
  'notice-issued': (
    { noticeId, payer, pin, amount, dueAt },
    { text, payer: who, money, instant, payLink },
  ) => ({
    subject: `Notice of payment: ${money(amount)} by ${instant(dueAt)}`,
    paragraphs: [
      `Notice ${text(noticeId)} asks ${who(payer)} of parcel ${text(pin)} for ${money(amount)}, to be paid by ${instant(dueAt)}. The transaction is registered once every notice is paid; after that moment it lapses.`,
      payLink === null
        ? 'The payer gets the link or the code to pay with from the notary.'
        : `To see what is charged and to pay: ${payLink}\nWhoever has this link can see and pay this one notice, and nothing else. We never ask you to pay into an account named in an e-mail.`,
    ],
  }),
  'payment-received': (
    { noticeId, payer, amount, receipt, paidAt },
    { text, payer: who, money, instant },
  ) => ({
    subject: `Paid: ${money(amount)}, receipt ${text(receipt)}`,
    paragraphs: [
      `The bank confirmed on ${instant(paidAt)} that ${who(payer)} paid notice ${text(noticeId)}: ${money(amount)}. The receipt is ${text(receipt)}.`,
    ],
  }),
  'refund-owed': ({ pin, payer, amount }, { text, payer: who, money }) => ({
    subject: `Owed back: ${money(amount)}, parcel ${text(pin)}`,
    paragraphs: [
      `Of what ${who(payer)} paid for the transaction on parcel ${text(pin)}, ${money(amount)} is owed back. The Registrar-General’s cashier sees it among the refunds due; there is nothing to do or to apply for.`,
      'We never ask for a card number or a password to pay money back.',
    ],
  }),
  reminder: ({ pin, what, until }, { text, instant }) => ({
    subject: `Reminder: ${reminded(text(what))} by ${instant(until)}`,
    paragraphs: [
      `The transaction on parcel ${text(pin)} waits: ${reminded(text(what))}. The time for it ends on ${instant(until)}.`,
    ],
  }),
  'certificate-ready': ({ pin, volume, number, registeredAt }, { text, instant }) => ({
    subject: `Registered: parcel ${text(pin)}, ${text(volume)} No ${text(number)}`,
    paragraphs: [
      `The transaction on parcel ${text(pin)} was registered on ${instant(registeredAt)} and transcribed in volume ${text(volume)} under number ${text(number)}.`,
      'The sealed certificate of registration is ready. Anyone can verify it on our site or with a PDF reader.',
    ],
  }),
  'document-asked': ({ document, by, until }, { title, text, instant }) => ({
    subject: `A document is asked of you: ${title(document)}`,
    paragraphs: [
      `${text(by)} asks you for this document: ${title(document)}.`,
      until === null ? 'Please send it as soon as you can.' : `Please send it by ${instant(until)}.`,
    ],
  }),
  'document-refused': ({ document, reason }, { title, text }) => ({
    subject: `A document cannot be accepted: ${title(document)}`,
    paragraphs: [
      `This document cannot be accepted: ${title(document)}. The notary says why:`,
      text(reason),
      'Please send a better one.',
    ],
  }),
  'document-expiring': ({ document, until }, { title, instant }) => ({
    subject: `A document expires on ${instant(until)}: ${title(document)}`,
    paragraphs: [
      `This document holds until ${instant(until)}: ${title(document)}. If registration may come later, send a newer one before.`,
    ],
  }),
  'document-reminded': ({ documents, askedAt, until }, { title, instant }) => ({
    subject: 'Reminder: your notary waits for a document from you',
    paragraphs: [
      `Your notary has been waiting for this since ${instant(askedAt)}: ${title(documents)}.`,
      `Please send it ${until === null ? 'as soon as you can' : `by ${instant(until)}`}, by the link that your notary gave you or after signing in with your identity card number. If you cannot, write to him.`,
    ],
  }),
  'document-unanswered': ({ party, documents, askedAt }, { title, text, instant }) => ({
    subject: 'A party has not sent what was asked',
    paragraphs: [
      `${text(party)} was asked on ${instant(askedAt)}, and reminded since, for this: ${title(documents)}. It has not come, and no more reminders go out.`,
      'You may ask anew, write to the party, or find the document yourself.',
    ],
  }),
  'dossier-message': ({ from, text: said }, { text }) => ({
    subject: `A message from ${text(from)}`,
    paragraphs: [`${text(from)} writes:`, text(said)],
  }),
  'deadline-extended': ({ what, until, reason }, { text, instant }) => ({
    subject: `More time: until ${instant(until)}`,
    paragraphs: [
      `The time for this was extended: ${reminded(text(what))}. It now ends on ${instant(until)}. The reason: ${text(reason)}.`,
    ],
  }),
  'revaluation-claim': ({ pin, amount, objectUntil }, { text, money, instant }) => ({
    subject: `More duty is claimed: ${money(amount)}, parcel ${text(pin)}`,
    paragraphs: [
      `The property on parcel ${text(pin)} was valued anew, and ${money(amount)} more duty is claimed. The title stays as it is.`,
      `You may pay the claim, or object to it until ${instant(objectUntil)}.`,
    ],
  }),
  'owner-alert': ({ pin, kind, receipt, lodgedAt }, { text, kind: what, instant }) => ({
    subject: `A deed was lodged on your parcel ${text(pin)}`,
    paragraphs: [
      `On ${instant(lodgedAt)} a notary lodged a deed on your parcel ${text(pin)} (${what(kind)}, receipt ${text(receipt)}). You asked to be told.`,
      'If you know of it, there is nothing to do. If you do not, log in at once: you can object, or lock your title.',
    ],
  }),
  'owner-may-object': ({ pin, kind, receipt, until }, { text, kind: what, instant }) => ({
    subject: `You may object until ${instant(until)}: parcel ${text(pin)}`,
    paragraphs: [
      `A deed on your parcel ${text(pin)} (${what(kind)}, receipt ${text(receipt)}) is ready to be registered. You asked to be told first, so registration waits.`,
      `Until ${instant(until)} you may log in and object. If you do nothing, registration goes on after that moment.`,
    ],
  }),
  'owner-lock-stops': ({ pin, kind, receipt }, { text, kind: what }) => ({
    subject: `Your lock stops a transaction: parcel ${text(pin)}`,
    paragraphs: [
      `A deed on your parcel ${text(pin)} (${what(kind)}, receipt ${text(receipt)}) is ready to be registered. Your title is locked, so it stops here until you lift the lock.`,
      'If this is your own transaction, log in and lift the lock. If it is not, leave the lock and object.',
    ],
  }),
  'owner-objected': ({ pin, receipt, objectedAt }, { text, instant }) => ({
    subject: `The owner objects: parcel ${text(pin)}`,
    paragraphs: [
      `On ${instant(objectedAt)} an owner of parcel ${text(pin)} objected to the transaction with receipt ${text(receipt)}. Officers of the Registrar look at it before anything is registered.`,
    ],
  }),
  'publication-begun': ({ pin, receipt, since, until }, { text, instant, publicNotice }) => ({
    subject: `Published until ${instant(until)}: parcel ${text(pin)}`,
    paragraphs: [
      `The claim on parcel ${text(pin)} (receipt ${text(receipt)}) has been published since ${instant(since)}, as the Acquisitive Prescription Act 2018 asks (ss. 5 and 7). Anyone reads it here: ${publicNotice}`,
      `Until ${instant(until)} anyone may object, and nothing is transcribed before. An objection stops the transaction until its author withdraws it, the court dismisses it, or an officer sets it aside. You are told of each. If none stands at that moment, registration goes on.`,
    ],
  }),
  'publication-objected': ({ pin, receipt, objectedAt }, { text, instant }) => ({
    subject: `Somebody objects to the publication: parcel ${text(pin)}`,
    paragraphs: [
      `On ${instant(objectedAt)} somebody objected to the publication of the claim on parcel ${text(pin)} (receipt ${text(receipt)}).`,
      'While the objection stands, nothing is transcribed. It ends when its author withdraws it, when the court dismisses it, or when an officer sets it aside because nobody is found behind it. The notary sees who objects, and why, in the dossier.',
    ],
  }),
  'webhook-trial': ({ url }, { text }) => ({
    subject: 'Trial call to your software',
    paragraphs: [
      `You asked for a trial call to ${text(url)}. What came of it stands on the page of your webhooks.`,
    ],
  }),
}

/** What a term is for. A name that is not here is shown as it is. */
function reminded(what: string): string {
  const known: Readonly<Record<string, string>> = {
    preparation: 'the deed is to be lodged',
    correction: 'what was returned is to be put right and lodged again',
    'claim-payment': 'the claim is to be paid',
    payment: 'the notice is to be paid',
    document: 'a document is to be sent',
    objection: 'an objection may be made',
  }
  return known[what] ?? what
}

export const envelope: Envelope = {
  greeting: 'Good day,',
  closing: 'Land Registrar, Registrar-General’s Department',
  aboutTransaction: (id) => `Transaction ${id}`,
  readInPortal: (url) => `This message also stands in your inbox: ${url}`,
  whyStatutory:
    'This message concerns a right or a term that the law gives you. It cannot be unsubscribed from.',
  unsubscribe: (url) => `You get this as a courtesy. To get no more of these: ${url}`,
}
