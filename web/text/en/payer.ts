/** The payer's pages. */
export const payer = {
  enter: {
    title: 'Pay a notice',
    lead: 'Your notary gave you a code of 16 letters and digits. With it you see what you owe and why, before you pay anything.',
    code: 'Pay code',
    codeHint: 'For example K7QM-20XF-9ABC-D3EF. Capitals, spaces and dashes do not matter.',
    submit: 'See the notice',
    safety:
      'The code opens one notice only. You pay on the bank’s own page; card details never pass through this site.',
  },
  notice: {
    title: 'Your payment notice',
    what: (kind: string, pin: string): string => `${kind}, parcel ${pin}`,
    lead: 'This is what the State asks of you before the deed can be registered.',
    payers: 'In the name of',
    masked: 'Names are shortened so that strangers learn nothing.',
    issued: 'Issued on',
    due: 'Pay by',
    dueWarning: 'If it is not paid by then, the transaction lapses and must be lodged again.',
    howWorkedOut: 'How it is worked out',
    value: 'Price of the parcel',
    onDuty: 'Duty to which it is added',
    relief: 'Relief: first-time buyer',
    dutiable: 'Value that bears duty',
    times: 'Rate',
    rounded: 'Amount, rounded up to the next 5 rupees',
    total: 'Total to pay',
    pay: (amount: string): string => `Pay ${amount}`,
    paySafety: 'You go on to the bank’s page. Come back here afterwards for your receipt.',
    failed: 'The last payment did not go through and nothing was taken. You can try again.',
    cancelled: 'The last payment was broken off and nothing was taken. You can try again.',
    differs:
      'The bank reports another sum than was due. It is held and recorded; do not pay again. Speak to your notary, who sees it too.',
    open: 'A payment is open at the bank. If you have paid already, wait for the confirmation instead of paying again.',
    seeOpen: 'See whether the bank has confirmed',
    forget: 'Leave this notice',
  },
  wait: {
    title: 'Waiting for the bank’s confirmation',
    text: 'We ask the bank itself whether your payment has arrived. This usually takes a few seconds.',
    refresh: 'This page looks again by itself every few seconds.',
    slow: 'It takes longer than usual. You can close this page: the payment is not lost, and your notary will see it as soon as the bank confirms it.',
    check: 'Look again',
    back: 'Back to the notice',
  },
  paid: {
    title: 'Paid',
    receipt: 'Receipt number',
    paidAt: 'Confirmed by the bank',
    amount: 'Amount',
    nextTitle: 'What happens next',
    next: [
      'Your notary sees the payment at once.',
      'When every notice of the transaction is paid, the register checks it once more and registers it.',
      'Your notary gives you the sealed certificate of registration.',
    ],
    keep: 'Print this page and keep the receipt number.',
  },
  over: {
    withdrawn: {
      title: 'This transaction was withdrawn',
      text: 'Nothing is to be paid any more. What was paid is owed back; your notary tells you how.',
    },
    lapsed: {
      title: 'The time to pay has run out',
      text: 'The transaction has lapsed. Do not pay. Speak to your notary, who can lodge it again.',
    },
    refused: {
      title: 'Registration of this transaction was refused',
      text: 'Nothing is to be paid any more. What was paid is owed back; your notary tells you how.',
    },
    settled: {
      title: 'Nothing is claimed any more',
      text: 'There is nothing to pay. The decision says why.',
    },
    objection: {
      title: 'Your objection is being decided',
      text: 'Nothing has to be paid until then. You find the decision here.',
    },
    other: {
      title: 'This notice cannot be paid at the moment',
      text: 'The transaction is not waiting for payment now. Speak to your notary.',
    },
  },
}
